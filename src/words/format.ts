import type { AbsenceKind } from '../domain/absence.ts';
import type { OrderKind } from '../domain/act-day.ts';
import type { HolidayKind } from '../domain/agency.ts';
import type { Slot } from '../domain/edict.ts';
import type { DayPlan, Mode } from '../domain/plan.ts';
import type { Sign } from '../domain/share.ts';
import { type Instant, type LocalDate, localMoment, type Weekday, weekdayOf, type Zone } from '../domain/time.ts';

/** "Kamis, 29 Juli 2021". Fixed tables: the host's locale data must not decide what an official letter says. */
export const longDate = (date: LocalDate): string => `${dayName(date)}, ${plainDate(date)}`;

/** "29 Juli 2021" */
export const plainDate = (date: LocalDate): string => `${Number(date.slice(8))} ${monthName(date)} ${date.slice(0, 4)}`;

/** "Sen 02/08", for the lines of a roster. */
export const shortDate = (date: LocalDate): string =>
  `${dayName(date).slice(0, 3)} ${date.slice(8)}/${date.slice(5, 7)}`;

/** "30/7": the form a person can send back to us. */
export const typedDate = (date: LocalDate): string => `${Number(date.slice(8))}/${Number(date.slice(5, 7))}`;

const dayName = (date: LocalDate): string => weekdayName(weekdayOf(date));
export const weekdayName = (weekday: Weekday): string => days[weekday - 1] ?? '';
export const monthName = (date: LocalDate): string => months[Number(date.slice(5, 7)) - 1] ?? '';

/** "2–6 Agustus 2021", "28 Juli – 5 Agustus 2021"; one day is a long date. */
export function dateRange(from: LocalDate, to: LocalDate): string {
  if (from === to) return longDate(from);
  if (from.slice(0, 7) === to.slice(0, 7)) return `${Number(from.slice(8))}–${plainDate(to)}`;
  const year = from.slice(0, 4) === to.slice(0, 4) ? '' : ` ${from.slice(0, 4)}`;
  return `${Number(from.slice(8))} ${monthName(from)}${year} – ${plainDate(to)}`;
}

/** 450 → "07.30". The end of the day is "24.00". */
export const clock = (minute: number): string => `${two(Math.floor(minute / 60))}.${two(minute % 60)}`;

/** "07.12" of an instant, in the zone of the reader; the zone itself is named by the sentence. */
export const clockAt = (at: Instant, zone: Zone): string => clock(localMoment(at, zone).minute);

/** "07.00–07.30" */
export const hours = (slot: Slot): string => `${clock(slot.opens)}–${clock(slot.closes)}`;

/** "Pagi 07.00–07.30, Sore 16.00–17.30 WITA" */
export const slotList = (slots: readonly Slot[], zone: Zone): string =>
  `${slots.map((slot) => `${slot.label} ${hours(slot)}`).join(', ')} ${zone}`;

export const modeWords: Record<Mode, string> = {
  home: 'WFH',
  office: 'WFO',
  anywhere: 'WFA',
  leave: 'cuti/izin',
  holiday: 'libur',
  off: 'libur',
  unmatched: 'belum ada jadwal',
  none: 'tidak ada edaran',
};

/** Where somebody is that day; paused processing is no lack of an edict. */
export const whereWords = ({ mode, why }: Pick<DayPlan, 'mode' | 'why'>): string =>
  why.kind === 'suspended' ? 'pemrosesan dihentikan' : modeWords[mode];

export const absenceWords: Record<AbsenceKind, string> = {
  cuti: 'cuti',
  sakit: 'sakit',
  izin: 'izin',
  dinas_luar: 'dinas luar',
  diklat: 'diklat',
  tugas_belajar: 'tugas belajar',
  dispensasi: 'dispensasi',
};

/** Why a single slot is excused: an absence, or an order or permission that voids it. */
export const excuseWords: Readonly<Record<string, string>> = {
  ...absenceWords,
  dipanggil: 'dipanggil ke kantor',
  wajib_hadir: 'perintah hadir',
  dikoreksi: 'dikoreksi petugas',
};

