import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Absence } from '../../src/domain/absence.ts';
import type { Unit } from '../../src/domain/agency.ts';
import { everybody } from '../../src/domain/condition.ts';
import type { Bound, PresenceRule, Quota } from '../../src/domain/mode-rule.ts';
import type { Person } from '../../src/domain/person.ts';
import { quotaDay } from '../../src/domain/quota.ts';
import { draftRoster } from '../../src/domain/roster-draft.ts';
import type { RosterDraft, RosterQuestion } from '../../src/domain/roster-question.ts';
import { addDays, datesFrom, type LocalDate, weekdayOf } from '../../src/domain/time.ts';
import { absence, edict, unit } from './made.ts';
import { at, byPerson, drawing, ledgerOf, monday, presence, question, quota, rowsOf, staff } from './roster-made.ts';

const bound = fc.record({
  side: fc.constantFrom<Bound['side']>('wfo', 'wfh'),
  kind: fc.constantFrom<Bound['kind']>('min', 'max', 'exact'),
  amount: fc.oneof(
    fc.integer({ min: 0, max: 100 }).map((percent) => ({ kind: 'percent', percent }) as const),
    fc.integer({ min: 0, max: 6 }).map((number) => ({ kind: 'number', number }) as const),
  ),
});
const aQuota = fc.record({
  bounds: fc.array(bound, { minLength: 1, maxLength: 2 }),
  per: fc.constantFrom('opd', 'unit'),
  headcount: fc.constantFrom<Quota['headcount']>('books', 'present'),
  rotation: fc.integer({ min: 1, max: 4 }).map((days) => ({ kind: 'days', days, choices: [] }) as const),
});
const aPerson = fc.record({
  services: fc.constantFrom('dinas', 'bidang', 'wara').map((id) => at(id).services),
  position: fc.constantFrom<Person['position']>(null, null, null, 'loket'),
  level: fc.constantFrom<Person['level']>('jpt', 'pelaksana', 'pelaksana', 'pelaksana', 'fungsional'),
});
const aPresence = fc.option(
  fc.record({
    least: fc.integer({ min: 1, max: 2 }),
    per: fc.constantFrom('unit', 'opd'),
    positions: fc.constantFrom(['loket'], []),
  }),
  { nil: undefined },
);
const length = 15;
const aLeave = fc.record({
  person: fc.integer({ min: 1, max: 20 }),
  first: fc.integer({ min: 0, max: length - 1 }),
  days: fc.integer({ min: 0, max: 6 }),
});
const places: readonly Unit[] = [
  unit(),
  unit({ id: 'bidang', parent: 'dinas' }),
  unit({ id: 'wara', type: 'kecamatan', workWeek: [1, 2, 3, 4, 5, 6] }),
];

type World = {
  readonly people: readonly Partial<Person>[];
  readonly quota: Pick<Quota, 'bounds' | 'per' | 'headcount' | 'rotation'>;
  readonly presence:
    | { readonly least: number; readonly per: string; readonly positions: readonly string[] }
    | undefined;
  readonly leaves: readonly { readonly person: number; readonly first: number; readonly days: number }[];
};
const world: fc.Arbitrary<World> = fc.record({
  people: fc.array(aPerson, { minLength: 1, maxLength: 20 }),
  quota: aQuota,
  presence: aPresence,
  leaves: fc.array(aLeave, { maxLength: 6 }),
});

const absencesOf = (leaves: World['leaves']): readonly Absence[] =>
  leaves.map(({ person, first, days }) =>
    absence({ person, from: addDays(monday, first), to: addDays(monday, first + days) }),
  );

function asked(of: World, change: Partial<RosterQuestion> = {}): RosterQuestion {
  const rules: readonly PresenceRule[] = of.presence
    ? [
        presence({
          least: of.presence.least,
          per: of.presence.per,
          who: { ...everybody, positions: of.presence.positions },
        }),
      ]
    : [];
  const fixed = {
    clause: 'angka 1',
    when: { ...everybody, levels: ['jpt'] as const },
    outcome: { kind: 'mode', mode: 'wfo', quota: 'umum' } as const,
  };
  return question({
    edicts: [edict({ quotas: [quota(of.quota)], rules: [fixed, drawing()], presence: rules })],
    places,
    persons: staff(of.people.length, (i) => of.people[i] ?? {}),
    absences: byPerson(absencesOf(of.leaves)),
    to: addDays(monday, length - 1),
    ...change,
  });
}

/** What a person does on a day, worked out again from the question alone: leave, weekend, fixed, or the turn drawn. */
function modeOn(q: RosterQuestion, draft: RosterDraft, date: LocalDate) {
  const turns = new Map(draft.entries.filter((e) => e.date === date).map((e) => [e.person, e.mode]));
  return (person: Person): 'wfo' | 'wfh' | 'away' | 'off' => {
    const work = places.find(({ id }) => id === person.services[0]?.unit)?.workWeek ?? [];
    if (!work.includes(weekdayOf(date))) return 'off';
    if (q.absences.get(person.id)?.some(({ from, to }) => from <= date && date <= to)) return 'away';
    if (person.level === 'jpt') return 'wfo';
    return turns.get(person.id) === 'wfo' ? 'wfo' : 'wfh';
  };
}

