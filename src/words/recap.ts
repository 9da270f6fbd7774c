import type { Totals } from '../domain/tally.ts';
import type { LocalDate } from '../domain/time.ts';
import { bareName, dateRange, firstOf, shortDate, shortest } from './format.ts';

/** *rekap*: the own figures, and which slots on which days were missed. Facts only, no consequence (D16). */
export function recapText(from: LocalDate, to: LocalDate, facts: Totals): string {
  const misses = facts.misses.map(
    ({ label, dates }) => `${label}: ${dates.length} kali (${firstOf(dates.map(shortDate), 15).join(', ')})`,
  );
  return [
    `Rekap ${facts.name}, ${dateRange(from, to)}`,
    `Hari wajib kirim lokasi: ${facts.scheduled}. Lengkap ${facts.complete} hari · tidak lengkap ${facts.incomplete} hari · dikecualikan ${facts.excused} hari.`,
    ...(facts.unsettled > 0 ? [`Belum final (berjalan, gangguan atau perlu dicek): ${facts.unsettled} hari.`] : []),
    ...(facts.scheduled > 0 && facts.unsettled === 0
      ? [`Dilaksanakan secara penuh: ${facts.incomplete === 0 ? 'ya' : 'tidak'}.`]
      : []),
    ...(facts.late > 0 ? [`Tercatat terlambat: ${facts.late} slot.`] : []),
    ...(misses.length > 0 ? ['Slot tanpa kiriman:', ...misses] : ['Tidak ada slot yang terlewat.']),
  ].join('\n');
}

/** The same over a unit: counts, and for those who may know them the names with incomplete days. */
export function unitRecapText(scope: string, range: string, people: readonly Totals[], names: boolean): string {
  const short = people.filter((person) => person.incomplete > 0);
  const full = people.filter((p) => p.scheduled > 0 && p.incomplete === 0 && p.unsettled === 0);
  const line = (name: string, i: number, { incomplete, scheduled }: Totals) =>
    `${i + 1}. ${name}: ${incomplete} dari ${scheduled} hari`;
  const forms = [
    short.map((person, i) => line(person.name, i, person)),
    short.map((person, i) => line(bareName(person.name), i, person)),
  ];
  return [
    `Rekap ${scope}, ${range}`,
    `Pegawai wajib kirim lokasi: ${people.filter((p) => p.scheduled > 0).length}. Lengkap semua hari: ${full.length}. Ada hari tidak lengkap: ${short.length}.`,
    ...(names ? shortest(forms, 60) : []),
  ].join('\n');
}

/** To those who see all units and asked for a range of all of them at once. */
export const nameAUnit = (example: string): string =>
  `Rekap rentang tanggal dibuat per unit; mohon sebutkan unitnya, mis. *rekap ${example} bulan ini*.`;
