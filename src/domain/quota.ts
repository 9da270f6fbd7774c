import type { Amount, Bound, Quota } from './mode-rule.ts';

/** How many of a group must, may and should be at the office on a day, of those who are there. */
export type QuotaDay = { readonly least: number; readonly most: number; readonly target: number };

/**
 * The bounds of a quota for `books` people, of whom `present` are there (D7). `null` when it goes by the level of the
 * area and none is given. `least` may exceed `present` (too few came) or `most` (the edict contradicts itself at this
 * size): that is for the caller to say. Without a ceiling `most` is everybody.
 */
export function quotaDay(quota: Quota, books: number, present: number, areaLevel: string | undefined): QuotaDay | null {
  const base = quota.headcount === 'books' ? books : present;
  let [least, most, target]: [number, number, number | null] = [0, books, null];
  for (const bound of quota.bounds) {
    const count = countOf(bound, base, areaLevel);
    if (count === null) return null;
    if (isRest(bound, quota.bounds[0], areaLevel)) continue;
    // On the other side it is the people left over who are counted: W + H = those present (D6).
    const office = bound.side === 'wfo' ? count : Math.max(0, present - count);
    const isFloor = bound.kind === 'exact' || (bound.kind === 'min') === (bound.side === 'wfo');
    const isCeiling = bound.kind === 'exact' || (bound.kind === 'max') === (bound.side === 'wfo');
    const loose = quota.rotation.kind === 'weekly' && bound.kind === 'exact' ? slack(bound, base, areaLevel) : 0;
    if (isFloor) least = Math.max(least, office - loose);
    if (isCeiling) most = Math.min(most, office + loose);
    target ??= office;
  }
  return { least, most, target: target ?? 0 };
}

/** "25 % di kantor dan 75 % di rumah": the other side gets the rest of what is printed first, rounded once (D6). */
function isRest(bound: Bound, first: Bound | undefined, areaLevel: string | undefined): boolean {
  if (!first || bound === first || bound.side === first.side) return false;
  if (bound.amount.kind === 'number' || first.amount.kind === 'number') return false;
  const [a, b] = [percentOf(first.amount, areaLevel), percentOf(bound.amount, areaLevel)];
  return a !== null && b !== null && Math.round(a * 100) + Math.round(b * 100) === 10_000;
}

/** Halves of an odd number are not equal: of 49 people 24 come on the one day and 25 on the other. */
function slack(bound: Bound, base: number, areaLevel: string | undefined): number {
  if (bound.amount.kind === 'number') return 0;
  const percent = percentOf(bound.amount, areaLevel) ?? 0;
  return rounded(percent, base, 'min') - rounded(percent, base, 'max');
}

/** People a bound asks for on its own side of `base`; `null` where the table has no such level. */
export function countOf(bound: Bound, base: number, areaLevel: string | undefined): number | null {
  const { amount, kind } = bound;
  if (amount.kind === 'number') return amount.number;
  const percent = percentOf(amount, areaLevel);
  return percent === null ? null : rounded(percent, base, kind);
}

export function percentOf(amount: Exclude<Amount, { kind: 'number' }>, areaLevel: string | undefined): number | null {
  if (amount.kind === 'percent') return amount.percent;
  return (areaLevel === undefined ? undefined : amount.percents[areaLevel]) ?? null;
}

/**
 * D6: *minimal* up, *maksimal* down, *sebesar* nearest with the half up. In whole hundredths of a percent: 24 % stays
 * 24 % (LTR-3), and 0.29 × 100 must not become 28.999…
 */
export function rounded(percent: number, base: number, kind: Bound['kind']): number {
  const parts = Math.round(percent * 100) * base;
  if (kind === 'min') return Math.ceil(parts / 10_000);
  if (kind === 'max') return Math.floor(parts / 10_000);
  return Math.floor((parts * 2 + 10_000) / 20_000);
}
