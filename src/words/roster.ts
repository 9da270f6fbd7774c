import type { Slot } from '../domain/edict.ts';
import type { DayPlan } from '../domain/plan.ts';
import { bareName, dateRange, firstOf, holidayWords, longDate, modeWords, shortDate, slotList } from './format.ts';

/** 7.10: the days of one person with mode, edict and the hours of the duty days. */
export function rosterText(plans: readonly DayPlan[]): string {
  const [first] = plans;
  const last = plans[plans.length - 1];
  if (!first || !last) return 'Tidak ada hari pada rentang tersebut.';
  const unit = plans.find((plan) => plan.unit)?.unit?.name ?? 'tanpa perangkat daerah';
  const edicts = [...new Set(plans.flatMap((plan) => (plan.edict ? [plan.edict.number] : [])))];
  const basis = edicts.length === 0 ? 'tidak ada surat edaran yang berlaku' : `SE ${edicts.join('; SE ')}`;
  const duty = plans.some((plan) => plan.duty);
  const missing = plans.some((plan) => plan.mode === 'unmatched');
  return [
    `Jadwal ${first.person.name} (${unit}), ${dateRange(first.date, last.date)} · ${basis}`,
    plans.map((plan) => `${shortDate(plan.date)} ${dayWord(plan)}`).join(' · '),
    ...dutyHours(plans),
    ...(duty ? ['Jadwal dapat berubah bila dipanggil ke kantor.'] : []),
    ...(missing ? ['Hari tanpa jadwal belum diisi oleh Kasubag Kepegawaian.'] : []),
  ].join('\n');
}

/** "WFH", "WFO", "libur (Hari Kemerdekaan)", "dinas luar" … */
function dayWord(plan: DayPlan): string {
  const { why } = plan;
  if (why.kind === 'holiday') return `${holidayWords[why.holiday.kind]} (${why.holiday.name})`;
  if (why.kind === 'weekend') return 'akhir pekan';
  if (why.kind === 'absence') return why.absence.replace('_', ' ');
  if (why.kind === 'exempt') return 'WFO (dikecualikan)';
  if (why.kind === 'not-serving') return 'di luar masa tugas';
  return modeWords[plan.mode];
}

/** Who is where on a day, by unit; for those who may know it. */
export type OfficeUnit = {
  readonly unit: string;
  readonly office: readonly { readonly name: string; readonly title: string }[];
  readonly home: number;
  readonly absent: number;
  readonly noRoster: number;
};

/** *siapa wfo*: names by unit, or only figures when `names` is false. */
export function officeText(date: DayPlan['date'], units: readonly OfficeUnit[], names: boolean): string {
  if (units.length === 0) return `Tidak ada pegawai bertugas pada ${longDate(date)}.`;
  const head = `Bekerja di kantor (WFO), ${longDate(date)}`;
  const figures = units.map(unitFigures);
  const people = (line: (p: OfficeUnit['office'][number]) => string, most?: number) =>
    units.flatMap((unit) => {
      const lines = unit.office.map((p, i) => `${i + 1}. ${line(p)}`);
      return [unitFigures(unit), ...(most === undefined ? lines : firstOf(lines, most))];
    });
  const forms = names
    ? [people((p) => `${p.name} (${p.title})`), people((p) => p.name), people((p) => bareName(p.name))]
    : [];
  const fitting = forms.find((lines) => lines.join('\n').length <= longest);
  if (fitting) return [head, ...fitting].join('\n');
  if (names && units.length === 1) return [head, ...people((p) => bareName(p.name), 45)].join('\n');
  if (figures.join('\n').length <= longest) return [head, ...figures].join('\n');
  const total = (of: (unit: OfficeUnit) => number) => units.reduce((sum, unit) => sum + of(unit), 0);
  const all = {
    unit: `${units.length} unit`,
    office: units.flatMap((unit) => unit.office),
    home: total((unit) => unit.home),
    absent: total((unit) => unit.absent),
    noRoster: total((unit) => unit.noRoster),
  };
  return [
    head,
    unitFigures(all),
    ...firstOf(figures, 12),
    `Untuk satu unit sebutkan namanya, mis. *siapa wfo ${units[0]?.unit ?? ''}*.`,
  ].join('\n');
}

const longest = 1400;

const unitFigures = ({ unit, office, home, absent, noRoster }: OfficeUnit): string =>
  `*${unit}*: WFO ${office.length} · WFH ${home} · cuti/sakit/DL ${absent}${noRoster > 0 ? ` · belum ada jadwal ${noRoster}` : ''}`;

/** The hours differ by weekday (Friday); days with equal hours share a line. */
function dutyHours(plans: readonly DayPlan[]): readonly string[] {
  const byHours = new Map<string, { readonly plan: DayPlan; readonly days: string[] }>();
  for (const plan of plans) {
    if (!plan.duty) continue;
    const key = hoursKey(plan.slots);
    const group = byHours.get(key) ?? { plan, days: [] };
    group.days.push(shortDate(plan.date).slice(0, 3));
    byHours.set(key, group);
  }
  const single = byHours.size === 1;
  return [...byHours.values()].map(({ plan, days }) => {
    const when = single ? '' : ` (${days.join(', ')})`;
    return `Hari ${modeWords[plan.mode]}${when}: kirim lokasi pukul ${slotList(plan.slots, plan.zone)}.`;
  });
}

const hoursKey = (slots: readonly Slot[]) => slots.map((s) => `${s.label}${s.opens}-${s.closes}`).join('|');

/** *jam*: the windows of the person's edict; on a day without duty the reason stands before them. */
export function hoursText(plan: DayPlan, reason: string | null): string {
  if (reason === null) return `Jam kirim lokasi ${longDate(plan.date)}: ${slotList(plan.slots, plan.zone)}.`;
  const free = plan.slots.length === 0 || plan.mode === 'holiday' || plan.mode === 'off' || plan.mode === 'none';
  return free ? reason : `${reason}\n${publicHoursText(plan)}`;
}

/** The same for a group: the edict's hours and nothing about anybody (law 8). */
export const publicHoursText = (plan: DayPlan): string =>
  plan.slots.length === 0
    ? `Tidak ada jadwal kirim lokasi menurut edaran pada ${longDate(plan.date)}.`
    : `Jam kirim lokasi menurut edaran, ${longDate(plan.date)}: ${slotList(plan.slots, plan.zone)}.`;
