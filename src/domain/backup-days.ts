import { type LocalDate, weekdayOf } from './time.ts';

/** How many nightly backups stay: the last days, and of the weeks before the one of Monday. */
export type BackupKeep = { readonly days: number; readonly weeks: number };

/** Which of these days' backups go. The newest always stays. */
export function backupsToDrop(days: readonly LocalDate[], { days: daily, weeks }: BackupKeep): readonly LocalDate[] {
  const newest = [...new Set(days)].sort().reverse();
  const kept = new Set(newest.slice(0, Math.max(1, daily)));
  for (const monday of newest.filter((date) => !kept.has(date) && weekdayOf(date) === 1).slice(0, weeks))
    kept.add(monday);
  return newest.filter((date) => !kept.has(date));
}
