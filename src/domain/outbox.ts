import type { Instant } from './time.ts';

/** Lanes share the caps of one governor: ✅, unasked texts, answers to commands, digests and summaries. */
export type Lane = 'reaction' | 'unasked' | 'answer' | 'report';

/** A message to send; ids and pacing are the outbox's business. */
export type Draft = {
  readonly lane: Lane;
  /** Unique for what it answers; a second draft with the same key is the same message and is dropped. */
  readonly about: string;
  readonly person: number | null;
  /** `null`: the person has not written to this number yet; kept until that happens (law 7). */
  readonly chat: string | null;
  readonly body:
    | { readonly kind: 'text'; readonly text: string }
    | {
        readonly kind: 'reaction';
        readonly emoji: string;
        readonly target: {
          readonly chat: string;
          readonly sender: string;
          readonly id: string;
          readonly fromMe: boolean;
        };
      };
  /** Not before this instant; absent = at once. For many at a time, so that they leave room for answers. */
  readonly notBefore?: Instant;
  /** After this instant it is not worth sending. `null` = always. */
  readonly expiresAt: Instant | null;
};

export type SendCaps = {
  readonly textsPerHour: number;
  readonly reactionsPerHour: number;
  readonly reportsPerHour: number;
  readonly perDay: number;
  readonly unaskedGapMinutes: number;
  readonly answersPerTenMinutes: number;
  /** Seconds between a due message and its sending, drawn evenly between the two ends. */
  readonly jitterSeconds: readonly [number, number];
  readonly acknowledgeWithinMinutes: number;
};