const baseOf = (person: Person, per: string): string => {
  const id = person.services[0]?.unit ?? '';
  return per === 'opd' && id === 'bidang' ? 'dinas' : id;
};

describe('whatever the units, people, quotas and leave', () => {
  test('no floor is undercut and no ceiling broken on any day, unless the roster says so and gives the nearest', () => {
    fc.assert(
      fc.property(world, (of) => {
        const q = asked(of);
        const draft = draftRoster(q);
        for (const date of datesFrom(q.from, q.to)) {
          const mode = modeOn(q, draft, date);
          for (const base of ['dinas', 'bidang', 'wara']) {
            const group = q.persons.filter((p) => baseOf(p, of.quota.per) === base && mode(p) !== 'off');
            if (group.length === 0) continue;
            const there = group.filter((p) => mode(p) !== 'away');
            const office = there.filter((p) => mode(p) === 'wfo').length;
            const rule = quotaDay(quota(of.quota), group.length, there.length, undefined);
            const said = draft.shortfalls.filter((s) => s.date === date && s.unit === base && s.kind !== 'cover-short');
            for (const one of said) expect(one.got).toBe(office);
            if (said.length > 0) continue;
            expect(office).toBeGreaterThanOrEqual(rule?.least ?? 0);
            expect(office).toBeLessThanOrEqual(rule?.most ?? 0);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('what it says it cannot do can really not be done', () => {
    fc.assert(
      fc.property(world, (of) => {
        const q = asked(of);
        for (const short of draftRoster(q).shortfalls) {
          const mode = modeOn(q, draftRoster(q), short.date);
          const there = q.persons.filter(
            (p) => baseOf(p, of.quota.per) === short.unit && !['away', 'off'].includes(mode(p)),
          );
          const fixed = there.filter((p) => p.level === 'jpt').length;
          if (short.kind === 'too-few') expect(there.length).toBeLessThan(short.wanted);
          if (short.kind === 'too-many-fixed') expect(fixed).toBeGreaterThan(short.wanted);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('a presence rule holds on every day, or the roster names the day', () => {
    fc.assert(
      fc.property(world, (of) => {
        const { presence: rule } = of;
        fc.pre(rule !== undefined);
        const q = asked(of);
        const draft = draftRoster(q);
        for (const date of datesFrom(q.from, q.to)) {
          const mode = modeOn(q, draft, date);
          for (const base of ['dinas', 'bidang', 'wara']) {
            const holders = q.persons.filter(
              (p) =>
                baseOf(p, rule.per) === base &&
                mode(p) !== 'off' &&
                (rule.positions.length === 0 || p.position === 'loket'),
            );
            if (holders.length === 0) continue;
            const office = holders.filter((p) => mode(p) === 'wfo').length;
            const said = draft.shortfalls.some((s) => s.date === date && s.unit === base && s.kind === 'cover-short');
            expect(said || office >= rule.least).toBe(true);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  test('turns differ by at most one block where people work the same days and no presence rule binds', () => {
    fc.assert(
      fc.property(world, (of) => {
        const draft = draftRoster(asked({ ...of, presence: undefined }));
        for (const { least, most, block } of draft.fairness) expect(most - least).toBeLessThanOrEqual(block);
      }),
      { numRuns: 300 },
    );
  });

  test('where they differ by more, the rule that forces it is named', () => {
    fc.assert(
      fc.property(world, (of) => {
        for (const { least, most, block, forcedBy } of draftRoster(asked(of)).fairness)
          if (most - least > block) expect(forcedBy).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('the same input gives the same roster, in whatever order it is read', () => {
    fc.assert(
      fc.property(world, (of) => {
        const q = asked(of);
        expect(draftRoster({ ...q, persons: [...q.persons].reverse() })).toEqual(draftRoster(q));
      }),
      { numRuns: 100 },
    );
  });

  test('one more leave never changes the past, and keeps what still fits of the future', () => {
    fc.assert(
      fc.property(world, aLeave, fc.integer({ min: 1, max: length - 1 }), (of, leave, day) => {
        const first = draftRoster(asked(of));
        const changesFrom = addDays(monday, day);
        const again = draftRoster(
          asked(
            { ...of, leaves: [...of.leaves, leave] },
            { rows: rowsOf(first), ledger: ledgerOf(first, changesFrom), changesFrom },
          ),
        );
        const published = rowsOf(first);
        for (const { person, date, mode } of again.entries)
          if (date < changesFrom) expect(published.get(person)?.get(date)?.mode).toBe(mode);
        // On a day the leave does not touch there is nothing to be mended.
        const touched = new Set(datesFrom(addDays(monday, leave.first), addDays(monday, leave.first + leave.days)));
        for (const { person, date, mode } of again.entries)
          if (!touched.has(date)) expect(published.get(person)?.get(date)?.mode).toBe(mode);
      }),
      { numRuns: 200 },
    );
  });
});
