import type { Condition, ModeRule, PresenceRule } from '../domain/mode-rule.ts';
import { nameOf } from './check.ts';
import type { Report } from './report.ts';
import { suggestion } from './spelling.ts';
import type { Path } from './yaml.ts';

type Names = {
  readonly rules: readonly ModeRule[];
  readonly presence: readonly PresenceRule[];
  readonly classes: readonly { readonly name: string }[];
  readonly quotas: readonly { readonly name: string }[];
};

/** Refuses what rules name and the edict does not have: quotas, classes. */
export function checkNames({ rules, presence, classes, quotas }: Names, report: Report): void {
  const [known, drawn] = [classes, quotas].map((list) => list.map(({ name }) => name));
  rules.forEach(({ when, outcome }, i) => {
    if (outcome.kind !== 'head' && outcome.quota !== null)
      expectOneOf(drawn ?? [], outcome.quota, 'kuota', 'quotas', ['rules', i, 'quota']);
    expectClasses(when, ['rules', i, 'when', 'classes']);
  });
  presence.forEach(({ who }, i) => {
    expectClasses(who, ['presence', i, 'who', 'classes']);
  });

  function expectClasses(when: Condition, at: Path): void {
    when.classes.forEach((name, j) => {
      expectOneOf(known ?? [], name, 'kelas', 'classes', [...at, j]);
    });
  }

  function expectOneOf(names: readonly string[], name: string, what: string, list: string, at: Path): void {
    if (names.includes(name)) return;
    const expected = names.length > 0 ? `salah satu dari ${names.join(', ')}` : `nama yang ada di ${list}`;
    report(at, `${nameOf(at)}: ${what} "${name}" tidak ada${suggestion(name, names)}; diharapkan ${expected}`);
  }
}
