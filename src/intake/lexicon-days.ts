import type { DateSpan } from '../domain/phrase.ts';
import { addDays, daysBetween, type LocalDate, parseDate, weekdayOf } from '../domain/time.ts';

type Found = { readonly when: DateSpan; readonly length: number };

/** Reads one way of naming a day, week or month at the start of the words; `past`: the sentence looks back. */
type Reader = (words: readonly string[], today: LocalDate, past: boolean) => Found | null;

/** 29/7, 29-7-2021, 29.7.2021 and 2021-07-29. Without a year the date nearest to today. */
const numeric: Reader = ([word = ''], today) => {
  const iso = parseDate(word);
  if (iso) return day(iso, 1);
  const match = /^(\d{1,2})([/-]|\.(?=\d+\.))(\d{1,2})(?:\2(\d{4}|\d{2}))?$/.exec(word);
  if (!match) return null;
  const date = dated(Number(match[1]), Number(match[3]), match[4], today);
  return date && day(date, 1);
};

/** "29 juli", "29 juli 2021" */
export const named: Reader = ([first = '', second = '', third = ''], today) => {
  const month = months.get(second);
  if (!/^\d{1,2}$/.test(first) || month === undefined) return null;
  const year = /^\d{4}$/.test(third) ? third : undefined;
  const date = dated(Number(first), month, year, today);
  return date && day(date, year ? 3 : 2);
};

/** "tanggal 29": of this month, or of the neighbouring one that the sentence looks to. */
export const ofMonth: Reader = ([first, second = ''], today, past) => {
  if (first !== 'tanggal' || !/^\d{1,2}$/.test(second)) return null;
  const here = inMonth(today, 0, Number(second));
  const there = inMonth(today, past ? -1 : 1, Number(second));
  const wrongSide = here !== null && (past ? here > today : daysBetween(here, today) > 7);
  const date = here === null || wrongSide ? (there ?? here) : here;
  return date && day(date, 2);
};

const relative: Reader = ([first = '', second = '', third = ''], today) => {
  if ((first === 'hari' && second === 'ini') || (first === 'ini' && second === 'hari')) return day(today, 2);
  if (first === 'besok' && second === 'lusa') return day(addDays(today, 2), 2);
  if (first === 'kemarin' && (second === 'dulu' || second === 'lusa')) return day(addDays(today, -2), 2);
  // "besok senin": the weekday is the surer word, read below.
  if (first === 'besok' && !weekdays.has(second === 'hari' ? third : second)) return day(addDays(today, 1), 1);
  if (first === 'lusa') return day(addDays(today, 2), 1);
  return first === 'kemarin' ? day(addDays(today, -1), 1) : null;
};

const sundays: Reader = ([first, second, third], today) => {
  if (first !== 'hari' || second !== 'minggu') return null;
  return day(weekday(7, third, today), directions.has(third ?? '') ? 3 : 2);
};

/** *minggu ini* is the week from Monday on; Sunday is *hari minggu* (domain.md 8.2). */
const weeks: Reader = ([first, second = ''], today) => {
  if (first === 'seminggu') return week(today, 1);
  if (first !== 'minggu') return null;
  const shift = directions.get(second);
  return week(addDays(today, (shift ?? 0) * 7), shift === undefined ? 1 : 2);
};

const namedDays: Reader = ([first = '', second], today) => {
  const wanted = weekdays.get(first);
  if (wanted === undefined) return null;
  return day(weekday(wanted, second, today), directions.has(second ?? '') ? 2 : 1);
};

export const monthSpans: Reader = ([first = '', second = '', third = ''], today) => {
  const edge = first === 'akhir' || first === 'awal';
  if (edge && second === 'bulan') {
    const span = month(addMonths(today, directions.get(third) ?? 0), 0);
    return day(first === 'akhir' ? span.when.to : span.when.from, directions.has(third) ? 3 : 2);
  }
  if (first === 'sebulan') return month(today, 1);
  const shift = directions.get(second);
  if (first === 'bulan' && shift !== undefined) return month(addMonths(today, shift), 2);
  const wanted = months.get(first);
  if (wanted === undefined) return null;
  const year = /^\d{4}$/.test(second) ? second : undefined;
  const start = dated(1, wanted, year, today);
  return start && month(start, year ? 2 : 1);
};

export const readers: readonly Reader[] = [numeric, named, ofMonth, sundays, namedDays, relative, weeks, monthSpans];

const day = (date: LocalDate, length: number): Found => ({ when: { from: date, to: date, kind: 'day' }, length });

function week(date: LocalDate, length: number): Found {
  const monday = addDays(date, 1 - weekdayOf(date));
  return { when: { from: monday, to: addDays(monday, 6), kind: 'week' }, length };
}

function month(date: LocalDate, length: number): Found {
  const first = `${date.slice(0, 7)}-01` as LocalDate;
  return { when: { from: first, to: addDays(addMonths(first, 1), -1), kind: 'month' }, length };
}

/** Monday said on any day: the coming one, today included; *depan* is next week's, *lalu* the last one before today. */
function weekday(wanted: number, direction: string | undefined, today: LocalDate): LocalDate {
  const monday = addDays(today, 1 - weekdayOf(today));
  const shift = directions.get(direction ?? '');
  if (shift === 0) return addDays(monday, wanted - 1);
  if (shift === 1) return addDays(monday, 7 + wanted - 1);
  const ahead = (wanted - weekdayOf(today) + 7) % 7;
  return addDays(today, shift === -1 ? ahead - 7 : ahead);
}

/** First day of the month `by` months away. */
function addMonths(date: LocalDate, by: number): LocalDate {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + by;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}-01` as LocalDate;
}

export const inMonth = (today: LocalDate, by: number, of: number): LocalDate | null =>
  parseDate(`${addMonths(today, by).slice(0, 7)}-${String(of).padStart(2, '0')}`);

/** The year nearest to today when none is written; `null` for 30 February. */
function dated(of: number, month: number, year: string | undefined, today: LocalDate): LocalDate | null {
  const make = (y: number) =>
    parseDate(`${String(y).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(of).padStart(2, '0')}`);
  if (year !== undefined) return make(Number(year.length === 2 ? `20${year}` : year));
  const now = Number(today.slice(0, 4));
  const near = [now, now - 1, now + 1].flatMap((y) => make(y) ?? []);
  return near.sort((a, b) => Math.abs(daysBetween(today, a)) - Math.abs(daysBetween(today, b)))[0] ?? null;
}

const directions = new Map([
  ['ini', 0],
  ['depan', 1],
  ['lalu', -1],
  ['kemarin', -1],
  ['lewat', -1],
]);
export const weekdays = new Map(
  Object.entries({
    senin: 1,
    senen: 1,
    selasa: 2,
    slasa: 2,
    rabu: 3,
    rebo: 3,
    kamis: 4,
    kemis: 4,
    jumat: 5,
    sabtu: 6,
    saptu: 6,
  }),
);
export const months = new Map(
  Object.entries({
    ...{
      januari: 1,
      jan: 1,
      februari: 2,
      pebruari: 2,
      feb: 2,
      maret: 3,
      mar: 3,
      april: 4,
      apr: 4,
      mei: 5,
      juni: 6,
      jun: 6,
    },
    ...{ juli: 7, jul: 7, agustus: 8, agust: 8, agt: 8, ags: 8, september: 9, sept: 9, sep: 9, oktober: 10, okt: 10 },
    ...{ november: 11, nopember: 11, nov: 11, desember: 12, des: 12 },
  }),
);
