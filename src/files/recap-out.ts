import { stringify } from 'csv-stringify/sync';
import type { Act } from '../domain/act.ts';
import type { DayVerdict, SlotState } from '../domain/presence.ts';
import { contactsOf, type Recap } from '../reports/recap.ts';
import { clockAt, whereWords } from '../words/format.ts';
import { contactCell, detailRows, personRows } from './recap-rows.ts';

export const recapFormats = ['table', 'csv', 'json', 'xlsx'] as const;
type TextFormat = Exclude<(typeof recapFormats)[number], 'xlsx'>;

/** The tally for a terminal, a spreadsheet or a program. Ends with a newline. */
export function recapOut(
  recap: Recap,
  verdicts: readonly DayVerdict[],
  format: TextFormat,
  acts: readonly Act[] = [],
): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(recap, null, 2)}\n`;
    case 'csv':
      return csvOf(verdicts, acts);
    case 'table':
      return recap.from === recap.to ? dayTable(verdicts, acts) : rangeTable(verdicts, acts);
  }
}

const csvOf = (verdicts: readonly DayVerdict[], acts: readonly Act[]): string =>
  stringify([...detailRows(verdicts, acts)], { escape_formulas: true });

/** Slots across, one line per person. */
function dayTable(verdicts: readonly DayVerdict[], acts: readonly Act[]): string {
  const labels = [...new Set(verdicts.flatMap((v) => v.slots.map((s) => s.slot.label)))];
  const contactsOn = contactsOf(acts);
  const asked = verdicts.some((day) => contactsOn(day).length > 0);
  const rows = verdicts.map((day) => [
    day.plan.person.name,
    day.plan.unit?.id ?? '',
    whereWords(day.plan),
    ...labels.map((label) => {
      const slot = day.slots.find((s) => s.slot.label === label);
      if (!slot) return '';
      const time = slot.share && slot.state !== 'tidak' ? ` ${clockAt(slot.share.sentAt, day.plan.zone)}` : '';
      const late = slot.lateMinutes === null ? '' : ` +${slot.lateMinutes}m`;
      return `${mark[slot.state]}${time}${late}${slot.signs.length > 0 ? ' !' : ''}${slot.corrected ? ` *${mark[slot.corrected.was]}` : ''}`;
    }),
    ...(asked ? [contactsOn(day).map(contactCell).join('; ')] : []),
  ]);
  const head = ['Nama', 'Unit', 'Mode', ...labels, ...(asked ? ['Kontak mendadak'] : [])];
  return `${columnsOf([head, ...rows])}\n${legend}\n`;
}

const rangeTable = (verdicts: readonly DayVerdict[], acts: readonly Act[]): string =>
  columnsOf(personRows(verdicts, acts).map(([, ...row]) => row.map(String)));

const mark: Readonly<Record<SlotState, string>> = {
  belum_dibuka: '·',
  terbuka: '…',
  tepat: '✓',
  terlambat: 'T',
  di_luar_lokasi: 'L',
  tidak: '✗',
  dikecualikan: 'K',
  bukan_jadwal: '-',
  gangguan: 'G',
  perlu_dicek: '?',
};
const legend =
  '✓ tercatat  ✗ tidak mengirim  T terlambat  K dikecualikan  - bukan jadwal  G gangguan  ? perlu dicek  ! ada tanda  * dikoreksi, semula';

function columnsOf(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length)));
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, i) => cell.padEnd(widths[i] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}
