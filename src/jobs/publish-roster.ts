import type { Agency } from '../domain/agency.ts';
import { officersFor } from '../domain/officer.ts';
import type { Draft, SendCaps } from '../domain/outbox.ts';
import type { RosterMode } from '../domain/roster.ts';
import { addDays, type Instant, instantOf, type LocalDate, minuteMs } from '../domain/time.ts';
import { mainZone } from '../domain/zone.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { People } from '../ports/people.ts';
import type { Rosters, RosterVersion } from '../ports/rosters.ts';
import { changedTurns, publishedToOfficer } from '../words/roster-notice.ts';

export type Change = { readonly date: LocalDate; readonly before: RosterMode; readonly after: RosterMode | null };

export type PublishOutcome = {
  readonly kind: 'published' | 'already' | 'overtaken' | 'unknown';
  /** People with days that were published otherwise before, and how many of them are told by message. */
  readonly changed: number;
  readonly told: number;
};

type Deps = {
  readonly people: Pick<People, 'directory'>;
  readonly ledger: Pick<Ledger, 'contacts'>;
  readonly rosters: Pick<Rosters, 'version' | 'entries' | 'rows' | 'publish'>;
  readonly agency: Agency;
  readonly number: (edict: string) => string;
  readonly caps: Pick<SendCaps, 'textsPerHour' | 'perDay'>;
};

/**
 * Makes a draft binding and offers the change: to the officers of the agencies in it one line each, to an employee only
 * when days change that were published before, and to nobody who has not written yet (D9, law 7).
 */
export async function publishRoster(
  id: number,
  by: string,
  today: LocalDate,
  now: Instant,
  deps: Deps,
): Promise<PublishOutcome> {
  const version = await deps.rosters.version(id);
  if (!version) return { kind: 'unknown', changed: 0, told: 0 };
  const changes = await changesOf(version, addDays(today, 1), deps.rosters);
  const drafts = await notices(version, changes, now, deps);
  const kind = await deps.rosters.publish(id, {
    by,
    notBefore: addDays(today, 1),
    drafts: [...drafts.officers, ...drafts.employees],
    audit: {
      actor: by,
      action: 'roster.publish',
      detail: `${id} ${version.edict} ${version.from}..${version.to}, ${version.persons.length} people`,
    },
    at: now,
  });
  const done = kind === 'published';
  return { kind, changed: done ? changes.size : 0, told: done ? drafts.employees.length : 0 };
}

/** By person the days that were published, may still change, and will be otherwise. */
async function changesOf(
  version: RosterVersion,
  notBefore: LocalDate,
  rosters: Deps['rosters'],
): Promise<ReadonlyMap<number, readonly Change[]>> {
  const first = [version.from, version.changesFrom, notBefore].sort().at(-1) ?? version.from;
  const rows = await rosters.rows(first, version.to);
  const after = new Map<number, Map<LocalDate, RosterMode>>();
  for (const { date, person, mode } of await rosters.entries(version.id)) {
    const mine = after.get(person);
    if (mine) mine.set(date, mode);
    else after.set(person, new Map([[date, mode]]));
  }
  const changes = new Map<number, readonly Change[]>();
  for (const person of version.persons) {
    const mine = [...(rows.get(person) ?? [])].flatMap(([date, { mode, edict }]): readonly Change[] => {
      const next = after.get(person)?.get(date) ?? null;
      return edict === null || next === mode ? [] : [{ date, before: mode, after: next }];
    });
    if (mine.length > 0)
      changes.set(
        person,
        mine.sort((a, b) => (a.date < b.date ? -1 : 1)),
      );
  }
  return changes;
}

async function notices(
  version: RosterVersion,
  changes: ReadonlyMap<number, readonly Change[]>,
  now: Instant,
  deps: Deps,
): Promise<{ readonly officers: readonly Draft[]; readonly employees: readonly Draft[] }> {
  const { agency } = deps;
  const zone = mainZone(agency);
  const { persons, byId } = await deps.people.directory();
  const number = deps.number(version.edict);
  const officers = new Map(
    version.units.flatMap((unit) =>
      (['kasubag', 'kepala'] as const)
        .flatMap((role) => officersFor(agency, persons, unit, role, version.from))
        .map((p) => [p.id, p] as const),
    ),
  );
  const contacts = await deps.ledger.contacts(null);
  const text = (
    person: number,
    about: string,
    body: string,
    rest: Pick<Draft, 'expiresAt'> & Partial<Draft>,
  ): Draft => ({
    lane: 'unasked',
    about: `roster:${version.id}:${about}:${person}`,
    person,
    chat: contacts.get(person)?.chat ?? null,
    body: { kind: 'text', text: body },
    ...rest,
  });
  // Nearest day first. Half of an hour's texts stay free for answers, and more than a fourth of a day's are not pushed:
  // the others read it when they ask.
  const perHour = Math.max(1, Math.floor(deps.caps.textsPerHour / 2));
  const employees = [...changes]
    .flatMap(([person, days]) => {
      const who = byId(person);
      const [nearest] = days;
      return who && nearest && contacts.has(person) && days.some(({ after }) => after !== null)
        ? [{ who, days, nearest }]
        : [];
    })
    .sort((a, b) => (a.nearest.date < b.nearest.date ? -1 : a.nearest.date > b.nearest.date ? 1 : a.who.id - b.who.id))
    .slice(0, Math.floor(deps.caps.perDay / 4))
    .map(({ who, days, nearest }, i) =>
      text(who.id, 'change', changedTurns(who.name, number, days), {
        notBefore: now + Math.floor(i / perHour) * 60 * minuteMs,
        expiresAt: instantOf(nearest.date, 1440, zone),
      }),
    );
  return {
    employees,
    officers: [...officers.values()].map((officer) =>
      text(officer.id, 'officer', publishedToOfficer(officer.name, number, version, changes.size, employees.length), {
        lane: 'report',
        expiresAt: instantOf(version.to, 1440, zone),
      }),
    ),
  };
}
