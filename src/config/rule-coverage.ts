import type { Condition, ModeRule } from '../domain/mode-rule.ts';
import { levels } from './condition.ts';
import type { Validity } from './effective.ts';
import type { Report } from './report.ts';

/** Refuses a rule that no person of any agency reaches, because those before it take everybody it speaks of. */
export function checkCoverage(rules: readonly ModeRule[], validity: Validity, report: Report): void {
  rules.forEach(({ when }, i) => {
    const before = rules.slice(0, i).map((rule, j) => ({ rule, j }));
    const wide = before.filter(({ rule }) => isWithin(when, rule.when, validity));
    const people = peopleOf(when);
    const taking = wide.filter(({ rule }) => people.some((one) => peopleOf(rule.when).includes(one)));
    const alone = taking.filter(({ rule }) => covers([rule], people));
    const by =
      alone.length > 0
        ? alone.slice(0, 1)
        : covers(
              taking.map(({ rule }) => rule),
              people,
            )
          ? taking
          : [];
    if (by.length === 0) return;
    const names = by.map(({ rule, j }) => `rules[${j}] (${rule.clause})`).join(', ');
    report(
      ['rules', i],
      `rules[${i}] tidak pernah berlaku: semua yang dimaksud sudah diatur ${names}; ` +
        'diharapkan aturan yang lebih khusus didahulukan, atau aturan ini dihapus',
    );
  });
}

/** What an agency may have any number of, and time: everything `when` admits, `wide` admits too. */
function isWithin(when: Condition, wide: Condition, validity: Validity): boolean {
  const open = ['classes', 'unitTypes', 'units', 'positions', 'areaLevels'] as const;
  if (!open.every((part) => isPart(when[part], wide[part]))) return false;
  if (!wide.period) return true;
  const from = when.period && when.period.from > validity.from ? when.period.from : validity.from;
  const to = when.period && (validity.to === null || when.period.to < validity.to) ? when.period.to : validity.to;
  return wide.period.from <= from && to !== null && to <= wide.period.to;
}

const isPart = (some: readonly string[], all: readonly string[]): boolean =>
  all.length === 0 || (some.length > 0 && some.every((one) => all.includes(one)));

const covers = (rules: readonly ModeRule[], people: readonly string[]): boolean => {
  const taken = new Set(rules.flatMap(({ when }) => peopleOf(when)));
  return people.every((one) => taken.has(one));
};

/** Every kind of person and weekday a condition admits: of these there are only so many, so they can be counted out. */
function peopleOf({ levels: named, employment, itAble, weekdays }: Condition): readonly string[] {
  const asn = ['pns', 'cpns', 'pppk'];
  const employed = employment.flatMap((one) => (one === 'asn' ? asn : [one]));
  const [all, days] = [
    [...asn, 'non-asn'],
    [1, 2, 3, 4, 5, 6, 7],
  ];
  return (named.length > 0 ? named : levels).flatMap((level) =>
    (employed.length > 0 ? employed : all).flatMap((kind) =>
      (itAble === null ? [true, false] : [itAble]).flatMap((able) =>
        (weekdays.length > 0 ? weekdays : days).map((day) => `${level} ${kind} ${able} ${day}`),
      ),
    ),
  );
}
