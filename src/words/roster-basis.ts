import type { DayPlan } from '../domain/plan.ts';
import type { LocalDate } from '../domain/time.ts';
import { modeWords, orOfficer, shortDate } from './format.ts';
import { dayList } from './roster-draft.ts';

/** Under the days of a roster: by which clause, by whose word, or why there is none yet. Equal days share a line. */
export function basisLines(plans: readonly DayPlan[], officer: string | null): readonly string[] {
  const groups = new Map<string, { readonly line: (days: string) => string; readonly dates: LocalDate[] }>();
  for (const plan of plans) {
    const line = basis(plan, officer);
    if (!line) continue;
    const key = line('');
    const known = groups.get(key);
    if (known) known.dates.push(plan.date);
    else groups.set(key, { line, dates: [plan.date] });
  }
  const working = plans.filter(({ mode }) => mode !== 'off' && mode !== 'holiday' && mode !== 'none').length;
  const short = plans.length <= 7;
  return [...groups.values()].map(({ line, dates }) => line(dates.length === working ? '' : dayWords(dates, short)));
}

function basis(plan: DayPlan, officer: string | null): ((days: string) => string) | null {
  const { placed } = plan;
  const mode = modeWords[plan.mode];
  switch (placed.kind) {
    case 'rule':
    case 'every-day':
      return (days) => `${mode}${days} menurut ${placed.clause}.`;
    case 'override':
      return (days) => `${mode}${days} ditetapkan ${placed.override.by}: ${placed.override.because}.`;
    case 'exempt':
      return (days) => `WFO${days} menurut ${placed.exemption.clause}: ${placed.exemption.reason}.`;
    case 'head-decides':
      return (days) => `Belum ada jadwal${days}: menunggu penetapan pimpinan (${placed.clause}).`;
    case 'no-rule':
      return (days) =>
        `Belum ada jadwal${days}: SE ${plan.edict?.number ?? '-'} belum mengatur jabatan ini; yang menetapkan ${orOfficer(officer)}.`;
    case 'no-roster':
      return (days) =>
        plan.edict && plan.edict.rules.length > 0
          ? `Belum ada jadwal${days}: giliran belum diterbitkan oleh Kasubag Kepegawaian.`
          : `Belum ada jadwal${days}: belum diisi oleh Kasubag Kepegawaian.`;
    default:
      return null;
  }
}

/** Within a week the names of the days, beyond it dates. */
const dayWords = (dates: readonly LocalDate[], short: boolean): string =>
  short ? ` (${dates.map((date) => shortDate(date).slice(0, 3)).join(', ')})` : ` pada ${dayList(dates)}`;
