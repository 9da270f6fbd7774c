import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../../src/config/index.ts';
import type { Absence } from '../../src/domain/absence.ts';
import { type Unit, unitOf } from '../../src/domain/agency.ts';
import type { Quota } from '../../src/domain/mode-rule.ts';
import type { Person } from '../../src/domain/person.ts';
import { type DayFacts, type DayPlan, planDay } from '../../src/domain/plan.ts';
import { type DatedEdict, edictFor, type Policy } from '../../src/domain/policy.ts';
import { type QuotaDay, quotaDay } from '../../src/domain/quota.ts';
import type { UnitOverride } from '../../src/domain/roster.ts';
import { draftRoster } from '../../src/domain/roster-draft.ts';
import type { RosterDraft, RosterQuestion } from '../../src/domain/roster-question.ts';
import { type Ruling, rulingFor } from '../../src/domain/ruling.ts';
import { datesFrom, type LocalDate } from '../../src/domain/time.ts';
import { readPeople } from '../../src/files/people.ts';
import { configIn, root } from './stage.ts';

/** The agency of one edict: `test/edicts/<slug>/config/serlok.yaml` and `people.csv`, under the library of `config/`. */
export type Office = {
  readonly config: Config;
  readonly policy: Policy;
  readonly edict: DatedEdict;
  readonly people: readonly Person[];
  unit(id: string): Unit;
  unitOf(person: Person): Unit;
  in(unit: string): readonly Person[];
  /** The one person of a unit with that title. */
  holder(unit: string, title: string): Person;
  ruling(person: Person, date: string): Ruling;
  plan(person: Person, date: string, facts?: Partial<DayFacts>): DayPlan;
  /** Of these days the ones on which the edict holds in the unit. */
  inForce(unit: string, from: string, to: string): readonly string[];
  quota(name: string): Quota;
  /** The roster drawn for the whole agency; nothing is published before. */
  draft(from: string, to: string, change?: Partial<RosterQuestion>): RosterDraft;
};

/** `changes` rewrites files of the configuration, or adds some: name below `config/` → its text made from what was there. */
export async function openOffice(slug: string, changes: Readonly<Record<string, (text: string) => string>> = {}) {
  const here = join(import.meta.dirname, slug);
  const config = changed(here, changes);
  const { agency, positions } = config;
  const file = await readPeople(readFileSync(join(here, 'people.csv')), 'people.csv', { agency, positions });
  if (file.problems.length > 0) throw new Error(JSON.stringify(file.problems, null, 1));
  const people = file.rows.map(
    ({ phone: _, service, ...row }, i): Person => ({ ...row, id: i + 1, services: [service] }),
  );
  const policy: Policy = {
    agency,
    edicts: new Map(config.edicts.map(({ slug: name, edict, hash }) => [name, { ...edict, hash }])),
    holidays: config.holidays.flatMap((year) => year.holidays),
    lateUses: [],
  };
  const edict = policy.edicts.get(slug) ?? missing(slug);
  const unit = (id: string) => unitOf(agency, id) ?? missing(id);
  const office: Office = {
    config,
    policy,
    edict,
    people,
    unit,
    unitOf: (person) => unit(person.services[0]?.unit ?? ''),
    in: (id) => people.filter(({ services }) => services[0]?.unit === id),
    holder(id, title) {
      const [found, another] = office.in(id).filter((person) => person.title === title);
      return found && !another ? found : missing(`${title} of ${id}`);
    },
    ruling: (person, date) => rulingFor(agency, edict, office.unitOf(person), person, date as LocalDate),
    plan: (person, date, facts = {}) =>
      planDay(policy, person, date as LocalDate, { roster: undefined, absences: [], overrides: [], ...facts }),
    inForce: (id, from, to) =>
      datesFrom(from as LocalDate, to as LocalDate).filter((date) => edictFor(policy, id, date)?.slug === slug),
    quota: (name) => edict.quotas.find((quota) => quota.name === name) ?? missing(name),
    draft: (from, to, change = {}) =>
      draftRoster({
        policy,
        edict: slug,
        from: from as LocalDate,
        to: to as LocalDate,
        units: null,
        persons: people,
        absences: new Map(),
        overrides: [],
        rows: new Map(),
        ledger: new Map(),
        changesFrom: from as LocalDate,
        redo: false,
        ...change,
      }),
  };
  return office;
}

function changed(here: string, changes: Readonly<Record<string, (text: string) => string>>): Config {
  const folder = mkdtempSync(join(tmpdir(), 'serlok-office-'));
  try {
    for (const from of [join(root, 'config'), join(here, 'config')]) cpSync(from, folder, { recursive: true });
    for (const [name, rewrite] of Object.entries(changes)) {
      const file = join(folder, name);
      writeFileSync(file, rewrite(existsSync(file) ? readFileSync(file, 'utf8') : ''));
    }
    return configIn(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Where the edict alone puts a person on a day, before anything is drawn, and by which clause: a line of an expectation. */
export function place(
  office: Office,
  person: Person,
  date: string,
): { readonly mode: string; readonly clause: string } {
  const { mode, why } = office.plan(person, date);
  if (why.kind === 'exempt') return { mode: 'dikecualikan', clause: why.exemption.clause };
  const { rule, quota } = office.ruling(person, date);
  if (!rule) return { mode: 'belum diatur', clause: '' };
  if (rule.outcome.kind === 'head') return { mode: 'kepala memutuskan', clause: rule.clause };
  if (rule.outcome.kind === 'quota') return { mode: `kuota ${rule.outcome.quota}`, clause: rule.clause };
  const words = { office: 'WFO', home: 'WFH' } as const;
  const fixed = mode === 'office' || mode === 'home' ? words[mode] : mode;
  return { mode: quota ? `${fixed} dalam kuota ${quota.name}` : fixed, clause: rule.clause };
}

/** Everybody of an office with `place`, in the order of the people file: what `expectation.csv` records. */
export const placesOf = (office: Office, date: string): string =>
  csv(
    'nama,unit,jabatan,status,mode,dasar',
    office.people.map((person) => {
      const { mode, clause } = place(office, person, date);
      return [person.name, office.unitOf(person).id, person.title, person.employment, mode, clause];
    }),
  );

export const csv = (header: string, rows: readonly (readonly (string | number)[])[]): string =>
  `${[header, ...rows.map((row) => row.map((cell) => (String(cell).includes(',') ? `"${cell}"` : cell)).join(','))].join('\n')}\n`;

export const expected = (slug: string): string =>
  readFileSync(join(import.meta.dirname, slug, 'expectation.csv'), 'utf8');

/** The bounds of a quota for so many people, all of them there. */
export const quotaOf = (quota: Quota, people: number): QuotaDay =>
  quotaDay(quota, people, people, undefined) ?? missing('a level');

export const absence = (
  person: Person,
  kind: Absence['kind'],
  from: string,
  to: string,
  approvedBy: string | null,
): Absence => ({
  person: person.id,
  kind,
  from: from as LocalDate,
  to: to as LocalDate,
  fromMinute: null,
  document: null,
  approvedBy,
});

/** The head's word for a unit. */
export const headSays = (unit: string, mode: UnitOverride['mode'], from: string, to: string): UnitOverride => ({
  unit,
  mode,
  from: from as LocalDate,
  to: to as LocalDate,
  by: 'Kepala OPD',
  because: 'penyebaran Covid-19',
});

function missing(what: string): never {
  throw new Error(`${what} is not there`);
}
