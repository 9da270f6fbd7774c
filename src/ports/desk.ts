import type { Act, ActBody, ActKind, ActState, Move, NewAct } from '../domain/act.ts';
import type { Dialogue, Letter } from '../domain/dialogue.ts';
import type { GroupBinding } from '../domain/group.ts';
import type { Media } from '../domain/message.ts';
import type { Draft } from '../domain/outbox.ts';
import type { Identity } from '../domain/person.ts';
import type { Instant, LocalDate } from '../domain/time.ts';

/** What people decided, asked and stated by chat, and the conversations under way. Written by `DeskChange`s alone. */
export interface Desk {
  act(id: number): Promise<Act | null>;
  /** Acts that wait for a word or a deadline, oldest first; of all kinds when none is named. */
  waiting(kinds?: readonly ActKind[]): Promise<readonly Act[]>;
  /** Acts about these people that touch the range, in any state, oldest first; `null` = about anybody or a whole unit. */
  about(persons: readonly number[] | null, from: LocalDate, to: LocalDate): Promise<readonly Act[]>;
  /** Acts the clock has to look at by `now`. */
  due(now: Instant): Promise<readonly Act[]>;
  /** The next such instant after `now`. */
  nextDue(now: Instant): Promise<Instant | null>;
  moves(act: number): Promise<readonly Move[]>;
  /** What this person last did since then, if it can still be undone: nobody touched the act since. */
  lastMove(actor: string, since: Instant): Promise<Move | null>;
  dialogue(person: number, now: Instant): Promise<Dialogue | null>;
  /** Conversations in which the next location is a place to be registered, as far as they have not lapsed at `since`. */
  placing(since: Instant): Promise<readonly Dialogue[]>;
  /** Letters kept with an act: how many, and how many still have to be fetched. */
  letters(act: number): Promise<{ readonly kept: number; readonly open: number }>;
  /** When the message about this left; `null` while it has not. */
  leftAt(about: string): Promise<Instant | null>;
  /** The letters of an act, oldest first. */
  letterFiles(act: number): Promise<readonly LetterFile[]>;
  /** Letters that are still to be fetched, oldest first. */
  openLetters(): Promise<readonly OpenLetter[]>;
  /** Units bound to a group by chat or by the operator. */
  groups(): Promise<readonly GroupBinding[]>;
  /** Who looked at or changed what is about these (a NIP, `unit:<id>`), newest first. */
  trail(about: readonly string[], since: Instant): Promise<readonly Look[]>;
  /** Days whose verdicts an act changed and that nobody has entered anew. */
  stale(): Promise<readonly Stale[]>;
}

export type Look = {
  readonly at: Instant;
  readonly actor: string;
  readonly action: string;
  readonly detail: string;
  /** Whose data it was: a NIP, or `unit:<id>` where everybody in it was looked at. */
  readonly about: string | null;
};
export type LetterFile = {
  readonly what: Letter['what'];
  readonly name: string | null;
  readonly mimetype: string | null;
  readonly sentAt: Instant;
  /** `null`: not fetched yet, or not to be had; then `missing` says why. */
  readonly bytes: Uint8Array | null;
  readonly missing: string | null;
};
export type OpenLetter = Pick<LetterFile, 'what' | 'sentAt'> & {
  readonly id: number;
  readonly act: number;
  readonly media: Media;
  readonly attempts: number;
};
export type Stale = {
  readonly id: number;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** `null` = everybody. */
  readonly persons: readonly number[] | null;
};

/** One change at the desk; it is written in the transaction of the message or job that led to it, with its audit row. */
export type DeskChange =
  | {
      readonly do: 'open';
      readonly act: NewAct;
      readonly by: string;
      /** `numberHere` in their texts and `about` becomes the number. */
      readonly tell: readonly Draft[];
      readonly letters?: readonly Letter[];
    }
  | {
      readonly do: 'move';
      readonly act: number;
      /** How often it had been touched when this was decided; touched since, the whole message is decided anew. */
      readonly moves: number;
      readonly to: ActState;
      readonly by: string;
      readonly body?: ActBody;
      readonly dueAt?: Instant | null;
      /** A last day earlier than the one it had: it ends, and stays true of the days before. */
      readonly until?: LocalDate;
      /** Another first day: it begins when it is decided, not when it was asked for. */
      readonly since?: LocalDate;
      readonly note?: string | null;
      readonly tell: readonly Draft[];
      readonly letters?: readonly Letter[];
    }
  /** Takes the last move back. */
  | {
      readonly do: 'undo';
      readonly act: number;
      readonly seq: number;
      readonly by: string;
      readonly tell: readonly Draft[];
    }
  | { readonly do: 'dialogue'; readonly person: number; readonly dialogue: Dialogue | null }
  /**
   * Gives an address to a person, back to `from` where nobody else had it then; who held it loses it now, and the person's
   * earlier addresses end. `chat`: where he wrote from and was told who reads his data.
   */
  | {
      readonly do: 'identity';
      readonly person: number;
      readonly identity: Identity;
      readonly from: Instant;
      readonly chat: string;
    }
  /** Letters that came later, kept with an act; it stays as it is. */
  | {
      readonly do: 'letters';
      readonly act: number;
      readonly by: string;
      readonly letters: readonly Letter[];
      readonly tell: readonly Draft[];
    }
  /** What became of fetching one: the pointer goes as soon as it is no longer needed. */
  | { readonly do: 'fetched'; readonly letter: number; readonly got: LetterGot; readonly tell: readonly Draft[] }
  | { readonly do: 'group'; readonly jid: string; readonly unit: string; readonly bind: boolean; readonly by: string };

export type LetterGot =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'again' }
  | { readonly kind: 'missing'; readonly why: string };

/** Thrown by a write when somebody else decided first: the message is read again with what is known now. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken';
}
