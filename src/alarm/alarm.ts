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
  const file = fileIn(dataFolder);
  return {
    raise(code, sentence) {
      const line = `${new Date(clock.now()).toISOString()} [${code}] ${sentence.replace(/\s+/g, ' ')}`;
      try {
        const lines = [...alarmLines(dataFolder), line].slice(-mostLines);
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

/** The alarms noted so far, oldest first; none where the file is missing or cannot be read. */
export function alarmLines(dataFolder: string): readonly string[] {
  try {
    return readFileSync(fileIn(dataFolder), 'utf8').split('\n').filter(Boolean);
  } catch {
    return [];
  }
}

const fileIn = (dataFolder: string): string => join(dataFolder, 'alarm.log');
