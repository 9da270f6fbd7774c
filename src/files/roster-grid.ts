import type { Person } from '../domain/person.ts';
import type { DayPlan, Mode } from '../domain/plan.ts';
import type { LocalDate } from '../domain/time.ts';
import { dateRange, shortDate } from '../words/format.ts';

/** What stands around the table of a roster. */
export type GridFrame = {
  /** Name of the local government, and the lines of its letterhead; the name alone where there are none. */
  readonly agency: string;
  readonly letterhead: readonly string[];
  readonly unit: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Who signs the printed sheet; `null` = a block to fill in by hand. */
  readonly signature: Signature | null;
};

export type Signature = {
  /** "Palopo, 30 Juli 2021" */
  readonly placeAndDate: string;
  readonly title: string;
  readonly name: string;
  readonly nip: string;
};

/** A roster as the office prints it: people down, days across. */
export type RosterGrid = {
  readonly head: readonly string[];
  readonly columns: readonly string[];
  /** How many columns stand before the first day. */
  readonly fixed: number;
  readonly days: number;
  readonly rows: readonly GridRow[];
  /** How many are at the office and at home on each day. */
  readonly foot: readonly GridRow[];
  readonly legend: string;
  readonly signature: Signature | null;
};

export type GridRow = readonly (string | number)[];

/** `plans` in any order; people in the order they first appear, a column for each day that a plan is for. */
export function rosterGrid(plans: readonly DayPlan[], frame: GridFrame): RosterGrid {
  const dates = [...new Set(plans.map(({ date }) => date))].sort();
  const people = byPerson(plans);
  const anywhere = plans.some(({ mode }) => mode === 'anywhere');
  const totals: readonly Total[] = anywhere ? [office, home, elsewhere] : [office, home];
  const rows = people.map(({ person, days }, i): GridRow => {
    const mine = dates.flatMap((date) => days.get(date) ?? []);
    return [
      i + 1,
      person.nip,
      person.name,
      person.title,
      [...new Set(mine.flatMap(({ unit }) => (unit ? [unit.name] : [])))].join(' / '),
      ...dates.map((date) => markOf(days.get(date)?.mode)),
      ...totals.map(({ mode }) => mine.filter((plan) => plan.mode === mode).length),
    ];
  });
  const foot = totals.map(({ word, mode }): GridRow => {
    const each = dates.map((date) => people.filter(({ days }) => days.get(date)?.mode === mode).length);
    const all = each.reduce((sum, n) => sum + n, 0);
    return ['', '', `Jumlah ${word}`, '', '', ...each, ...totals.map((other) => (other.mode === mode ? all : ''))];
  });
  return {
    head: headOf(plans, frame),
    columns: [...fixed, ...dates.map(shortDate), ...totals.map(({ word }) => word)],
    fixed: fixed.length,
    days: dates.length,
    rows,
    foot,
    legend,
    signature: frame.signature,
  };
}

function headOf(plans: readonly DayPlan[], { agency, letterhead, unit, from, to }: GridFrame): readonly string[] {
  const edicts = [...new Set(plans.flatMap(({ edict }) => (edict ? [edict.number] : [])))];
  return [
    ...(letterhead.length > 0 ? letterhead : [agency]),
    'JADWAL KERJA PEGAWAI',
    `Unit: ${unit}`,
    `Periode: ${dateRange(from, to)}`,
    `Dasar: ${edicts.length > 0 ? `SE ${edicts.join('; SE ')}` : 'tidak ada surat edaran yang berlaku'}`,
  ];
}

const fixed = ['No', 'NIP', 'Nama', 'Jabatan', 'Unit'] as const;

type Total = { readonly word: string; readonly mode: Mode };
const office: Total = { word: 'WFO', mode: 'office' };
const home: Total = { word: 'WFH', mode: 'home' };
const elsewhere: Total = { word: 'WFA', mode: 'anywhere' };

/** Every kind of leave is the same letter: a roster that hangs on a wall tells nobody's health. */
const marks: Record<Mode, string> = {
  home: 'H',
  office: 'O',
  anywhere: 'A',
  holiday: 'L',
  off: 'L',
  leave: 'C',
  unmatched: '–',
  none: '',
};
const markOf = (mode: Mode | undefined): string => (mode === undefined ? '' : marks[mode]);

const legend =
  'H = WFH, O = WFO, A = WFA, L = libur, C = tidak bertugas/cuti, – = belum ada jadwal, kosong = tidak ada edaran atau di luar masa tugas';

function byPerson(plans: readonly DayPlan[]) {
  const found = new Map<number, { readonly person: Person; readonly days: Map<LocalDate, DayPlan> }>();
  for (const plan of plans) {
    const known = found.get(plan.person.id);
    if (known) known.days.set(plan.date, plan);
    else found.set(plan.person.id, { person: plan.person, days: new Map([[plan.date, plan]]) });
  }
  return [...found.values()];
}
