import type { Phrase } from '../domain/phrase.ts';
import type { DayPlan, Mode } from '../domain/plan.ts';
import { addDays, type LocalDate } from '../domain/time.ts';
import { whyModeFrom } from '../reports/why-mode.ts';
import { whyModeText } from '../words/why-mode.ts';
import { type Asker, type Command, isOfficer, say } from './command.ts';
import { officerOf } from './officer.ts';
import { subjectOf } from './subject.ts';

/** *kenapa*: why somebody works where on a day, by which clause, and whose turn it is. */
export const whyMode: Command = {
  intent: 'kenapa-jadwal',
  matches({ text, when }, { today }) {
    if (bare.test(text) || whoDecides.test(text)) return true;
    if (other.test(text)) return false;
    const goes = when !== null && /\b(masuk|turun)\b/.test(text);
    if (asksWhy.test(text)) return place.test(text) || goes;
    // "kok kemarin tidak masuk" is about a share.
    return /\bkok\b/.test(text) && (surprising.test(text) || (goes && when.from >= today));
  },
  async answer(ask, asker, deps) {
    const when = daysMeant(ask.phrase, asker);
    const from = when?.from ?? asker.today;
    const who = await subjectOf({ ...ask, phrase: whoMeant(ask.phrase, asker) }, asker, deps, from);
    if ('instead' in who) return who.instead;
    const { person, unit, audit } = who.subject;
    const plans = (await deps.board.span(from, when?.to ?? addDays(from, 13), [person])).map((day) => day.plan);
    const date = when?.kind === 'day' ? from : (dayMeant(plans, ask.phrase.text) ?? from);
    const facts = await whyModeFrom(deps.board, person, date);
    return say(facts && whyModeText(facts, await officerOf(unit, date, deps.board)), audit);
  },
};

/** "kenapa saya wfo sedangkan Anwar wfh" is about the asker; of an officer's "saya mau tanya kenapa Anwar wfo" it is not. */
function whoMeant(phrase: Phrase, asker: Asker): Phrase {
  if (!phrase.words.includes('saya')) return phrase;
  const own = !isOfficer(asker) || /\b(kenapa|mengapa|kok|alasan|dasar|jadwal|giliran)( \S+)? saya\b/.test(phrase.text);
  return own
    ? { ...phrase, words: [], unknown: [] }
    : { ...phrase, words: phrase.words.filter((word) => word !== 'saya') };
}

/** "tidak sama dengan minggu lalu" names what is compared, not what is asked about. */
const daysMeant = ({ when, text }: Phrase, { today }: Asker): Phrase['when'] =>
  when && when.to < today && /\b(beda|berbeda|sama|dibanding)\b/.test(text) ? null : when;

/** The first day that is as the sentence says, else the first working day. */
function dayMeant(plans: readonly DayPlan[], text: string): LocalDate | undefined {
  const wanted = modeMeant(text);
  const found = wanted && plans.find(({ mode }) => mode === wanted);
  return (found ?? plans.find(({ mode }) => mode !== 'off' && mode !== 'holiday'))?.date;
}

function modeMeant(text: string): Mode | undefined {
  if (/\bbelum\b/.test(text)) return 'unmatched';
  const not = /\b(tidak|bukan)\b/.test(text);
  if (/\b(wfh|rumah)\b/.test(text)) return not ? 'office' : 'home';
  if (/\b(wfo|masuk|kantor|ngantor|piket|turun)\b/.test(text)) return not ? 'home' : 'office';
  return undefined;
}

const bare = /^(kenapa|mengapa)( (ya|sih|begitu|gitu|begini|gini|ini|itu|wfh|wfo))*$/;
const whoDecides =
  /\bsiapa (yang )?(menentukan|tentukan|nentuin|menetapkan|mengatur|menyusun|susun|bikin|buat)\b.*\b(saya|kami)\b/;
const asksWhy = /\b(kenapa|mengapa|alasan|dasar|penyebab|sebab|penjelasan|berdasarkan|aturan (mana|apa))\b/;
const place =
  /\b(wfo|wfh|wfa|jadwal|giliran|piket|ngantor|kekantor)\b|\b(masuk|ke|di) (kantor|kerja)\b|\b(di|dari) rumah\b|\b(saya|harus|disuruh|terus|selalu) (masuk|turun)\b/;
const surprising =
  /\b(wfo|wfh|wfa|ngantor|piket|giliran)\b|\b(ke|di|masuk) kantor\b|\b(saya|kok) (harus |disuruh |tetap |malah )*(masuk|di rumah)\b|\bjadwal\b.*\b(beda|berbeda|berubah|lain|diganti)\b/;
/** What *status*, *jam*, *libur*, *tukar* and reports about many people are asked with. */
const other =
  /\b(lokasi|shareloc|absen|kirim|dikirim|kiriman|terkirim|tercatat|terbaca|terlambat|lengkap|centang|tanda|tautan|status|rekap|laporan|jam|slot|libur|merah|tukar|ganti|ubah|sakit|izin|cuti|karena|salah|keliru|siapa|berapa|opd|skpd|semua|seluruh|pegawai|staf)\b/;
