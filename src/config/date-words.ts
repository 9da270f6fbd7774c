import { addDays, type LocalDate, type MinuteOfDay, parseDate } from '../domain/time.ts';

const months = 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' ');

/** "29 Juli 2021" */
export const dateWords = (date: LocalDate): string =>
  `${Number(date.slice(8))} ${months[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;

/** "07.30" */
export const clockWords = (minute: MinuteOfDay): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}.${String(minute % 60).padStart(2, '0')}`;

/** What a date should have been, given what was written: of a day after the month's end, where the month ends. */
export function dateExpected(written: string): string {
  const month = /^(\d{4})-(0[1-9]|1[0-2])-\d{2}$/.exec(written);
  const first = month && parseDate(`${month[1]}-${month[2]}-01`);
  if (!first) return 'tanggal YYYY-MM-DD, misalnya 2021-07-29';
  const last = addDays(`${addDays(first, 31).slice(0, 8)}01` as LocalDate, -1);
  return `tanggal yang ada (${months[Number(month[2]) - 1]} ${month[1]} berakhir tanggal ${Number(last.slice(8))})`;
}
