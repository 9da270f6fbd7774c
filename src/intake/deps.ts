import type { Deps } from '../commands/command.ts';
import type { Board } from '../ports/board.ts';
import type { Clock } from '../ports/clock.ts';
import type { Desk } from '../ports/desk.ts';
import type { Inbox } from '../ports/inbox.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { People } from '../ports/people.ts';
import type { House } from './decide.ts';

/** What intake needs of the house. */
export type IntakeDeps = {
  readonly inbox: Pick<Inbox, 'pending' | 'failed' | 'reopen'>;
  readonly ledger: Pick<Ledger, 'shares' | 'contacts' | 'kept' | 'said' | 'firstSeen' | 'commit'>;
  readonly people: Pick<People, 'directory' | 'dayFacts'>;
  readonly board: Board;
  readonly desk: Desk;
  readonly clock: Pick<Clock, 'now'>;
  readonly house: House;
  members(group: string): Promise<readonly (readonly string[])[] | null>;
  /** Drafts were committed: the outbox may look. */
  drafted(): void;
  /** Something was decided at the desk: verdicts and deadlines may have changed. */
  decided(): void;
  /** Storage failed: the process ends, WhatsApp keeps what we did not acknowledge (law 11). */
  fatal(error: unknown): void;
  log(event: string, facts?: Record<string, number>): void;
};

/** What a command is given. */
export const officeOf = ({ board, desk, ledger, house, members }: IntakeDeps): Deps => ({
  board,
  desk,
  ledger,
  members,
  coordinatesDays: house.coordinatesDays,
  ...(house.blurs === undefined ? {} : { blurs: house.blurs }),
  ...(house.objectionDays === undefined ? {} : { objectionDays: house.objectionDays }),
});
