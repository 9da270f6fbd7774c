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
  /** So many days after a device was linked it sends half as much. */
  readonly warmUpDays: number;
};

/**
 * The caps at this moment: a number that was just linked is watched more closely, and was banned again after a few sends
 * when it had been relinked (faults.md §4). `linkedAt`: `null` when that is not known.
 */
export function capsAt(caps: SendCaps, linkedAt: Instant | null, now: Instant): SendCaps {
  if (linkedAt === null || now >= warmUntil(caps, linkedAt)) return caps;
  const half = (cap: number) => Math.ceil(cap / 2);
  return {
    ...caps,
    textsPerHour: half(caps.textsPerHour),
    reactionsPerHour: half(caps.reactionsPerHour),
    reportsPerHour: half(caps.reportsPerHour),
    // Reports keep their hour free out of the day; odd caps must not let the halves meet.
    perDay: Math.max(half(caps.perDay), half(caps.reportsPerHour) + 1),
  };
}

export const warmUntil = ({ warmUpDays }: SendCaps, linkedAt: Instant): Instant => linkedAt + warmUpDays * 86_400_000;
