import type { Mode } from '../domain/plan.ts';
import type { LocalDate } from '../domain/time.ts';
import type { OpenQuestion, PersonWeek, UnitWeek, WeekDay } from '../domain/unit-roster.ts';
import { bareName, dateRange, firstOf, shortDate, shortest, stop } from './format.ts';
import { closedWords, dutyHours } from './roster.ts';

export type WeekFrame = {
  readonly scope: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Whether names may be told. */
  readonly names: boolean;
};

/** *jadwal opd*: a text the Kasubag can pass on. Absence is told without its kind. */
export function weekText(frame: WeekFrame, units: readonly UnitWeek[]): string {
  const edicts = [...new Set(units.flatMap((unit) => unit.edicts))];
  const dates = units.flatMap(({ days }) => days.map(({ date }) => date)).sort();
  const head = `Jadwal kerja ${frame.scope}, ${dateRange(dates[0] ?? frame.from, dates.at(-1) ?? frame.to)}${edicts.length > 0 ? ` · SE ${firstOf(edicts, 3).join('; SE ')}` : ''}`;
  const working = units.filter(({ days }) => days.some(({ closed }) => closed === null));
  const tail = hoursLines(working);
  if (working.length === 0) return [head, ...freeLines(units)].join('\n');
  if (frame.names) {
    const room = working.length > 1 ? longest : longest - lengthOf([head, ...tail]);
    const sections = working.map((unit) => section(unit, working, room));
    const text = [head, ...sections.flat(), ...tail].join('\n');
    if (working.length === 1 || text.length <= longestTogether) return text;
  }
  return [head, ...figuresByUnit(working), ...tail].join('\n');
}

/** To those who see all units and asked for many days of all of them at once. */
export const nameAUnitForRoster = (example: string): string =>
  `Jadwal lebih dari satu minggu dibuat per unit; mohon sebutkan unitnya, mis. *jadwal opd ${example}*.`;

/** Of one unit, and of several in one message. */
const longest = 1400;
const longestTogether = 3000;
/** More days than this are told in figures. */
const mostDays = 7;

function section(unit: UnitWeek, all: readonly UnitWeek[], room: number): readonly string[] {
  const title = all.length > 1 ? [`*${unit.unit}*`] : [];
  if (unit.days.every(({ office, home, closed }) => closed !== null || office + home === 0))
    return [...title, ...openLines(unit, 15)];
  const forms = [
    ...(unit.days.length <= mostDays ? [byDay(unit, whole), byPerson(unit, whole)].sort(byLength) : []),
    ...(unit.days.length <= mostDays ? [byDay(unit, bareName), byPerson(unit, bareName)].sort(byLength) : []),
  ];
  const open = openLines(unit, 15);
  const fitting = forms.find((lines) => lengthOf([...lines, ...open]) <= room);
  return [...title, ...(fitting ?? figures(unit, all)), ...(fitting ? open : openLines(unit, 3))];
}

/** The names of a day under its figures; whoever is at the office on all days stands once, above. */
function byDay(unit: UnitWeek, name: (full: string) => string): readonly string[] {
  const open = unit.days.flatMap(({ closed }, i) => (closed === null ? [i] : []));
  const always = open.length > 1 ? unit.people.filter(({ modes }) => open.every((i) => modes[i] === 'office')) : [];
  const turns = unit.people.filter((person) => !always.includes(person));
  // Degrees bring commas of their own.
  const names = (people: readonly PersonWeek[]) => people.map((person) => name(person.name)).join('; ');
  const head = always.length > 0 ? [`WFO setiap hari: ${stop(names(always))}`] : [];
  if (turns.length === 0) return [...head, ...runs(unit.days)];
  const days = unit.days.map((day, i) => {
    const here = turns.filter(({ modes }) => modes[i] === 'office');
    return [dayFigures(day), ...(here.length > 0 ? [`WFO${head.length > 0 ? ' lainnya' : ''}: ${names(here)}`] : [])];
  });
  return [...head, ...days.flat()];
}

/** One line a person with a letter for each day. */
function byPerson(unit: UnitWeek, name: (full: string) => string): readonly string[] {
  const used = new Set(unit.people.flatMap(({ modes }) => modes));
  const legend = marks.filter(({ modes }) => modes.some((mode) => used.has(mode)));
  return [
    ...unit.days.map(dayFigures),
    `Per pegawai, urut ${unit.days.map(({ date }) => shortDate(date).slice(0, 3)).join(' ')} (${legend.map(({ mark, words }) => `${mark} = ${words}`).join(', ')}):`,
    ...unit.people.map((person, i) => `${i + 1}. ${name(person.name)}: ${person.modes.map(markOf).join(' ')}`),
  ];
}

