import type { Clause } from './edict.ts';
import type { Quota } from './mode-rule.ts';
import type { DayPlan, Why } from './plan.ts';
import type { Ruling, Step } from './ruling.ts';
import type { LocalDate } from './time.ts';

/** Everything there is to say about why somebody works where on a day; `words/why-mode.ts` says it. */
export type WhyMode = {
  readonly plan: DayPlan;
  /** What placed the person, never why no share is due. */
  readonly placed: Why;
  /** The edict's rules for the person; `null` where it has none or nothing came to them. */
  readonly ruling: Ruling | null;
  /** The text of the clause that decided, where the edict's file prints it. */
  readonly clause: Clause | null;
  /** The rules tried before it that came nearest, in the edict's order. */
  readonly misses: readonly Step[];
  readonly otherMisses: number;
  readonly turn: TurnFacts | null;
  /** Names of the units that rules and overrides speak of, by id. */
  readonly unitNames: ReadonlyMap<string, string>;
};

/** A place in the line: how many draw, and when it was and will be this person's turn. */
export type TurnFacts = {
  readonly quota: Quota;
  /** People in the group, and how many of them work at the office on that day; `null` where the area has no level. */
  readonly people: number;
  readonly perDay: number | null;
  /** Working days the same people stay. */
  readonly block: number;
  /** Days at the office within two weeks before and after, as far as plans tell. */
  readonly last: LocalDate | null;
  readonly next: LocalDate | null;
  /** Working days at home between `last` and the day. */
  readonly since: number;
  /** First and last day within those weeks for which there is a plan at all. */
  readonly knownFrom: LocalDate | null;
  readonly knownTo: LocalDate | null;
};
