import type { EmptyOffice, Fairness, RosterDraft, Shortfall, Unmatched } from '../domain/roster-question.ts';
import type { LocalDate } from '../domain/time.ts';
import { dateRange, shortDate } from './format.ts';

/** Names for what a draft knows by id. */
export type Names = { unit(id: string): string; person(id: number): string };

/** What the rules ask and could not get: which rule, unit, role and days collide, and what was done instead. */
export function shortfallLines(shortfalls: readonly Shortfall[], names: Names): readonly string[] {
  const groups = new Map<string, { first: Shortfall; days: LocalDate[] }>();
  for (const one of shortfalls) {
    const { date, ...rest } = one;
    const key = JSON.stringify(rest);
    const known = groups.get(key);
    if (known) known.days.push(date);
    else groups.set(key, { first: one, days: [date] });
  }
  return [...groups.values()].map(
    ({ first, days }) => `${dayList(days)}, ${names.unit(first.unit)}: ${collision(first)}`,
  );
}

function collision({ kind, clause, about, wanted, got, against }: Shortfall): string {
  switch (kind) {
    case 'too-few':
      return `${clause} (${about}) mewajibkan ${wanted} orang di kantor, yang dapat dijadwalkan hanya ${got}; semuanya WFO.`;
    case 'too-many-fixed':
      return `${clause} (${about}) membatasi ${wanted} orang di kantor, tetapi ${got} orang sudah tetap WFO; tidak ada yang ditambahkan.`;
    case 'bounds-cross':
      return `${clause} (${about}) mewajibkan paling sedikit ${wanted} orang di kantor dan sekaligus ${against.join(', ')}; dijadwalkan ${got}.`;
    case 'cover-short':
      return against.length > 0
        ? `${clause} meminta ${wanted} orang (${about}) di kantor, terhalang batas ${against.join(' dan ')}; terdekat ${got} orang.`
        : `${clause} meminta ${wanted} orang (${about}) di kantor, yang bertugas hanya ${got}; semuanya WFO.`;
  }
}

/** People for whom nobody can say where they work, by unit and reason. */
export function unmatchedLines(unmatched: readonly Unmatched[], names: Names): readonly string[] {
  return unmatched.map(
    ({ person, unit, why, clause }) =>
      `${names.person(person)} (${names.unit(unit)}): ${unmatchedWords[why]}${clause ? ` (${clause})` : ''}`,
  );
}

export const unmatchedWords: Record<Unmatched['why'], string> = {
  'no-rule': 'tidak ada aturan edaran yang mengaturnya',
  'head-decides': 'menunggu jadwal dari pimpinan',
  'no-level': 'tingkat wilayah belum diisi di serlok.yaml',
};

/** "Dinas Sosial, angka 2 (12 pegawai): giliran WFO 5–6 hari" */
export function fairnessLines(fairness: readonly Fairness[], names: Names): readonly string[] {
  return fairness.map(({ unit, pool, quota, people, least, most, block, forcedBy }) => {
    const part = pool.split('/').slice(3).join(', ');
    const who = `${names.unit(unit)}, ${quota.clause} (${quota.name}${part ? `, ${part}` : ''}): ${people} pegawai`;
    const spread = least === most ? `${most}` : `${least}–${most}`;
    const cause =
      forcedBy.length > 0 ? forcedBy.join('; ') : 'hari kerja, ketidakhadiran, atau giliran sebelumnya yang berbeda';
    const uneven = most - least > block ? `; selisih ${most - least} hari karena ${cause}` : '';
    return `${who}, giliran WFO ${spread} hari, blok ${block} hari${uneven}`;
  });
}

export function emptyLines(empty: readonly EmptyOffice[], names: Names): readonly string[] {
  return [...empty]
    .sort((a, b) => Number(b.serves) - Number(a.serves))
    .map(
      ({ unit, serves, days }) =>
        `${serves ? 'PERINGATAN, kosong padahal melayani' : 'Kosong'}: ${names.unit(unit)}, ${dayList(days)}`,
    );
}

/** Everything a draft leaves to be said, most urgent first; kept with the version. */
export const remarksOf = (draft: RosterDraft, names: Names): readonly string[] => [
  ...shortfallLines(draft.shortfalls, names),
  ...emptyLines(
    draft.empty.filter(({ serves }) => serves),
    names,
  ),
  ...unmatchedLines(draft.unmatched, names).map((line) => `Belum terjadwal: ${line}`),
];

/** "Sen 02/08, Rab 04/08"; many days as a range with their number. */
export function dayList(days: readonly LocalDate[]): string {
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return '';
  return days.length <= 4 ? days.map(shortDate).join(', ') : `${dateRange(first, last)} (${days.length} hari)`;
}
