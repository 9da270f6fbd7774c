import { stringify } from 'csv-stringify/sync';
import type { DayVerdict, SlotState } from '../domain/presence.ts';
import { type Recap, totalsOf } from '../reports/recap.ts';
import { clockAt, modeWords } from '../words/format.ts';

export const recapFormats = ['table', 'csv', 'json'] as const;

/** The tally for a terminal, a spreadsheet or a program. Ends with a newline. */
export function recapOut(recap: Recap, verdicts: readonly DayVerdict[], format: (typeof recapFormats)[number]): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(recap, null, 2)}\n`;
    case 'csv':
      return csvOf(verdicts);
    case 'table':
      return recap.from === recap.to ? dayTable(verdicts) : rangeTable(verdicts);
  }
}

/** One row per person, day and slot: exact times and minutes late with the evidence id (domain.md 4.4). */
function csvOf(verdicts: readonly DayVerdict[]): string {
  const rows = verdicts.flatMap(({ plan, slots }) => {
    const base = [plan.person.nip, plan.person.name, plan.unit?.id ?? '', plan.date, plan.mode, plan.edict?.slug ?? ''];
    if (slots.length === 0) return [[...base, '', '', '', '', '', '', '', '']];
    return slots.map((s) => [
      ...base,
      s.slot.name,
      s.state,
      s.share ? clockAt(s.share.sentAt, plan.zone) : '',
      s.lateMinutes ?? '',
      s.signs.join(' '),
      s.reason ?? '',
      s.slot.clause,
      s.share?.id ?? '',
    ]);
  });
  const columns = [
    'nip',
    'nama',
    'unit',
    'tanggal',
    'mode',
    'edaran',
    'slot',
    'status',
    'pukul',
    'menit_terlambat',
    'tanda',
    'alasan',
    'dasar',
    'id_pesan',
  ];
  return stringify([columns, ...rows], { escape_formulas: true });
}

/** Slots across, one line per person. */
function dayTable(verdicts: readonly DayVerdict[]): string {
  const labels = [...new Set(verdicts.flatMap((v) => v.slots.map((s) => s.slot.label)))];
  const rows = verdicts.map(({ plan, slots }) => [
    plan.person.name,
    plan.unit?.id ?? '',
    modeWords[plan.mode],
    ...labels.map((label) => {
      const slot = slots.find((s) => s.slot.label === label);
      if (!slot) return '';
      const time = slot.share && slot.state !== 'tidak' ? ` ${clockAt(slot.share.sentAt, plan.zone)}` : '';
      const late = slot.lateMinutes === null ? '' : ` +${slot.lateMinutes}m`;
      return `${mark[slot.state]}${time}${late}${slot.signs.length > 0 ? ' !' : ''}`;
    }),
  ]);
  return `${columnsOf([['Nama', 'Unit', 'Mode', ...labels], ...rows])}\n${legend}\n`;
}

function rangeTable(verdicts: readonly DayVerdict[]): string {
  const rows = totalsOf(verdicts).map((t) => [
    t.name,
    ...[t.scheduled, t.complete, t.incomplete, t.excused, t.unsettled, t.late].map(String),
    t.misses.map((m) => `${m.label} ${m.dates.length}x`).join(', '),
  ]);
  const head = [
    'Nama',
    'Wajib',
    'Lengkap',
    'Tidak lengkap',
    'Dikecualikan',
    'Belum final',
    'Terlambat',
    'Tidak mengirim',
  ];
  return columnsOf([head, ...rows]);
}

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
  '✓ tercatat  ✗ tidak mengirim  T terlambat  K dikecualikan  - bukan jadwal  G gangguan  ? perlu dicek  ! ada tanda';

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
