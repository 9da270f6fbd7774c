import type { Clock } from '../ports/clock.ts';
import type { Lines } from '../ports/lines.ts';
import { alarmWords } from '../words/alarm.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** WhatsApp removes linked devices when the phone was not used for about fourteen days; four are left to walk to it (fault 30). */
const quietDays = 10;

/** Whole days without a sign, once they are too many; `null` before that. */
export function phoneQuietFor(seenAt: number, now: number): number | null {
  const days = Math.floor((now - seenAt) / dayMs);
  return days >= quietDays ? days : null;
}

type Deps = {
  readonly lines: Pick<Lines, 'phoneSeen' | 'phoneSeenAt'>;
  readonly clock: Pick<Clock, 'now'>;
  alarm(code: string, sentence: string): void;
};

/**
 * Minds how long the owner's phone gave no sign of life: whatever it sends, and its receipts for what we send. Where nothing is
 * known yet the days count from the first look.
 */
export function watchPhone({ lines, clock, alarm }: Deps) {
  let seenAt: number | null = null;
  let writtenAt = -Infinity;
  let toldAt = -Infinity;

  return {
    /** `at`: the server's time of the sign, which may have waited in the queue. */
    async seen(at: number): Promise<void> {
      seenAt = Math.max(seenAt ?? (await lines.phoneSeenAt()) ?? 0, Math.min(at, clock.now()));
      // A rush of receipts is one sign.
      if (seenAt - writtenAt < hourMs) return;
      writtenAt = seenAt;
      await lines.phoneSeen(seenAt);
    },
    async look(): Promise<void> {
      const now = clock.now();
      seenAt ??= await lines.phoneSeenAt();
      if (seenAt === null) {
        seenAt = now;
        await lines.phoneSeen(now);
      }
      const days = phoneQuietFor(seenAt, now);
      if (days === null || now - toldAt < dayMs) return;
      toldAt = now;
      alarm('ponsel', alarmWords.phoneQuiet(days));
    },
  };
}
