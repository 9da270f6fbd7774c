import type { Stored } from '../domain/message.ts';
import type { Person } from '../domain/person.ts';
import { type DayPlan, planDay } from '../domain/plan.ts';
import type { Policy } from '../domain/policy.ts';
import type { Sight } from '../domain/presence.ts';
import type { Share } from '../domain/share.ts';
import { addDays, type Instant, type LocalDate, localDate, utcDay, type Zone } from '../domain/time.ts';
import type { Contact, Ledger } from '../ports/ledger.ts';
import type { DayFactsOf, Directory, People } from '../ports/people.ts';

/** Everything a batch is decided on, read once; what the batch itself decides is added as it goes. */
export type Facts = {
  readonly now: Instant;
  readonly directory: Directory;
  readonly sight: Sight;
  readonly firstSeen: ReadonlyMap<string, Instant>;
  plan(person: Person, date: LocalDate): DayPlan;
  /** The zone a person's day is counted in. */
  zoneOf(person: Person, at: Instant): Zone;
  shares(person: number, date: LocalDate): readonly Share[];
  contact(person: number): Contact | undefined;
  /** True the first time a topic comes up for `who` on that day. */
  firstTime(day: LocalDate, who: string, topic: string): boolean;
  /** How many were told this topic that day. */
  told(day: LocalDate, topic: string): number;
  addShare(share: Share): void;
  addContact(contact: Contact): void;
};

export type FactSources = {
  readonly people: Pick<People, 'dayFacts'>;
  readonly ledger: Pick<Ledger, 'shares' | 'contacts' | 'said' | 'firstSeen'>;
  policy(date: LocalDate): Promise<Policy>;
  sight(): Promise<Sight>;
};

/** Reads what the batch needs for the persons in it: the local dates of their messages, at most three around the UTC day. */
export async function gatherFacts(
  sources: FactSources,
  directory: Directory,
  batch: readonly Stored[],
  persons: readonly Person[],
  now: Instant,
): Promise<Facts> {
  const ids = [...new Set(persons.map((p) => p.id))];
  const firstSeen = await sources.ledger.firstSeen(batch);
  const moments = [...batch.map((m) => m.sentAt), ...firstSeen.values(), now];
  const dates = [...new Set(moments.flatMap((at) => [utcDay(at), addDays(utcDay(at), 1)]))];
  const days = new Map<
    LocalDate,
    { policy: Policy; facts: DayFactsOf; shares: Map<number, Share[]>; said: Set<string> }
  >();
  for (const date of dates) {
    const shares = new Map([...(await sources.ledger.shares(date, ids))].map(([id, list]) => [id, [...list]]));
    days.set(date, {
      policy: await sources.policy(date),
      facts: await sources.people.dayFacts(date, ids),
      shares,
      said: new Set(await sources.ledger.said(date)),
    });
  }
  const contacts = new Map(await sources.ledger.contacts(ids));
  const day = (date: LocalDate) => {
    const known = days.get(date);
    if (!known) throw new Error(`facts of ${date} were not gathered`);
    return known;
  };
  const sight = await sources.sight();
  return {
    now,
    directory,
    sight,
    firstSeen,
    plan(person, date) {
      const { policy, facts } = day(date);
      return planDay(policy, person, date, {
        roster: facts.roster.get(person.id),
        absences: facts.absences.get(person.id) ?? [],
      });
    },
    zoneOf(person, at) {
      const { policy } = day(utcDay(at));
      const units = new Map(policy.agency.units.map((unit) => [unit.id, unit]));
      const open = person.services.find((s) => s.to === null || s.to >= utcDay(at)) ?? person.services.at(-1);
      return (open && units.get(open.unit)?.zone) ?? policy.agency.units[0]?.zone ?? 'WIB';
    },
    shares: (person, date) => day(date).shares.get(person) ?? [],
    contact: (person) => contacts.get(person),
    firstTime(date, who, topic) {
      const { said } = day(date);
      if (said.has(`${who}|${topic}`)) return false;
      said.add(`${who}|${topic}`);
      return true;
    },
    told: (date, topic) => [...day(date).said].filter((entry) => entry.endsWith(`|${topic}`)).length,
    addShare(share) {
      const { shares } = day(share.date);
      const list = (shares.get(share.person) ?? []).filter((s) => s.id !== share.id || s.chat !== share.chat);
      shares.set(share.person, [...list, share]);
    },
    addContact(contact) {
      contacts.set(contact.person, contact);
    },
  };
}

/** The local date a message belongs to. */
export const dateFor = (facts: Facts, person: Person, at: Instant): LocalDate =>
  localDate(at, facts.zoneOf(person, at));
