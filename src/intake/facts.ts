import { type Agency, unitOf } from '../domain/agency.ts';
import type { GroupBinding } from '../domain/group.ts';
import { isGroup, type Stored } from '../domain/message.ts';
import type { Person } from '../domain/person.ts';
import { type DayPlan, factsOf, planDay } from '../domain/plan.ts';
import type { Policy } from '../domain/policy.ts';
import type { Sight } from '../domain/presence.ts';
import type { Share } from '../domain/share.ts';
import { addDays, type Instant, type LocalDate, localDate, utcDay, type Zone } from '../domain/time.ts';
import { mainZone } from '../domain/zone.ts';
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
  /** Whether the group was bound to a unit by chat or by the operator. */
  isBound(group: string): boolean;
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
  groups(): Promise<readonly GroupBinding[]>;
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
  // Of strangers it counts how many were told; a command must not read what was said to ten thousand others.
  const asked = persons.length < batch.length ? null : ids.map((id) => spokenTo(id));
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
      said: new Set(await sources.ledger.said(date, asked)),
    });
  }
  const contacts = new Map(await sources.ledger.contacts(ids));
  const day = (date: LocalDate) => {
    const known = days.get(date);
    if (!known) throw new Error(`facts of ${date} were not gathered`);
    return known;
  };
  const sight = await sources.sight();
  const inGroups = batch.some(({ chat }) => isGroup(chat));
  const bound = new Set(inGroups ? (await sources.groups()).map(({ jid }) => jid) : []);
  return {
    now,
    directory,
    sight,
    firstSeen,
    plan(person, date) {
      const { policy, facts } = day(date);
      return planDay(policy, person, date, factsOf(facts, person.id));
    },
    zoneOf(person, at) {
      const today = utcDay(at);
      const open = person.services.find((s) => s.to === null || s.to >= today) ?? person.services.at(-1);
      // East of Greenwich the next day may have begun, and with it a unit that was entered before dawn.
      const [now, next] = [today, addDays(today, 1)].map((date) => day(date).policy.agency) as [Agency, Agency];
      const unit = open && (unitOf(now, open.unit) ?? unitOf(next, open.unit));
      return unit?.zone ?? mainZone(now);
    },
    shares: (person, date) => day(date).shares.get(person) ?? [],
    contact: (person) => contacts.get(person),
    firstTime(date, who, topic) {
      const { said } = day(date);
      if (said.has(`${who}|${topic}`)) return false;
      said.add(`${who}|${topic}`);
      return true;
    },
    isBound: (group) => bound.has(group),
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

/** Key of "said once a day" for a person; a stranger's is the address. */
export const spokenTo = (person: number): string => `p${person}`;

/** The local date a message belongs to. */
export const dateFor = (facts: Facts, person: Person, at: Instant): LocalDate =>
  localDate(at, facts.zoneOf(person, at));
