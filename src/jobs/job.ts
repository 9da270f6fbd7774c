import type { DayVerdict } from '../domain/presence.ts';
import type { Board } from '../ports/board.ts';
import type { Clock } from '../ports/clock.ts';
import type { Desk } from '../ports/desk.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { Window } from './due.ts';

export type JobDeps = {
  readonly board: Board;
  readonly desk: Desk;
  readonly ledger: Pick<Ledger, 'settle' | 'contacts' | 'perishing' | 'sweep'>;
  readonly clock: Pick<Clock, 'now'>;
};

/** The verdicts of everybody whose day is ruled by this edict in this zone, the unmatched included. */
export async function coveredBy(
  window: Pick<Window, 'edict' | 'date' | 'zone'>,
  board: Board,
): Promise<readonly DayVerdict[]> {
  const all = await board.day(window.date, null);
  return all.filter(({ plan }) => plan.edict?.slug === window.edict.slug && plan.zone === window.zone);
}

/** Where the person wrote; `null` keeps the message until that happens (law 7). */
export async function chatOf(person: number, ledger: Pick<Ledger, 'contacts'>): Promise<string | null> {
  return (await ledger.contacts([person])).get(person)?.chat ?? null;
}
