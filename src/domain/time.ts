/**
 * Local time by fixed offsets: WIB, WITA and WIT have no daylight saving, so integer arithmetic is exact
 * (checked against Intl in `test/domain/time.test.ts`) and the host's own zone never matters.
 */
export const zoneHours = { WIB: 7, WITA: 8, WIT: 9 } as const;
export type Zone = keyof typeof zoneHours;

/** `YYYY-MM-DD`; a value of this type is a date that exists. */
export type LocalDate = string & { readonly __brand: 'LocalDate' };
/** Minutes since local midnight: 07.30 is 450. */
export type MinuteOfDay = number & { readonly __brand: 'MinuteOfDay' };
/** Epoch milliseconds. */
export type Instant = number;
/** 1 = Monday … 7 = Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** The last day of what holds until it is taken back. */
export const openEnd = '9999-12-31' as LocalDate;

const dayMs = 86_400_000;
export const minuteMs = 60_000;
const hourMs = 3_600_000;

export type LocalMoment = { readonly date: LocalDate; readonly minute: MinuteOfDay };

export function localMoment(at: Instant, zone: Zone): LocalMoment {
  const shifted = at + zoneHours[zone] * hourMs;
  const day = Math.floor(shifted / dayMs);
  return {
    date: dateOfDay(day),
    minute: Math.floor((shifted - day * dayMs) / minuteMs) as MinuteOfDay,
  };
}

export const localDate = (at: Instant, zone: Zone): LocalDate => localMoment(at, zone).date;

/** The first millisecond of a local minute; `minute` 1440 is the next midnight. */
export const instantOf = (date: LocalDate, minute: number, zone: Zone): Instant =>
  dayNumber(date) * dayMs + minute * minuteMs - zoneHours[zone] * hourMs;

/** The UTC day that leads the inbox key. */
export const utcDay = (at: Instant): LocalDate => dateOfDay(Math.floor(at / dayMs));

export const addDays = (date: LocalDate, days: number): LocalDate => dateOfDay(dayNumber(date) + days);
export const daysBetween = (from: LocalDate, to: LocalDate): number => dayNumber(to) - dayNumber(from);
/** 1970-01-01 was a Thursday. */
export const weekdayOf = (date: LocalDate): Weekday => (((((dayNumber(date) + 3) % 7) + 7) % 7) + 1) as Weekday;

/** Both ends count. Empty when `to` is before `from`. */
export function datesFrom(from: LocalDate, to: LocalDate): readonly LocalDate[] {
  const count = daysBetween(from, to) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, i) => addDays(from, i));
}

/** `null` when the text is no `YYYY-MM-DD` or names a day that does not exist (30 February). */
export function parseDate(text: string): LocalDate | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return null;
  const days = civilDay(Number(match[1]), Number(match[2]), Number(match[3]));
  return dateOfDay(days) === text ? (text as LocalDate) : null;
}

/** `07.30`, `07:30` or `7.30`; 24.00 is the end of the day. `null` when it is no time. */
export function parseMinute(text: string): MinuteOfDay | null {
  const match = /^(\d{1,2})[.:](\d{2})$/.exec(text);
  if (!match) return null;
  const minute = Number(match[1]) * 60 + Number(match[2]);
  return Number(match[2]) < 60 && minute <= 1440 ? (minute as MinuteOfDay) : null;
}

const dayNumbers = new Map<string, number>();
function dayNumber(date: LocalDate): number {
  let known = dayNumbers.get(date);
  if (known === undefined) {
    known = civilDay(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));
    if (dayNumbers.size > 4096) dayNumbers.clear();
    dayNumbers.set(date, known);
  }
  return known;
}

/** Days since 1970-01-01 in the proleptic Gregorian calendar (Hinnant's algorithm). */
function civilDay(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yoe = y - era * 400;
  const doy = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const doe = yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy;
  return era * 146_097 + doe - 719_468;
}

const dates = new Map<number, LocalDate>();
function dateOfDay(days: number): LocalDate {
  let known = dates.get(days);
  if (known === undefined) {
    const z = days + 719_468;
    const era = Math.floor(z / 146_097);
    const doe = z - era * 146_097;
    const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365);
    const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
    const mp = Math.floor((5 * doy + 2) / 153);
    const day = doy - Math.floor((153 * mp + 2) / 5) + 1;
    const month = mp < 10 ? mp + 3 : mp - 9;
    const year = yoe + era * 400 + (month <= 2 ? 1 : 0);
    known = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as LocalDate;
    if (dates.size > 4096) dates.clear();
    dates.set(days, known);
  }
  return known;
}

const pad = (n: number, width: number) => String(n).padStart(width, '0');
