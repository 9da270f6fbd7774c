import type { Bound } from '../domain/mode-rule.ts';
import { nameOf } from './check.ts';
import type { Report } from './report.ts';
import type { Path } from './yaml.ts';

/**
 * Refuses a floor above a ceiling: such a quota cannot be kept whoever is there. Percents count on both sides (60 % at
 * the office leaves 40 % at home), people only on the side they are given for.
 */
export function checkBounds(bounds: readonly Bound[], at: Path, report: Report): void {
  bounds.forEach((later, j) => {
    for (const [i, earlier] of bounds.slice(0, j).entries()) {
      const clash = clashOf(earlier, later);
      if (!clash) continue;
      report(
        [...at, j],
        `${nameOf([...at, j])} (${words(later, clash.level)}) tidak dapat dipenuhi bersama ${nameOf([...at, i])} ` +
          `(${words(earlier, clash.level)})${clash.level === null ? '' : ` pada ${clash.level}`}; ` +
          'diharapkan batas bawah tidak melebihi batas atas',
      );
      return;
    }
  });
}

type Range = { readonly least: number; readonly most: number };

/** The level at which the two leave no room, `null` when they have no levels; `undefined`: they go together. */
function clashOf(a: Bound, b: Bound): { readonly level: string | null } | undefined {
  const levels = [a, b].flatMap(({ amount }) => (amount.kind === 'table' ? Object.keys(amount.percents) : []));
  return [...new Set(levels), ...(levels.length === 0 ? [null] : [])]
    .map((level) => ({ level }))
    .find(({ level }) => apart(officeRange(a, level), officeRange(b, level)) || apart(people(a, b), people(b, a)));
}

const apart = (a: Range | null, b: Range | null) => a && b && (a.least > b.most || b.least > a.most);

/** In hundredths of a percent at the office: 33,33 and 66,67 must meet exactly. */
function officeRange({ side, kind, amount }: Bound, level: string | null): Range | null {
  const percent = percentAt(amount, level);
  if (percent === null) return null;
  const parts = Math.round(percent * 100);
  return range(
    side === 'wfo' ? parts : 10_000 - parts,
    (kind === 'min') === (side === 'wfo'),
    kind === 'exact',
    10_000,
  );
}

function people({ side, kind, amount }: Bound, other: Bound): Range | null {
  if (amount.kind !== 'number' || other.side !== side) return null;
  return range(amount.number, kind === 'min', kind === 'exact', Number.POSITIVE_INFINITY);
}

const range = (value: number, floor: boolean, exact: boolean, all: number): Range => ({
  least: exact || floor ? value : 0,
  most: exact || !floor ? value : all,
});

function percentAt(amount: Bound['amount'], level: string | null): number | null {
  if (amount.kind === 'percent') return amount.percent;
  return (amount.kind === 'table' && level !== null ? amount.percents[level] : undefined) ?? null;
}

const kinds = { min: 'minimal', max: 'maksimal', exact: 'sebesar' } as const;

function words({ side, kind, amount }: Bound, level: string | null): string {
  const percent = percentAt(amount, level);
  const value = amount.kind === 'number' ? `${amount.number} orang` : `${String(percent).replace('.', ',')}%`;
  return `${side.toUpperCase()} ${kinds[kind]} ${value}`;
}
