import { type PresenceRow, presenceRows } from '../domain/presence.ts';
import { datesFrom, type LocalDate } from '../domain/time.ts';
import type { Board } from '../ports/board.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ledger } from '../ports/ledger.ts';

export type Difference = {
  readonly date: LocalDate;
  readonly before: PresenceRow | null;
  readonly after: PresenceRow | null;
};

/**
 * Rebuilds the cache of verdicts from the facts, a day at a time (law 3): equal facts give equal rows, byte for byte.
 * Shares that answer a duty after all (the roster came later, D21) stay for good. Returns what changed.
 */
export async function recompute(
  range: { readonly from: LocalDate; readonly to: LocalDate },
  deps: {
    readonly board: Pick<Board, 'day'>;
    readonly ledger: Pick<Ledger, 'presence' | 'settle' | 'shares'>;
    readonly clock: Pick<Clock, 'now'>;
    step?(date: LocalDate): void;
  },
): Promise<readonly Difference[]> {
  const differences: Difference[] = [];
  for (const date of datesFrom(range.from, range.to)) {
    deps.step?.(date);
    const verdicts = await deps.board.day(date, null);
    const presence = verdicts.flatMap(presenceRows);
    const before = await deps.ledger.presence(date, date, null);
    const shares = await deps.ledger.shares(date, null);
    const kept = verdicts
      .filter((v) => v.plan.duty)
      .flatMap((v) => shares.get(v.plan.person.id) ?? [])
      .filter((share) => share.keptUntil !== null);
    const changed = differ(date, before, presence);
    differences.push(...changed);
    if (changed.length === 0 && kept.length === 0) continue;
    await deps.ledger.settle({
      claim: null,
      cleared: [{ date, persons: null }],
      kept,
      presence,
      drafts: [],
      audit: [],
      at: deps.clock.now(),
    });
  }
  return differences;
}

function differ(date: LocalDate, before: readonly PresenceRow[], after: readonly PresenceRow[]): readonly Difference[] {
  const key = (row: PresenceRow) => `${row.person}|${row.slot}`;
  const old = new Map(before.map((row) => [key(row), row]));
  const fresh = new Map(after.map((row) => [key(row), row]));
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .map((k) => ({ date, before: old.get(k) ?? null, after: fresh.get(k) ?? null }))
    .filter((d) => canonical(d.before) !== canonical(d.after));
}

/** Rows compared as they are stored, whatever the order of their fields. */
const canonical = (row: PresenceRow | null): string =>
  row === null ? '' : JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