const marks: readonly { readonly mark: string; readonly words: string; readonly modes: readonly (Mode | null)[] }[] = [
  { mark: 'H', words: 'WFH', modes: ['home'] },
  { mark: 'O', words: 'WFO', modes: ['office'] },
  { mark: 'A', words: 'WFA', modes: ['anywhere'] },
  { mark: 'L', words: 'libur', modes: ['holiday', 'off'] },
  { mark: 'T', words: 'tidak bertugas', modes: ['leave', 'none', null] },
  { mark: '–', words: 'belum ada jadwal', modes: ['unmatched'] },
];
const markOf = (mode: Mode | null): string => marks.find(({ modes }) => modes.includes(mode))?.mark ?? '';

/** Too many people for one message: figures, and where the names are. */
function figures(unit: UnitWeek, all: readonly UnitWeek[]): readonly string[] {
  const below = all.find((other) => other !== unit);
  const where =
    unit.days.length > mostDays
      ? 'Nama pegawai: minta per minggu, mis. *jadwal opd minggu depan*.'
      : `Daftar lengkap: ${below ? `minta per unit, mis. *jadwal opd ${below.unit}*, atau ` : ''}lewat operator (serlok roster show).`;
  return [...(unit.days.length > mostDays ? runs(unit.days) : unit.days.map(dayFigures)), where];
}

/** Days that follow one another with the same figures share a line. */
function runs(days: readonly WeekDay[]): readonly string[] {
  const groups: { readonly first: WeekDay; last: WeekDay }[] = [];
  for (const day of days) {
    const group = groups.at(-1);
    if (group && figuresOf(group.last) === figuresOf(day)) group.last = day;
    else groups.push({ first: day, last: day });
  }
  return groups.map(({ first, last }) =>
    first === last
      ? dayFigures(first)
      : `*${shortDate(first.date)} – ${shortDate(last.date)}* – ${figuresOf(first)}${first.closed ? '' : ' per hari'}`,
  );
}

/** "*Sen 02/08* – WFO 3 · WFH 8 · tidak bertugas 1" */
const dayFigures = (day: WeekDay): string => `*${shortDate(day.date)}* – ${figuresOf(day)}`;

function figuresOf({ closed, office, home, away, noRoster }: WeekDay): string {
  if (closed) return closedWords(closed);
  const parts = [
    `WFO ${office}`,
    `WFH ${home}`,
    ...(away > 0 ? [`tidak bertugas ${away}`] : []),
    ...(noRoster > 0 ? [`belum ada jadwal ${noRoster}`] : []),
  ];
  return parts.join(' · ');
}

/** A line a unit: how many are at the office on each day. */
function figuresByUnit(units: readonly UnitWeek[]): readonly string[] {
  const dates = [...new Set(units.flatMap(({ days }) => days.map(({ date }) => date)))].sort();
  const lines = units.map((unit) => {
    const each = dates.map((date) => {
      const day = unit.days.find((one) => one.date === date);
      if (!day || day.closed) return 'L';
      return day.office + day.home === 0 && day.noRoster > 0 ? '–' : String(day.office);
    });
    return `*${unit.unit}* (${unit.people.length}): ${each.join(' ')}`;
  });
  return [
    `WFO per hari, urut ${dates.map(shortDate).join(', ')} (dalam kurung jumlah pegawai; L libur, – belum ada jadwal):`,
    ...shortest([lines], 60),
    `Nama pegawai: sebutkan unitnya, mis. *jadwal opd ${units[0]?.unit ?? ''}*.`,
  ];
}

/** Why some have no roster: nobody is left to guess whether it is still to come. */
function openLines(unit: UnitWeek, most: number): readonly string[] {
  return unit.open.map(({ why, clause, names }) => {
    const who = names.length <= most ? names.map(bareName).join(', ') : `${names.length} pegawai`;
    return `Belum ada jadwal (${openWords(why, clause)}): ${stop(who)}`;
  });
}

function openWords(why: OpenQuestion['why'], clause: string | null): string {
  switch (why) {
    case 'no-roster':
      return 'belum diterbitkan';
    case 'head-decides':
      return `menunggu penetapan pimpinan${clause ? `, ${clause}` : ''}`;
    case 'no-rule':
      return 'edaran belum mengatur jabatannya';
  }
}

function freeLines(units: readonly UnitWeek[]): readonly string[] {
  const days = units[0]?.days ?? [];
  if (days.length === 0) return ['Tidak ada hari kerja pada rentang ini.'];
  return days.every(({ closed }) => closed?.kind === 'no-edict')
    ? ['Tidak ada surat edaran yang berlaku pada rentang ini.']
    : days.map(dayFigures);
}

function hoursLines(units: readonly UnitWeek[]): readonly string[] {
  const duty = units.flatMap(({ days }) => days.flatMap((day) => day.duty));
  return duty.length === 0 ? [] : [...dutyHours(duty), 'Jadwal dapat berubah bila dipanggil ke kantor.'];
}

const whole = (name: string): string => name;
const lengthOf = (lines: readonly string[]): number => lines.join('\n').length;
const byLength = (a: readonly string[], b: readonly string[]): number => lengthOf(a) - lengthOf(b);
