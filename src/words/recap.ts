import { type ContactTotals, type Fullness, fullness, type Totals } from '../domain/tally.ts';
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
    ...(facts.scheduled > 0 ? [`Dilaksanakan secara penuh: ${fullWords[fullness(facts)]}.`] : []),
    ...(facts.corrected > 0 ? [`Dikoreksi petugas: ${facts.corrected} slot (rinciannya pada *status* hari itu).`] : []),
    ...(facts.late > 0 ? [`Tercatat terlambat: ${facts.late} slot.`] : []),
    ...contactLine(facts.contacts),
    ...(misses.length > 0 ? ['Slot tanpa kiriman:', ...misses] : ['Tidak ada slot yang terlewat.']),
  ].join('\n');
}

/** PSR-8: *secara penuh*, in every form of the recap. */
export const fullWords: Record<Fullness, string> = {
  full: 'ya',
  short: 'tidak',
  open: 'belum final',
  'nothing-owed': '',
};

/** The same over a unit: counts, and for those who may know them the names with incomplete days. */
export function unitRecapText(scope: string, range: string, people: readonly Totals[], names: boolean): string {
  const short = people.filter((person) => person.incomplete > 0);
  const full = people.filter((p) => fullness(p) === 'full');
  const line = (name: string, i: number, { incomplete, scheduled }: Totals) =>
    `${i + 1}. ${name}: ${incomplete} dari ${scheduled} hari`;
  const forms = [
    short.map((person, i) => line(person.name, i, person)),
    short.map((person, i) => line(bareName(person.name), i, person)),
  ];
  return [
    `Rekap ${scope}, ${range}`,
    `Pegawai wajib kirim lokasi: ${people.filter((p) => p.scheduled > 0).length}. Penuh (lengkap semua hari): ${full.length}. Ada hari tidak lengkap: ${short.length}.`,
    ...(names ? shortest(forms, 60) : []),
    ...silentLine(people, names),
  ].join('\n');
}

const contactLine = ({ answered, silent, unjudged }: ContactTotals): readonly string[] =>
  answered + silent + unjudged === 0
    ? []
    : [
        `Kontak mendadak: dijawab ${answered}, tidak dijawab pada waktunya ${silent}${unjudged > 0 ? `, tidak dinilai ${unjudged}` : ''}.`,
      ];

function silentLine(people: readonly Totals[], names: boolean): readonly string[] {
  const silent = people.filter(({ contacts }) => contacts.silent > 0);
  const sum = (of: (totals: ContactTotals) => number) => people.reduce((n, { contacts }) => n + of(contacts), 0);
  const all = {
    answered: sum(({ answered }) => answered),
    silent: sum((totals) => totals.silent),
    unjudged: sum(({ unjudged }) => unjudged),
  };
  const who = silent.map(({ name, contacts }) => `${bareName(name)} ${contacts.silent} kali`);
  return [...contactLine(all), ...(names && who.length > 0 ? [`Tidak menjawab: ${firstOf(who, 30).join('; ')}.`] : [])];
}

/** To those who see all units and asked for a range of all of them at once. */
export const nameAUnit = (example: string): string =>
  `Rekap rentang tanggal dibuat per unit; mohon sebutkan unitnya, mis. *rekap ${example} bulan ini*.`;
