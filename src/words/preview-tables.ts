import type { AbsenceKind } from '../domain/absence.ts';
import type { DayMark, EdictPreview, Figures } from '../domain/edict-preview.ts';
import type { Mode } from '../domain/plan.ts';
import { hours, shortDate } from './format.ts';
import { dayTables, table } from './preview-lines.ts';
import type { Names } from './roster-draft.ts';

/** "1/3/0/0": WFO, WFH, away, nobody knows. */
export function unitTable({ days, units, byAgency }: EdictPreview, names: Names): readonly string[] {
  const rows = units.map((row) => ({ name: names.unit(row.unit), cells: row.days.map(cell) }));
  const all = { name: 'Seluruhnya', cells: days.map(({ figures }) => cell(figures)) };
  const total = units.map((row) => row.total).reduce(sum, { office: 0, home: 0, absent: 0, open: 0 });
  return [
    'Angka: WFO / WFH / cuti, sakit, DL / belum terjadwal; Jumlah dalam hari orang.',
    ...(byAgency ? ['Per perangkat daerah, dengan unit di bawahnya; rincian satu unit dengan --unit.'] : []),
    ...dayTables(
      byAgency ? 'Perangkat daerah' : 'Unit',
      days.map(({ date }) => date),
      units.length === 1 ? rows : [...rows, all],
      { title: 'Jumlah', cells: [...units.map((row) => cell(row.total)), cell(total)] },
    ),
  ];
}

/** One line a person, under the name of the unit where there are several. */
export function personTable({ days, people }: EdictPreview, names: Names): readonly string[] {
  if (people.length === 0) return [];
  const units = [...new Set(people.map(({ unit }) => unit))];
  const rows = units.flatMap((unit) => [
    ...(units.length > 1 ? [{ name: `[${names.unit(unit)}]`, cells: days.map(() => '') }] : []),
    ...people
      .filter((row) => row.unit === unit)
      .map((row) => ({ name: names.person(row.person), cells: row.days.map(markWords) })),
  ]);
  const starred = people.some((row) => row.days.some((mark) => mark !== null && isUnasked(mark)));
  return [
    ...(starred
      ? ['* bekerja dari rumah tanpa kewajiban mengirim lokasi; ? belum terjadwal; – libur.']
      : ['? belum terjadwal; – libur.']),
    ...dayTables(
      'Pegawai',
      days.map(({ date }) => date),
      rows,
      null,
    ),
  ];
}

/** How many owe how many shares, and the slot in which most are due. */
export function shareLines({ days }: EdictPreview): readonly string[] {
  const busy = days.filter(({ shares }) => shares > 0);
  if (busy.length === 0) return ['Tidak ada kiriman yang wajib pada rentang ini.'];
  return table(
    'Hari',
    ['Pegawai wajib', 'Kiriman', 'Slot tersibuk'],
    busy.map(({ date, duty, shares, slots }) => {
      const [busiest] = [...slots].sort((a, b) => b.due - a.due);
      const where = busiest ? `${busiest.slot.label} ${hours(busiest.slot)} ${busiest.zone}: ${busiest.due}` : '–';
      return { name: shortDate(date), cells: [String(duty), String(shares), where] };
    }),
  );
}

const cell = ({ office, home, absent, open }: Figures): string =>
  office + home + absent + open === 0 ? '–' : `${office}/${home}/${absent}/${open}`;

const sum = (a: Figures, b: Figures): Figures => ({
  office: a.office + b.office,
  home: a.home + b.home,
  absent: a.absent + b.absent,
  open: a.open + b.open,
});

const isUnasked = ({ mode, duty }: DayMark): boolean => (mode === 'home' || mode === 'anywhere') && !duty;

function markWords(mark: DayMark | null): string {
  if (mark === null) return '';
  if (mark.absence !== null) return absenceMarks[mark.absence];
  return `${modeMarks[mark.mode]}${isUnasked(mark) ? '*' : ''}`;
}

const modeMarks: Record<Mode, string> = {
  home: 'WFH',
  office: 'WFO',
  anywhere: 'WFA',
  leave: 'cuti',
  holiday: '–',
  off: '–',
  unmatched: '?',
  none: '',
};

/** Short enough for a column. */
const absenceMarks: Record<AbsenceKind, string> = {
  cuti: 'cuti',
  sakit: 'sakit',
  izin: 'izin',
  dinas_luar: 'DL',
  diklat: 'diklat',
  tugas_belajar: 'TB',
  dispensasi: 'disp.',
};
