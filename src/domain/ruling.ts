import type { Agency, Unit } from './agency.ts';
import { failing } from './condition.ts';
import type { Edict } from './edict.ts';
import type { Condition, ModeRule, Outcome, Quota } from './mode-rule.ts';
import type { Person } from './person.ts';
import { type Standing, standingOf } from './standing.ts';
import type { LocalDate } from './time.ts';

/** What the edict's ordered rules make of one person on one day, with the way there. */
export type Ruling = {
  readonly standing: Standing;
  /** The first rule that matches; `null`: none does, and nobody guesses. */
  readonly rule: ModeRule | null;
  /** Set when that rule lets the person draw, or counts him among those who do. */
  readonly quota: Quota | null;
  /** Every rule looked at, in order; `failed` names the part that did not hold. */
  readonly trace: readonly Step[];
};

export type Step = { readonly rule: ModeRule; readonly failed: keyof Condition | null };

export function rulingFor(agency: Agency, edict: Edict, unit: Unit, person: Person, date: LocalDate): Ruling {
  return ruleOn(edict, standingOf(agency, edict, unit, date), person, date);
}

/** The same where the unit's standing is known: it is worked out once for all people of a unit. */
export function ruleOn(edict: Edict, standing: Standing, person: Person, date: LocalDate): Ruling {
  const trace: Step[] = [];
  for (const rule of edict.rules) {
    const failed = failing(rule.when, person, standing, date);
    trace.push({ rule, failed });
    if (failed === null) return { standing, rule, quota: quotaOf(edict, rule.outcome), trace };
  }
  return { standing, rule: null, quota: null, trace };
}

function quotaOf(edict: Edict, outcome: Outcome): Quota | null {
  if (outcome.kind === 'head' || outcome.quota === null) return null;
  return edict.quotas.find(({ name }) => name === outcome.quota) ?? null;
}

/** Whether the roster of a person under this rule is made by hand: the head decides, or the quota is left to be arranged. */
export const isByHand = ({ rule, quota }: Ruling): boolean =>
  rule?.outcome.kind === 'head' || (rule?.outcome.kind === 'quota' && quota?.rotation.kind === 'manual');
