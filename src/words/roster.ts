import type { Slot } from '../domain/edict.ts';
import type { DayPlan } from '../domain/plan.ts';
import type { Closed, UnitRoster } from '../domain/unit-roster.ts';
import { bareName, dateRange, firstOf, holidayWords, longDate, modeWords, shortDate, slotList } from './format.ts';
import { basisLines } from './roster-basis.ts';

/** 7.10: the days of one person with mode, edict, the clause where a rule decides, and the hours of the duty days. */
export function rosterText(plans: readonly DayPlan[], officer: string | null = null): string {
  const [first] = plans;
  const last = plans[plans.length - 1];
  if (!first || !last) return 'Tidak ada hari pada rentang tersebut.';
  const unit = plans.find((plan) => plan.unit)?.unit?.name ?? 'tanpa perangkat daerah';
  const edicts = [...new Set(plans.flatMap((plan) => (plan.edict ? [plan.edict.number] : [])))];
  const basis = edicts.length === 0 ? 'tidak ada surat edaran yang berlaku' : `SE ${edicts.join('; SE ')}`;
  const duty = plans.some((plan) => plan.duty);
  return [
    `Jadwal ${first.person.name} (${unit}), ${dateRange(first.date, last.date)} · ${basis}`,
    dayWords(plans).join(' · '),
    ...basisLines(plans, officer),
    ...dutyHours(plans),
    ...notAsked(plans),
    ...(duty ? ['Jadwal dapat berubah bila dipanggil ke kantor.'] : []),
  ].join('\n');
}

/** At home without duty: said, so that nobody waits for hours that do not come. */
function notAsked(plans: readonly DayPlan[]): readonly string[] {
  const clauses = new Set(plans.flatMap(({ why }) => (why.kind === 'not-asked' ? [why.clause] : [])));
  return [...clauses].map((clause) => `Tidak diwajibkan mengirim lokasi (${clause}).`);
}

/** Day by day; over more than two weeks days without a roster that follow one another share an entry. */
function dayWords(plans: readonly DayPlan[]): readonly string[] {
  const groups: { readonly first: DayPlan; last: DayPlan }[] = [];
  for (const plan of plans) {
    const group = groups.at(-1);
    if (plans.length > 14 && plan.mode === 'unmatched' && group?.last.mode === 'unmatched') group.last = plan;
    else groups.push({ first: plan, last: plan });
  }
  return groups.map(({ first, last }) =>
    first === last
      ? `${shortDate(first.date)} ${dayWord(first)}`
      : `${shortDate(first.date)} – ${shortDate(last.date)} ${dayWord(first)}`,
  );
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

/** *siapa wfo*: names by unit, or only figures when `names` is false. */
export function officeText(date: DayPlan['date'], units: readonly UnitRoster[], names: boolean): string {
  if (units.length === 0) return `Tidak ada pegawai bertugas pada ${longDate(date)}.`;
  const [first] = units;
  if (first?.closed && units.every(({ closed }) => closed?.kind === first.closed?.kind))
    return `${longDate(date)}: ${closedWords(first.closed)}. Tidak ada yang terjadwal WFO.`;
  const head = `Bekerja di kantor (WFO), ${longDate(date)}`;
  const figures = units.map(unitFigures);
  const people = (line: (p: UnitRoster['office'][number]) => string, most?: number) =>
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
  const total = (of: (unit: UnitRoster) => number) => units.reduce((sum, unit) => sum + of(unit), 0);
  const all = {
    unit: `${units.length} unit`,
    office: units.flatMap((unit) => unit.office),
    home: total((unit) => unit.home),
    absent: total((unit) => unit.absent),
    noRoster: total((unit) => unit.noRoster),
    closed: null,
  };
  return [
    head,
    unitFigures(all),
    ...firstOf(figures, 12),
    `Untuk satu unit sebutkan namanya, mis. *siapa wfo ${units[0]?.unit ?? ''}*.`,
  ].join('\n');
}

const longest = 1400;

const unitFigures = ({ unit, office, home, absent, noRoster, closed }: UnitRoster): string =>
  closed
    ? `*${unit}*: ${closedWords(closed)}`
    : `*${unit}*: WFO ${office.length} · WFH ${home} · cuti/sakit/DL ${absent}${noRoster > 0 ? ` · belum ada jadwal ${noRoster}` : ''}`;

/** "akhir pekan", "libur nasional (Hari Kemerdekaan)": a day on which nobody is missing from anywhere. */
export function closedWords(why: Closed): string {
  if (why.kind === 'holiday') return `${holidayWords[why.holiday.kind]} (${why.holiday.name})`;
  return why.kind === 'weekend' ? 'akhir pekan, bukan hari kerja' : 'tidak ada surat edaran yang berlaku';
}

/** The hours differ by weekday (Friday); days with equal hours share a line. */
export function dutyHours(plans: readonly DayPlan[]): readonly string[] {
  const byHours = new Map<
    string,
    { readonly plan: DayPlan; readonly days: Set<string>; readonly modes: Set<string> }
  >();
  for (const plan of plans) {
    if (!plan.duty) continue;
    const key = `${hoursKey(plan.slots)} ${plan.zone}`;
    const group = byHours.get(key) ?? { plan, days: new Set(), modes: new Set() };
    group.days.add(shortDate(plan.date).slice(0, 3));
    group.modes.add(modeWords[plan.mode]);
    byHours.set(key, group);
  }
  const single = byHours.size === 1;
  return [...byHours.values()].map(({ plan, days, modes }) => {
    const when = single ? '' : ` (${[...days].join(', ')})`;
    return `Hari ${[...modes].join('/')}${when}: kirim lokasi pukul ${slotList(plan.slots, plan.zone)}.`;
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
