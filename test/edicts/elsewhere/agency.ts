import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../../../src/config/index.ts';
import type { Person } from '../../../src/domain/person.ts';
import { type DayFacts, type DayPlan, type Mode, planDay } from '../../../src/domain/plan.ts';
import type { Policy } from '../../../src/domain/policy.ts';
import type { RosterMode, RosterRow } from '../../../src/domain/roster.ts';
import { draftRoster } from '../../../src/domain/roster-draft.ts';
import type { RosterDraft, RosterQuestion } from '../../../src/domain/roster-question.ts';
import { datesFrom, type LocalDate } from '../../../src/domain/time.ts';
import { day, person } from '../../domain/made.ts';
import { configIn, root } from '../stage.ts';

/** Edicts that are read, each with what the agency writes behind `use` on its line in serlok.yaml. */
export type Uses = Readonly<Record<string, string>>;
/** Files of the configuration, rewritten. */
export type Changes = Readonly<Record<string, (text: string) => string>>;

const here = join(import.meta.dirname, 'config');

/** serlok.yaml of the agencies elsewhere with these lines, these edict files, the holidays, and nothing else. */
export function configWith(uses: Uses, changes: Changes = {}): Config {
  const folder = mkdtempSync(join(tmpdir(), 'serlok-elsewhere-'));
  try {
    mkdirSync(join(folder, 'edicts'));
    for (const from of [join(root, 'config'), here])
      cpSync(join(from, 'holidays'), join(folder, 'holidays'), { recursive: true });
    for (const slug of Object.keys(uses))
      cpSync(join(here, 'edicts', `${slug}.yaml`), join(folder, 'edicts', `${slug}.yaml`));
    const lines = Object.entries(uses).map(([slug, line]) => `  - {use: ${slug}, ${line}}\n`);
    const agency = readFileSync(join(here, 'serlok.yaml'), 'utf8');
    writeFileSync(join(folder, 'serlok.yaml'), `${agency}\nedicts:\n${lines.join('')}`);
    for (const [name, rewrite] of Object.entries(changes)) {
      const text = readFileSync(join(folder, name), 'utf8');
      const changed = rewrite(text);
      if (changed === text) throw new Error(`${name} is what it was`);
      writeFileSync(join(folder, name), changed);
    }
    return configIn(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What is known besides the draft: leave, the head's word, rows made by hand. */
export type Given = Partial<Pick<RosterQuestion, 'absences' | 'overrides' | 'rows'>>;

/** An agency under its edicts, with the people a test made. */
export type Elsewhere = {
  readonly config: Config;
  in(unit: string): readonly Person[];
  /** The roster an edict asks for; nothing is published before. */
  draft(edict: string, from: string, to: string, change?: Partial<RosterQuestion>): RosterDraft;
  /** Where somebody is on a day, without any roster but what is given. */
  plan(one: Person, date: string, facts?: Partial<DayFacts>): DayPlan;
  /** Where everybody is once these drafts are published. */
  published(drafts: readonly RosterDraft[], given?: Given): Sheet;
};

export type Sheet = {
  readonly days: readonly LocalDate[];
  /** One letter a day: K office, R home, L leave, `.` no working day, `?` nobody can say. */
  line(one: Person): string;
  /** How many of these are there on each working day, each number once, in order of date. */
  numbers(mode: Mode, people: readonly Person[], from?: string, to?: string): readonly number[];
  /** How many days each of these is there: the fewest and the most. */
  turns(mode: Mode, people: readonly Person[]): readonly [number, number];
  plan(one: Person, date: string): DayPlan;
};

export function elsewhere(uses: Uses, staffs: readonly (readonly Person[])[], changes: Changes = {}): Elsewhere {
  const config = configWith(uses, changes);
  const policy: Policy = {
    agency: config.agency,
    edicts: new Map(config.edicts.map(({ slug, edict, hash }) => [slug, { ...edict, hash }])),
    holidays: config.holidays.flatMap(({ holidays }) => holidays),
    lateUses: [],
  };
  const persons = staffs.flat().map((one, i) => ({ ...one, id: i + 1, nip: `19900101201501${1001 + i}` }));
  const plan: Elsewhere['plan'] = (one, date, facts = {}) =>
    planDay(policy, one, day(date), { roster: undefined, absences: [], overrides: [], ...facts });
  return {
    config,
    plan,
    in: (unit) => persons.filter(({ services }) => services[0]?.unit === unit),
    draft: (edict, from, to, change = {}) =>
      draftRoster({
        policy,
        edict,
        from: day(from),
        to: day(to),
        units: null,
        persons,
        absences: new Map(),
        overrides: [],
        rows: new Map(),
        ledger: new Map(),
        changesFrom: day(from),
        redo: false,
        ...change,
      }),
    published: (drafts, { absences, overrides = [], rows } = {}) => {
      const drawn = new Map<string, RosterRow>();
      for (const { edict, entries } of drafts)
        for (const { person: id, date, mode } of entries) drawn.set(`${id} ${date}`, { mode, edict });
      return sheetOf([...new Set(drafts.flatMap(({ from, to }) => datesFrom(from, to)))].sort(), (one, date) =>
        plan(one, date, {
          roster: rows?.get(one.id)?.get(day(date)) ?? drawn.get(`${one.id} ${date}`),
          absences: absences?.get(one.id) ?? [],
          overrides,
        }),
      );
    },
  };
}

function sheetOf(days: readonly LocalDate[], plan: Sheet['plan']): Sheet {
  const line = (one: Person) => days.map((date) => letters[plan(one, date).mode]).join('');
  return {
    days,
    plan,
    line,
    numbers(mode, people, from = '', to = '9999') {
      const working = days.filter(
        (date) => from <= date && date <= to && people.some((one) => letters[plan(one, date).mode] !== '.'),
      );
      return [...new Set(working.map((date) => people.filter((one) => plan(one, date).mode === mode).length))];
    },
    turns(mode, people) {
      const each = people.map((one) => line(one).split(letters[mode]).length - 1);
      return [Math.min(...each), Math.max(...each)];
    },
  };
}

const letters: Record<Mode, string> = {
  office: 'K',
  home: 'R',
  anywhere: 'A',
  leave: 'L',
  holiday: '.',
  off: '.',
  none: '.',
  unmatched: '?',
};

/** So many people of a unit, alike in everything. */
export const staff = (unit: string, count = 1, change: Partial<Person> = {}): readonly Person[] =>
  Array.from({ length: count }, () => person({ services: [{ unit, roles: [], from: null, to: null }], ...change }));

/** Rows made by hand, alike for these people on these days. */
export const byHand = (people: readonly Person[], dates: readonly string[], mode: RosterMode) =>
  new Map(people.map(({ id }) => [id, new Map(dates.map((date) => [day(date), { mode, edict: null }]))]));
