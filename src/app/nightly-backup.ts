import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type BackupKeep, backupsToDrop } from '../domain/backup-days.ts';
import { type Instant, type LocalDate, localMoment, type Zone } from '../domain/time.ts';
import type { Clock } from '../ports/clock.ts';
import { alarmWords } from '../words/alarm.ts';
import { backupFolder, backupsIn } from './backup-files.ts';

type Deps = {
  readonly dataFolder: string;
  readonly keep: BackupKeep;
  readonly zone: Zone;
  readonly clock: Pick<Clock, 'now'>;
  /** A window is open or about to be: copying waits. */
  urgent(): boolean;
  alarm(code: string, sentence: string): void;
  said(what: string, fields: object): void;
  /** Makes the file, encrypted or not; rejects when it could not be made and checked. */
  make(file: string): Promise<void>;
};

const [firstMinute, lastMinute] = [2 * 60 + 30, 5 * 60 + 30];
/** A machine that is off at night makes its backup by day, when it has run for that long. */
const settledMs = 30 * 60_000;
const againMs = 3_600_000;

/**
 * One backup a night into `<data>/backup/`, in a process of its own: checking every page takes minutes at the end of a year,
 * and this one must go on answering. What the file's name says was made is not made again.
 */
export function nightlyBackup(deps: Deps) {
  const folder = backupFolder(deps.dataFolder);
  const begun = deps.clock.now();
  let running: Promise<void> | null = null;
  let triedAt: Instant = Number.NEGATIVE_INFINITY;

  /** Rejects when the folder or the disk refuses; `look` tells it. */
  async function run(date: LocalDate): Promise<void> {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const size = statSync(join(deps.dataFolder, 'serlok.db')).size;
    const { bavail, bsize } = statfsSync(folder);
    // A backup that fills the disk would end the service (fault 23).
    if (bavail * bsize < 3 * size + 64 * 2 ** 20) return deps.alarm('cadangan', alarmWords.backupRoom);
    // Of a backup whose process was killed.
    for (const name of readdirSync(folder)) if (/\.(part|plain)$/.test(name)) rmSync(join(folder, name));
    await deps.make(join(folder, `serlok-${date}.db`));
    const made = backupsIn(folder);
    const gone = backupsToDrop([...made.keys()], deps.keep);
    for (const old of gone) for (const name of made.get(old) ?? []) rmSync(join(folder, name));
    deps.said('backup made', { kept: made.size - gone.length });
  }

  return {
    look(): void {
      const now = deps.clock.now();
      const { date, minute } = localMoment(now, deps.zone);
      const night = minute >= firstMinute && minute < lastMinute;
      const due = night || (minute >= firstMinute && now - begun >= settledMs);
      if (running || !due || deps.urgent() || now - triedAt < againMs || backupsIn(folder).has(date)) return;
      triedAt = now;
      running = run(date)
        // Also a folder that cannot be written: the service goes on.
        .catch(() => deps.alarm('cadangan', alarmWords.backupFailed))
        .finally(() => {
          running = null;
        });
    },
  };
}

/** The command an operator types, so that both make the same thing. */
export const backupByCommand = (file: string): Promise<void> =>
  new Promise((done, failed) => {
    execFile(process.execPath, [process.argv[1] ?? '', 'backup', file], { timeout: 4 * 3_600_000 }, (error) =>
      error ? failed(new Error('backup')) : done(),
    );
  });
