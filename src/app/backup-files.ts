import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type LocalDate, parseDate } from '../domain/time.ts';

/** Where the nightly backups lie. */
export const backupFolder = (dataFolder: string): string => join(dataFolder, 'backup');

/** The nightly backups by the date in their names; none where the folder is missing or cannot be read. */
export function backupsIn(folder: string): Map<LocalDate, string[]> {
  const found = new Map<LocalDate, string[]>();
  let names: string[] = [];
  try {
    names = readdirSync(folder);
  } catch {
    // No backup yet.
  }
  for (const name of names) {
    const date = parseDate(/^serlok-(\d{4}-\d{2}-\d{2})\.db(\.enc)?$/.exec(name)?.[1] ?? '');
    if (date) found.set(date, [...(found.get(date) ?? []), name]);
  }
  return found;
}
