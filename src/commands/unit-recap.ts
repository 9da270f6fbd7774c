import { daySummary } from '../reports/day-summary.ts';
import { totalsOf } from '../reports/recap.ts';
import { dateRange } from '../words/format.ts';
import { nameAUnit, unitRecapText } from '../words/recap.ts';
import { summaryText, summaryUnits } from '../words/summary.ts';
import { type Answer, type Ask, type Asker, type Command, type Deps, isOfficer, say } from './command.ts';
import { reportDate } from './dates.ts';
import { personRecap } from './person-recap.ts';
import { readEntry } from './refusal.ts';
import { namesSomebody, type Scope, scopeOf, verdictsIn } from './scope.ts';

/** *rekap opd*, "laporan hari ini", from an officer also *rekap 29/7*: the day of the own unit and below (7.12). */
export const unitRecap: Command = {
  intent: 'rekap-opd',
  matches(phrase, asker) {
    const { text, when } = phrase;
    if (/\b(saya|jadwal)\b/.test(text) || /^(stop|hentikan|berhenti|jangan)\b/.test(text)) return false;
    if (isOfficer(asker) && (shares.test(text) || /\b(pegawai|staf|orang|nama|daftar)\b.*\blengkap\b/.test(text)))
      return true;
    if (/\b(laporan|ringkasan)\b/.test(text)) return true;
    if (/\brekap\b/.test(text) && units.test(text)) return true;
    if (
      /\b(absen|status|kehadiran) (hari ini )?(opd|skpd|dinas|badan|unit|instansi|pegawai|staf|bidang|semua pegawai)\b/.test(
        text,
      )
    )
      return true;
    if (/\bsiapa\b/.test(text) && /\b(sakit|izin|cuti|dinasluar|terlambat|lengkap|libur)\b/.test(text)) return true;
    return /\brekap\b/.test(text) && isOfficer(asker) && when?.kind === 'day';
  },
  async answer(ask, asker, deps) {
    const { when } = ask.phrase;
    const date = when === null || when.kind === 'day' ? reportDate(ask.phrase, asker.today) : when.from;
    if (isOfficer(asker) && (await namesSomebody(ask, asker, deps, date)))
      return personRecap({ ...ask, intent: 'rekap' }, asker, deps);
    const reach = await scopeOf(ask, asker, deps, date);
    if ('instead' in reach) return reach.instead;
    const { scope } = reach;
    const audit = [readEntry(asker, ask.intent, `${scope.unit?.id ?? '*'} ${date}`, `unit:${scope.unit?.id ?? '*'}`)];
    if (when !== null && when.kind !== 'day') return rangeRecap(scope, when, asker, deps, audit);
    const verdicts = await verdictsIn(scope, date, deps);
    if (scope.unit !== null) {
      const frame = { to: null, scope: scope.label, names: scope.names, pointer: false };
      return say(summaryText(daySummary(verdicts, date), frame), audit);
    }
    const units = scope.agency.units.flatMap((unit) => {
      const here = verdicts.filter((day) => day.plan.unit?.id === unit.id);
      return here.length === 0 ? [] : [{ name: unit.name, facts: daySummary(here, date) }];
    });
    return say(summaryUnits(date, scope.label, units), audit);
  },
};

async function rangeRecap(
  scope: Scope,
  when: NonNullable<Ask['phrase']['when']>,
  asker: Asker,
  deps: Deps,
  audit: Answer['audit'],
): Promise<Answer> {
  // A month of a whole city is tens of thousands of verdicts: one unit at a time.
  if (scope.unit === null) return say(nameAUnit(scope.agency.units[0]?.id ?? 'opd'));
  const to = asker.today < when.to && when.from <= asker.today ? asker.today : when.to;
  const days = await verdictsIn(scope, to, deps);
  const totals = totalsOf(
    await deps.board.span(
      when.from,
      to,
      days.map((day) => day.plan.person),
    ),
  );
  return say(unitRecapText(scope.label, dateRange(when.from, to), totals, scope.names), audit);
}

/** "berapa yang lengkap", "persentase kehadiran hari ini" */
const shares =
  /\bberapa (orang |pegawai )?(yang )?(tidak )?lengkap\b|\b(persen|persentase|prosentase|tingkat)\b.*\b(kehadiran|hadir|absen|kirim|lengkap|shareloc)\b/;

const units =
  /\b(opd|skpd|dinas|badan|unit|kantor|bidang|bagian|semua|seluruh|pegawai|instansi|staf|staff|harian|kecamatan|kelurahan|puskesmas|rumahsakit|tim|anggota|sekretariat|orang)\b/;
