import type { Media } from './message.ts';
import type { Instant } from './time.ts';

/** Where a conversation stands; one a person, kept in the database so that a restart changes nothing (features 53). */
export type Dialogue = { readonly person: number; readonly until: Instant; readonly step: Step };

export type Step =
  /** A change was read back; it happens on YA and on nothing else. */
  | { readonly kind: 'confirm'; readonly proposal: Proposal; readonly letters: readonly Letter[] }
  /** Something is missing: the next words are read together with those said so far. */
  | { readonly kind: 'detail'; readonly intent: string; readonly said: string; readonly letters: readonly Letter[] }
  /** The next location share is the place that is meant. */
  | { readonly kind: 'place'; readonly intent: string; readonly said: string };

/** What YA will do. `facts` are the command's own; it gets back what it gave. */
export type Proposal = { readonly intent: string; readonly facts: unknown };

/** A photo or document that came with it. */
export type Letter = {
  readonly what: 'photo' | 'document';
  readonly media: Media;
  readonly sentAt: Instant;
};

/** An unanswered question lapses after this. */
export const dialogueMs = 15 * 60_000;
