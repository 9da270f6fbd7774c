import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../ports/clock.ts';

export type Alarm = {
  /** `sentence` is Indonesian and names nobody. `false`: it could not be written; an alarm never throws. */
  raise(code: string, sentence: string): boolean;
};

const mostLines = 200;

/** Tells the operator without WhatsApp: the newest lines of `<data>/alarm.log`, one alarm a line, the last one last. */
export function fileAlarm(dataFolder: string, clock: Pick<Clock, 'now'>): Alarm {
  const file = join(dataFolder, 'alarm.log');
  return {
    raise(code, sentence) {
      const line = `${new Date(clock.now()).toISOString()} [${code}] ${sentence.replace(/\s+/g, ' ')}`;
      try {
        const lines = [...read(file), line].slice(-mostLines);
        // Whole or not at all: the disk may be what the alarm is about.
        writeFileSync(`${file}.new`, `${lines.join('\n')}\n`, { mode: 0o600 });
        renameSync(`${file}.new`, file);
        return true;
      } catch {
        return false;
      }
    },
  };
}

function read(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').filter(Boolean);
  } catch {
    return [];
  }
}
