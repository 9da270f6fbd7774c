import { alarmWords } from '../words/alarm.ts';

/** Several times what an agency of ten thousand needs. */
const mostMemoryMiB = 768;
const generationMs = 60_000;
const skewAgainMs = 3_600_000;

type VitalsOptions = {
  alarm(code: string, sentence: string): void;
  /** How much memory the process takes, in MiB; 0 where it is not watched. */
  memoryMiB(): number;
  /** Whether a window is open or about to open: no time to begin anew. */
  urgent(): boolean;
  /** One step older (`generation.ts`). */
  growOlder(): void;
  /** A fresh process is needed. */
  restart(reason: string): void;
};

/** What the process minds in itself: its memory, its age and its clock. */
export function createVitals({ alarm, memoryMiB, urgent, growOlder, restart }: VitalsOptions) {
  let skewToldAt = Number.NEGATIVE_INFINITY;
  let grownAt = Number.NEGATIVE_INFINITY;

  /** Too much memory ends it outside windows (fault 41). */
  function mindMemory(): void {
    if (memoryMiB() < mostMemoryMiB || urgent()) return;
    alarm('memori', alarmWords.memory);
    restart('memory');
  }

  /** Grows while the service runs, so that a backup that is put back is known by its number. */
  function growOld(): void {
    if (performance.now() - grownAt < generationMs) return;
    grownAt = performance.now();
    growOlder();
  }

  return {
    growOld,
    look(): void {
      mindMemory();
      growOld();
    },
    /** At every login, and there are a dozen a day: told once an hour. */
    skewed(seconds: number): void {
      if (performance.now() - skewToldAt < skewAgainMs) return;
      skewToldAt = performance.now();
      alarm('jam', alarmWords.skew(seconds));
    },
  };
}
