import type { Edict } from './edict.ts';
import { inForce } from './edict.ts';
import type { LocalDate } from './time.ts';

type Find = (slug: string) => Edict | undefined;

/** Whether `edict` takes the place of `slug`, itself or through edicts in between, whatever the date. */
export const succeeds = (edict: Edict, slug: string, find: Find): boolean => reach(edict, slug, find) !== null;

/**
 * Whether `slug` gives way to `edict` on a day: an amended one while the amendment is in force, a replaced one from the
 * first day of the new one for good, also after that has ended.
 */
export function givesWayTo(edict: Edict, slug: string, date: LocalDate, find: Find): boolean {
  const by = edict.effectiveFrom <= date ? reach(edict, slug, find) : null;
  return by === 'replaces' || (by === 'amends' && inForce(edict, date));
}

/** By which kind of step the way from the edict to the earlier one begins. */
function reach(edict: Edict, slug: string, find: Find): 'amends' | 'replaces' | null {
  const leads = (first: string) => first === slug || before(first, find).has(slug);
  if (edict.replaces.some(leads)) return 'replaces';
  return edict.amends.some(leads) ? 'amends' : null;
}

/** Every edict whose place this one takes. A circle in the files is refused by `serlok check`; here it just ends. */
function before(slug: string, find: Find): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [slug];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const edict = find(next);
    for (const earlier of edict ? [...edict.replaces, ...edict.amends] : [])
      if (!seen.has(earlier)) {
        seen.add(earlier);
        open.push(earlier);
      }
  }
  return seen;
}

/**
 * Whether a roster published under `slug` holds under `edict` too: under the same, and under an amendment that leaves
 * alone who works where (other hours in Ramadan are no reason to draw again).
 */
export function keepsRosterOf(edict: Edict, slug: string, find: Find): boolean {
  if (edict.slug === slug) return true;
  const earlier = find(slug);
  if (!earlier || edict.amends.length === 0) return false;
  const key = `${slug} ${earlier.number}`;
  const known = kept.get(edict) ?? new Map<string, boolean>();
  kept.set(edict, known);
  let keeps = known.get(key);
  if (keeps === undefined) {
    keeps = reach(edict, slug, find) === 'amends' && arrangement(edict) === arrangement(earlier);
    known.set(key, keeps);
  }
  return keeps;
}

// Asked for every person on every day.
const kept = new WeakMap<Edict, Map<string, boolean>>();
const arrangement = ({ rules, quotas, classes, presence, exempt }: Edict): string =>
  JSON.stringify([rules, quotas, classes, presence, exempt]);
