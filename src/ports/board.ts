import type { Unit } from '../domain/agency.ts';
import type { Person } from '../domain/person.ts';
import type { Policy } from '../domain/policy.ts';
import type { DayVerdict, Sight } from '../domain/presence.ts';
import type { Instant, LocalDate } from '../domain/time.ts';
import type { Directory } from './people.ts';

/** What commands, reports and jobs may ask: computed from facts at the moment of asking, never from the cache. */
export interface Board {
  readonly now: () => Instant;
  directory(): Promise<Directory>;
  /** The configuration in force on that date (D18). */
  policy(date: LocalDate): Promise<Policy>;
  sight(): Promise<Sight>;
  /** Verdicts of one date for the given persons, in their order; `null` = everybody in service that day. */
  day(date: LocalDate, persons: readonly Person[] | null): Promise<readonly DayVerdict[]>;
  /** Verdicts of one person over a range, both ends included; for month figures and recaps. */
  span(from: LocalDate, to: LocalDate, persons: readonly Person[]): Promise<readonly DayVerdict[]>;
  /** Interruptions that touch the interval; `recovered` ones delivered their queue afterwards. */
  outages(from: Instant, to: Instant): Promise<readonly Outage[]>;
  /** People who serve in the unit or below it on that date. */
  peopleOf(unit: Unit, date: LocalDate): Promise<readonly Person[]>;
}

export type Outage = { readonly from: Instant; readonly to: Instant; readonly recovered: boolean };
