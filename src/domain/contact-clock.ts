import { type Instant, minuteMs } from './time.ts';

/** A question may wait that long for its turn in the outbox; every further one of a sample two seconds longer. */
const leadMs = 30_000;
const turnMs = 2000;

export type ContactClock = {
  /** The hour that is told: "paling lambat pukul 10.15", which holds to its last second (D2). */
  readonly told: Instant;
  /** The first instant that is too late. */
  readonly dueAt: Instant;
  /** Left later than this the person would have less than the edict's minutes: then it is not sent at all. */
  readonly leaveBy: Instant;
};

/**
 * When an answer has to be there. The clock runs from when the question leaves, which nobody knows when its text is written;
 * so the hour told is one that leaves the whole of the edict's minutes to whoever is asked as late as `leaveBy`.
 */
export function contactClock(at: Instant, minutes: number, place = 0): ContactClock {
  const told = Math.floor((at + leadMs + place * turnMs + minutes * minuteMs) / minuteMs) * minuteMs;
  const dueAt = told + minuteMs;
  return { told, dueAt, leaveBy: dueAt - minutes * minuteMs };
}

/** Answers that come after the hour are still told, with their minutes, for that long. */
export const lateMs = 60 * minuteMs;
