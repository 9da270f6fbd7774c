import type { Phrase } from '../domain/phrase.ts';
import type { DayVerdict } from '../domain/presence.ts';
import type { Instant } from '../domain/time.ts';
import { windowOf } from '../domain/window.ts';
import { missingReport } from '../reports/missing.ts';
import { digestText, digestUnits, noSlots } from '../words/digest.ts';
import { type Command, isOfficer, say } from './command.ts';
import { reportDate } from './dates.ts';
import { readEntry } from './refusal.ts';
import { type Scope, scopeOf, verdictsIn } from './scope.ts';
import { slotAsked } from './slot-asked.ts';

/** *belum*: who has not sent for the current, last or named slot (7.11). */
export const missing: Command = {
  intent: 'belum',
  matches(phrase, asker) {
    const text = phrase.text.replace(forMe, ' ').trim();
    if (/\b(saya|jadwal|status|rekap)\b/.test(text)) return false;
    const not = /\b(belum|tidak|tanpa) (\S+ ){0,2}?(kirim|absen|shareloc|lapor|lokasi|share|isi|hadir|masuk)\b/.test(
      text,
    );
    if (
      /\b(siapa|daftar|nama|pegawai|orang|staf|cek yang|data yang)\b/.test(text) &&
      (not || /\bbelum\b|\bsudah (kirim|absen|shareloc)\b/.test(text))
    )
      return true;
    if (/\b(siapa|daftar|nama|mana)\b/.test(text) && /\b(alpa|bolong|mangkir|bolos)\b/.test(text)) return true;
    if (isOfficer(asker) && allSent.test(text)) return true;
    if (/^yang tidak\b|\byang belum\b/.test(text) && !/\b(apa|slot)\b/.test(text)) return true;
    if (/\bberapa (orang |pegawai )?(yang )?(belum|sudah)\b|\bsudah berapa (orang|pegawai)\b/.test(text)) return true;
    // Without "siapa" it is a command only from an officer, and only where nothing else is said (domain.md 8.2).
    return isOfficer(asker) && (!phrase.question || phrase.raw.split(' ').length === 1) && isBare(phrase);
  },
  async answer(ask, asker, deps) {
    const date = reportDate(ask.phrase, asker.today);
    const reach = await scopeOf(ask, asker, deps, date);
    if ('instead' in reach) return reach.instead;
    const { scope } = reach;
    const verdicts = await verdictsIn(scope, date, deps);
    const now = deps.board.now();
    const audit = [readEntry(asker, ask.intent, `${scope.unit?.id ?? '*'} ${date}`, `unit:${scope.unit?.id ?? '*'}`)];
    const blocks = byEdict(verdicts)
      .map((group) => block(group, ask.phrase, scope, now))
      .filter((text) => text !== null);
    return say(blocks.length > 0 ? blocks.join('\n\n') : noSlots(date, scope.label), audit);
  },
};

/** People under different edicts have different slots: each edict is told apart. */
function block(verdicts: readonly DayVerdict[], phrase: Phrase, scope: Scope, now: Instant): string | null {
  const plan = verdicts[0]?.plan;
  const slot = plan && slotAsked(plan.slots, phrase, (s) => windowOf(plan, s).opens <= now);
  const report = slot && missingReport(verdicts, slot.name, now);
  if (!report) return null;
  if (scope.unit !== null && scope.names) return digestText(report, scope.label);
  const units = scope.agency.units.flatMap((unit) => {
    const here = missingReport(
      verdicts.filter((day) => day.plan.unit?.id === unit.id),
      slot.name,
      now,
    );
    return here && here.due + here.noRoster.length > 0 ? [{ name: unit.name, facts: here }] : [];
  });
  return digestUnits(report, units);
}

function byEdict(verdicts: readonly DayVerdict[]): readonly (readonly DayVerdict[])[] {
  const groups = new Map<string, DayVerdict[]>();
  for (const day of verdicts) {
    if (day.slots.length === 0 || day.plan.why.kind === 'holiday' || day.plan.why.kind === 'weekend') continue;
    const key = `${day.plan.edict?.slug} ${day.plan.zone}`;
    groups.set(key, [...(groups.get(key) ?? []), day]);
  }
  return [...groups.values()];
}

/** "kirim ke saya daftar …", "saya minta daftar …": the officer is not what is asked about. */
const forMe = /\b(ke|kepada|untuk|buat|bagi|kasih|beri) saya\b|^saya (mau|minta|perlu|butuh|ingin)\b/g;
/** "sudah lengkap semua?", "semua sudah kirim?" */
const allSent =
  /\b(semua|seluruh\w*)\b.*\b(sudah|lengkap|kirim)\b|\b(sudah|lengkap) (\S+ )?(semua|seluruh\w*)\b|^(sudah )?lengkap$/;

const isBare = ({ words }: Phrase) =>
  words[0] === 'belum' && words.every((word) => bare.has(word) || /\d/.test(word) || word === 'belum');
const bare = new Set(
  'kirim lokasi shareloc absen lapor pagi siang sore malam istirahat selesai pulang hari ini kemarin tanggal jam senin selasa rabu kamis jumat sabtu dinas opd semua unit'.split(
    ' ',
  ),
);
