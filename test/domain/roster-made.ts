import type { Absence } from '../../src/domain/absence.ts';
import type { Unit } from '../../src/domain/agency.ts';
import { everybody } from '../../src/domain/condition.ts';
import type { Edict } from '../../src/domain/edict.ts';
import type { Bound, ModeRule, PresenceRule, Quota } from '../../src/domain/mode-rule.ts';
import type { Person } from '../../src/domain/person.ts';
import type { RosterRow } from '../../src/domain/roster.ts';
import type { RosterDraft, RosterQuestion, Turn } from '../../src/domain/roster-question.ts';
import type { LocalDate } from '../../src/domain/time.ts';
import { agency, day, edict, person, policy, unit } from './made.ts';

/** A Monday; the four weeks after it hold no holiday. */
export const monday = day('2021-08-30');
export const fridayWeekFour = day('2021-09-24');

export const quota = (change: Partial<Quota> = {}): Quota => ({
  name: 'umum',
  clause: 'angka 2',
  bounds: [percent('wfo', 'exact', 25)],
  per: 'opd',
  each: [],
  headcount: 'books',
  rest: 'wfh',
  rotation: { kind: 'days', days: 1, choices: [] },
  ...change,
});

export const percent = (side: Bound['side'], kind: Bound['kind'], value: number): Bound => ({
  side,
  kind,
  amount: { kind: 'percent', percent: value },
});

export const drawing = (name = 'umum'): ModeRule => ({
  clause: 'angka 2',
  when: everybody,
  outcome: { kind: 'quota', quota: name },
});

export const presence = (change: Partial<PresenceRule> = {}): PresenceRule => ({
  clause: 'angka 3',
  reason: 'loket',
  least: 1,
  who: { ...everybody, positions: ['loket'] },
  per: 'unit',
  ...change,
});

export const staff = (count: number, change: (i: number) => Partial<Person> = () => ({})): readonly Person[] =>
  Array.from({ length: count }, (_, i) =>
    person({ id: i + 1, nip: `19900101201501${String(1001 + i)}`, name: `Pegawai ${i + 1}`, ...change(i) }),
  );

export const at = (id: string): Pick<Person, 'services'> => ({
  services: [{ unit: id, roles: [], from: null, to: null }],
});

type Setting = Partial<RosterQuestion> & { readonly edicts?: readonly Edict[]; readonly places?: readonly Unit[] };

/** A question with one dinas of eight and the 25 % of Palopo, changed where a test needs it. */
export function question({ edicts, places, ...change }: Setting = {}): RosterQuestion {
  const ruling = edicts ?? [edict({ quotas: [quota()], rules: [drawing()] })];
  const units = agency(places ?? [unit()], { edicts: ruling.map(({ slug }) => ({ use: slug, for: ['kota'] })) });
  return {
    policy: policy({ agency: units, edicts: new Map(ruling.map((one) => [one.slug, { ...one, hash: one.slug }])) }),
    edict: ruling[0]?.slug ?? 'se',
    from: monday,
    to: fridayWeekFour,
    units: null,
    persons: staff(8),
    absences: new Map(),
    overrides: [],
    rows: new Map(),
    ledger: new Map(),
    changesFrom: monday,
    redo: false,
    ...change,
  };
}

export const byPerson = (absences: readonly Absence[]): ReadonlyMap<number, readonly Absence[]> => {
  const found = new Map<number, Absence[]>();
  for (const one of absences) found.set(one.person, [...(found.get(one.person) ?? []), one]);
  return found;
};

/** Who is at the office on a day, by id, among those who draw. */
export const inOffice = (draft: RosterDraft, date: LocalDate): readonly number[] =>
  draft.entries.filter((e) => e.date === date && e.mode === 'wfo').map(({ person: id }) => id);

/** The rows that bind once a draft is published. */
export function rowsOf(draft: RosterDraft): ReadonlyMap<number, ReadonlyMap<LocalDate, RosterRow>> {
  const rows = new Map<number, Map<LocalDate, RosterRow>>();
  for (const { person: id, date, mode } of draft.entries) {
    const mine = rows.get(id) ?? new Map<LocalDate, RosterRow>();
    mine.set(date, { mode, edict: draft.edict });
    rows.set(id, mine);
  }
  return rows;
}

/** Everybody's last turn before a day, as the ledger keeps it. */
export function ledgerOf(draft: RosterDraft, before: LocalDate): ReadonlyMap<number, Turn> {
  const ledger = new Map<number, Turn>();
  for (const { person: id, date, pool, turns } of draft.entries) if (date < before) ledger.set(id, { pool, turns });
  return ledger;
}

/** Days at the office of each person. */
export function officeDays(...drafts: readonly RosterDraft[]): ReadonlyMap<number, number> {
  const days = new Map<number, number>();
  for (const draft of drafts)
    for (const { person: id, mode } of draft.entries) days.set(id, (days.get(id) ?? 0) + (mode === 'wfo' ? 1 : 0));
  return days;
}

export const spread = (days: ReadonlyMap<number, number>): number =>
  Math.max(...days.values()) - Math.min(...days.values());
