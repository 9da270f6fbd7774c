import type { DateSpan } from '../domain/phrase.ts';
import { addDays, datesFrom, type LocalDate, weekdayOf } from '../domain/time.ts';
import { weekByUnit } from '../reports/roster-week.ts';
import { nameAUnitForRoster, weekText } from '../words/roster-week.ts';
import { type Command, isOfficer, say } from './command.ts';
import { personRoster } from './person-roster.ts';
import { readEntry } from './refusal.ts';
import { namesSomebody, scopeOf, verdictsIn } from './scope.ts';

/** *jadwal opd*: the roster of the unit and what is below it, as a text to pass on. A single day is *siapa wfo*. */
export const rosterWeek: Command = {
  intent: 'jadwal-opd',
  matches({ text, when }, asker) {
    if (
      !/\bjadwal\b/.test(text) ||
      when?.kind === 'day' ||
      /\b(siapa|tukar|ganti|ubah|jam|slot|shareloc|absen|lokasi)\b/.test(text)
    )
      return false;
    const ours = isOfficer(asker) && (ownUnit.test(text) || toPassOn.test(text));
    return ours || (units.test(text) && !/\bsaya\b/.test(text.replace(forMe, ' ')));
  },
  async answer(ask, asker, deps) {
    const { from, to } = daysAsked(ask.phrase.when, asker.today);
    if (isOfficer(asker) && (await namesSomebody(ask, asker, deps, from)))
      return personRoster({ ...ask, intent: 'jadwal' }, asker, deps);
    const reach = await scopeOf(ask, asker, deps, from);
    if ('instead' in reach) return reach.instead;
    const { scope } = reach;
    const dates = datesFrom(from, to);
    // A month of a whole city is hundreds of thousands of plans: one unit at a time.
    if (scope.unit === null && dates.length > 7) return say(nameAUnitForRoster(scope.agency.units[0]?.name ?? ''));
    const plans = [];
    for (const date of dates) for (const { plan } of await verdictsIn(scope, date, deps)) plans.push(plan);
    const audit = [
      readEntry(asker, ask.intent, `${scope.unit?.id ?? '*'} ${from}..${to}`, `unit:${scope.unit?.id ?? '*'}`),
    ];
    const frame = { scope: scope.label, from, to, names: scope.names && scope.unit !== null };
    return say(weekText(frame, weekByUnit(plans, scope.agency.units)), audit);
  },
};

/** This week; at the weekend the next one. Never more than a month. */
function daysAsked(when: DateSpan | null, today: LocalDate): { readonly from: LocalDate; readonly to: LocalDate } {
  if (when) return { from: when.from, to: when.to < addDays(when.from, 30) ? when.to : addDays(when.from, 30) };
  const monday = addDays(today, (weekdayOf(today) >= 6 ? 8 : 1) - weekdayOf(today));
  return { from: monday, to: addDays(monday, 6) };
}

const ownUnit = /\b(opd|dinas|badan|unit|kantor|bidang|bagian|tim|staf|pegawai|anggota) (saya|kami|kita)\b/;
const toPassOn = /\b(grup|group|dibagikan|dibagi|diteruskan|disebar|diumumkan|pengumuman)\b/;
const units =
  /\b(opd|skpd|dinas|badan|unit|instansi|pegawai|staf|staff|bagian|bidang|seksi|tim|anggota|semua|seluruh|kecamatan|kelurahan|puskesmas|rumahsakit|sekretariat|mingguan|sekantor|orang|upt)\b|\bjadwal (kerja )?kantor\b/;
/** "kirim ke saya jadwal opd": the officer is not what is asked about. */
const forMe = /\b(ke|kepada|untuk|buat|bagi|kasih|beri) saya\b|^saya (mau|minta|perlu|butuh|ingin)\b/g;
