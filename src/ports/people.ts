import type { Absence } from '../domain/absence.ts';
import type { DayActs } from '../domain/act-day.ts';
import type { Identity, Person } from '../domain/person.ts';
import type { RosterEntry, RosterRow, UnitOverride } from '../domain/roster.ts';
import type { Instant, LocalDate } from '../domain/time.ts';

/** Everybody and every address, as of the last import; small enough to keep in memory (480 bytes a person). */
export type Directory = {
  readonly persons: readonly Person[];
  byId(id: number): Person | undefined;
  byNip(nip: string): Person | undefined;
  /** The holder of an address at that instant, never guessed from a display name (law 9). */
  byIdentity(identity: Identity, at: Instant): Person | undefined;
  identitiesOf(id: number): readonly Identity[];
};

export type DayFactsOf = {
  readonly roster: ReadonlyMap<number, RosterRow>;
  readonly absences: ReadonlyMap<number, readonly Absence[]>;
  /** What heads decided for whole units on that date, in the order it was given. */
  readonly overrides: readonly UnitOverride[];
  /** What was decided by chat and touches the day: by person, and for whole units. */
  readonly acts?: ReadonlyMap<number, DayActs>;
  readonly wideActs?: DayActs['wide'];
};

export type PersonRow = Omit<Person, 'id' | 'services'> & {
  readonly phone: string | null;
  readonly service: Person['services'][number];
};

export interface People {
  /** Re-read only when something was imported since. */
  directory(): Promise<Directory>;
  /** Roster and absences of one date, for everybody asked for (`null` = all). */
  dayFacts(date: LocalDate, persons: readonly number[] | null): Promise<DayFactsOf>;
  /** Absences that touch the range, by person; both ends count. */
  absences(from: LocalDate, to: LocalDate): Promise<ReadonlyMap<number, readonly Absence[]>>;
  /** Inserts and updates by NIP; phone numbers become identities valid from `at`. One transaction, with an audit row. */
  importPeople(rows: readonly PersonRow[], at: Instant): Promise<{ readonly added: number; readonly changed: number }>;
  /** The server says that two addresses are one: kept for the person the phone belongs to. */
  alias(lid: string, phone: string, at: Instant): Promise<void>;
  importRoster(
    rows: readonly RosterEntry[],
    at: Instant,
  ): Promise<{ readonly added: number; readonly changed: number }>;
  importAbsences(rows: readonly Absence[], at: Instant): Promise<{ readonly added: number; readonly changed: number }>;
}
