import type { Act } from '../domain/act.ts';
import type { DayVerdict } from '../domain/presence.ts';
import { fullness } from '../domain/tally.ts';
import { contactsOf, type RecapContact, totalsOf } from '../reports/recap.ts';
import { clockAt } from '../words/format.ts';
import { fullWords } from '../words/recap.ts';

export type Cell = string | number;

/**
 * One row per person, day and slot: exact times and minutes late with the evidence id (domain.md 4.4). Of a corrected slot
 * what it was stands beside it; the person's figures of the whole range are repeated on every row (PSR-8).
 */
export function detailRows(verdicts: readonly DayVerdict[], acts: readonly Act[]): readonly (readonly Cell[])[] {
  const contactsOn = contactsOf(acts);
  const totals = new Map(totalsOf(verdicts, acts).map((t) => [t.nip, t]));
  const rows = verdicts.flatMap((day) => {
    const { plan, slots } = day;
    const { nip, name } = plan.person;
    const base = [nip, name, plan.unit?.id ?? '', plan.date, plan.mode, plan.edict?.slug ?? ''];
    const t = totals.get(nip);
    const contacts = contactsOn(day).map(contactCell).join('; ');
    const sums = [
      ...(t ? [t.scheduled, t.complete, t.incomplete, t.excused, fullWords[fullness(t)]] : ['', '', '', '', '']),
      contacts,
    ];
    if (slots.length === 0) return [[...base, ...Array.from({ length: 11 }, () => ''), ...sums]];
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
      s.corrected?.was ?? '',
      s.corrected?.because ?? '',
      s.corrected?.by ?? '',
      ...sums,
    ]);
  });
  return [detailColumns, ...rows];
}

const detailColumns = [
  ...['nip', 'nama', 'unit', 'tanggal', 'mode', 'edaran', 'slot', 'status', 'pukul', 'menit_terlambat', 'tanda'],
  ...['alasan', 'dasar', 'id_pesan', 'semula', 'alasan_koreksi', 'dikoreksi_oleh'],
  ...['hari_wajib', 'hari_lengkap', 'hari_tidak_lengkap', 'hari_dikecualikan', 'penuh'],
  'kontak_mendadak',
];

/** One row per person: the figures of the range and whether it was done in full. */
export function personRows(verdicts: readonly DayVerdict[], acts: readonly Act[]): readonly (readonly Cell[])[] {
  const head = [
    ...['NIP', 'Nama', 'Wajib', 'Lengkap', 'Tidak lengkap', 'Dikecualikan', 'Belum final', 'Penuh', 'Terlambat'],
    ...['Dikoreksi', 'Tidak mengirim', 'Kontak dijawab', 'Kontak tidak dijawab'],
  ];
  const rows = totalsOf(verdicts, acts).map((t) => [
    ...[t.nip, t.name, t.scheduled, t.complete, t.incomplete, t.excused, t.unsettled, fullWords[fullness(t)], t.late],
    ...[t.corrected, t.misses.map((m) => `${m.label} ${m.dates.length}x`).join(', ')],
    ...[t.contacts.answered, t.contacts.silent],
  ]);
  return [head, ...rows];
}

/** "13.10 dijawab 13.12", "13.10 tidak dijawab". */
export function contactCell({ asked, answered, outcome }: RecapContact): string {
  const at = (iso: string) => iso.slice(11, 16).replace(':', '.');
  const later = answered === null ? '' : ` (${at(answered)})`;
  if (outcome === 'answered') return `${at(asked)} dijawab ${answered === null ? '' : at(answered)}`.trim();
  return `${at(asked)} ${outcome === 'silent' ? `tidak dijawab pada waktunya${later}` : outcome === null ? 'belum dijawab' : 'tidak dinilai'}`;
}