export const orderWords: Record<OrderKind, string> = {
  presence: 'perintah hadir',
  swap: 'tukar jadwal',
};

export const holidayWords: Record<HolidayKind, string> = {
  libur_nasional: 'libur nasional',
  cuti_bersama: 'cuti bersama',
  libur_daerah: 'libur daerah',
};

export const signWords: Record<Sign, string> = {
  diteruskan: 'lokasi diteruskan',
  tempat_pilihan: 'tempat pilihan dari daftar',
  bukan_lokasi_terkini: 'bukan lokasi terkini',
  waktu_depan: 'waktu kiriman di depan jam sistem',
};

/** "pagi" until 10.59, "siang" until 14.59, "sore" until 17.59, then "malam". */
export function timeOfDay(minute: number): 'pagi' | 'siang' | 'sore' | 'malam' {
  if (minute < 180 || minute >= 1080) return 'malam';
  if (minute < 660) return 'pagi';
  return minute < 900 ? 'siang' : 'sore';
}

/** How every person is addressed; officials are never "Anda" (domain.md 6). */
export const addressed = (name: string): string => `Bapak/Ibu ${name}`;

/** Ends a sentence with a name; "M.Si." brings its own full stop. */
export const stop = (text: string): string => (text.endsWith('.') ? text : `${text}.`);

/** Whom to turn to: the officer by name when there is one on the books. */
export const orOfficer = (officer: string | null): string =>
  officer === null
    ? 'Kasubag Kepegawaian perangkat daerah masing-masing'
    : `${addressed(officer)} (Kasubag Kepegawaian)`;

/** "cuti 2, sakit 1" */
export const counted = (counts: ReadonlyMap<string, number>): string =>
  [...counts].map(([why, n]) => `${excuseWords[why] ?? why} ${n}`).join(', ');

/** Past this WhatsApp folds a message and nobody reads on. */
const readable = 1200;

/**
 * A list of people in the fullest form that stays readable: with titles, without, without academic degrees; what then
 * still is too long is cut and counted.
 */
export function shortest(forms: readonly (readonly string[])[], most: number): readonly string[] {
  const fits = (lines: readonly string[]) => lines.length <= most && lengthOf(lines) <= readable;
  const last = forms.at(-1) ?? [];
  return forms.find(fits) ?? firstOf(last, Math.min(most, countWithin(last)));
}

/**
 * Many units: all of them while that stays readable, else those with most to see to first. `weight` 0 = nothing amiss.
 */
export function notable(units: readonly { readonly line: string; readonly weight: number }[]): readonly string[] {
  if (lengthOf(units.map(({ line }) => line)) <= readable) return units.map(({ line }) => line);
  const loud = units
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ line }) => line);
  const within = countWithin(loud);
  const shown = within < 0 ? loud : loud.slice(0, within);
  const cut = loud.length - shown.length;
  const quiet = units.length - loud.length;
  return [
    ...shown,
    ...(cut > 0 ? [`… dan ${cut} unit lain; sebutkan nama unitnya untuk rincian.`] : []),
    ...(quiet > 0 ? [`${quiet} unit lain lengkap.`] : []),
  ];
}

/** "Nurhayati" of "Hj. Nurhayati, S.E., M.M.": the degrees behind the comma go first. */
export const bareName = (name: string): string => name.split(',')[0]?.trim() ?? name;

const lengthOf = (lines: readonly string[]) => lines.reduce((sum, line) => sum + line.length + 2, 0);
const countWithin = (lines: readonly string[]) => lines.findIndex((_, i) => lengthOf(lines.slice(0, i + 1)) > readable);

/** The first `most` lines and how many are left out. */
export const firstOf = (lines: readonly string[], most: number): readonly string[] =>
  lines.length <= most ? lines : [...lines.slice(0, most), `… dan ${lines.length - most} lainnya`];

const two = (n: number) => String(n).padStart(2, '0');
const days = ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'];
const months = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
];

/** "Senin, 23 November 2026 07.30 WITA". */
export function moment(at: Instant, zone: Zone): string {
  const { date, minute } = localMoment(at, zone);
  return `${longDate(date)} ${clock(minute)} ${zone}`;
}
