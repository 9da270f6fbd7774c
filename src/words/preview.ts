import type { Edict } from '../domain/edict.ts';
import type { EdictPreview, UnmatchedGroup } from '../domain/edict-preview.ts';
import type { Fairness } from '../domain/roster-question.ts';
import { dateRange, firstOf, longDate } from './format.ts';
import { bullets, field, type Section, sectionLines, wrapped } from './preview-lines.ts';
import { sendLines } from './preview-sends.ts';
import { personTable, shareLines, unitTable } from './preview-tables.ts';
import {
  consentWords,
  contactWords,
  exemptionWords,
  hourLines,
  lateWords,
  presenceWords,
  proofWords,
  quotaTerms,
  recipientWords,
  reminderWords,
  ruleWords,
  validityWords,
  whoShares,
} from './preview-terms.ts';
import { emptyLines, fairnessLines, type Names, shortfallLines, unmatchedWords } from './roster-draft.ts';

/** The whole of it for a terminal or a page, in lines of at most a hundred signs. */
export const previewText = (preview: EdictPreview, names: Names): readonly string[] =>
  sectionLines(previewSections(preview, names));

/** In the order in which a reader needs them; a face with less room takes those it wants. */
export function previewSections(preview: EdictPreview, names: Names): readonly Section[] {
  const { edict } = preview;
  const terms: readonly Section[] = [
    { title: '', lines: headLines(preview) },
    { title: 'Kiriman lokasi', lines: dutyLines(preview) },
    { title: 'Aturan kerja', lines: ruleLines(edict, names) },
    {
      title: 'Dikecualikan',
      lines: bullets(edict.exempt.map((one) => `${one.clause}, ${exemptionWords(one, names)}`)),
    },
    { title: 'Isi edaran', lines: edict.clauses.flatMap(({ id, text }) => wrapped(`${id}: ${text}`, '- ')) },
    { title: 'Bacaan dan pertanyaan terbuka', lines: bullets(edict.notes) },
    {
      title: 'Pengingat pada rentang ini',
      lines: bullets(preview.reminders.map((one) => `${longDate(one.date)}: ${reminderWords(one)}`)),
    },
  ];
  if (preview.handmade) return [...terms, { title: 'Jadwal', lines: wrapped(handmade) }];
  if (preview.days.length === 0) return [...terms, { title: 'Jadwal', lines: wrapped(nobody(preview)) }];
  return [
    ...terms,
    { title: `Jadwal per unit, ${dateRange(preview.from, preview.to)}`, lines: unitTable(preview, names) },
    { title: 'Jadwal per pegawai', lines: personTable(preview, names) },
    { title: 'Kiriman per hari', lines: edict.share === null ? [] : shareLines(preview) },
    { title: 'Belum terjadwal', lines: unmatchedLines(preview, names) },
    { title: 'Unit tanpa kelas', lines: unclassifiedLines(preview, names) },
    { title: 'Kantor kosong', lines: emptyOfficeLines(preview, names) },
    { title: 'Benturan aturan', lines: bullets(some(shortfallLines(preview.shortfalls, names), preview)) },
    { title: 'Pemerataan giliran', lines: evenLines(preview, names) },
    { title: 'Beban nomor WhatsApp', lines: edict.share === null ? [] : sendLines(preview) },
  ];
}

const handmade =
  'Edaran ini tidak berisi aturan jadwal; jadwalnya disusun sendiri dan diimpor (serlok roster import), sehingga hanya jam kirim lokasi yang dapat dipratinjau.';

const nobody = ({ from, to }: EdictPreview): string =>
  `Tidak ada pegawai yang bekerja di bawah edaran ini pada ${dateRange(from, to)}. Bila data pegawai belum ada, impor dahulu: serlok people import.`;

function headLines({ edict, used, partial, from, to, handmade: byHand }: EdictPreview): readonly string[] {
  const { signedOn, stage, amends, replaces, basis, endReason, travel, urgentPresence, symptoms, contact } = edict;
  return [
    ...wrapped(`Pratinjau edaran ${edict.slug}, ${dateRange(from, to)}`),
    ...(used ? [] : ['Belum dipakai di serlok.yaml; pratinjau untuk semua unit.']),
    ...(partial ? ['Hanya unit yang diminta; beban nomor pun hanya dari unit-unit itu.'] : []),
    ...(byHand ? [] : ['Jadwal di bawah ini rancangan; tidak ada yang disimpan atau dikirim.']),
    '',
    ...field('Nomor', edict.number),
    ...field('Perihal', edict.subject),
    ...field('Penanda tangan', edict.signatory),
    ...field('Ditetapkan', signedOn === null ? 'tidak tercetak' : longDate(signedOn)),
    ...field('Berlaku', `${validityWords(edict)}${endReason === null ? '' : `; ${endReason}`}`),
    ...(stage === null ? [] : field('Tahap', stage)),
    ...(amends[0] === undefined ? [] : field('Mengubah', amends[0])),
    ...(replaces.length === 0 ? [] : field('Menggantikan', replaces.join(', '))),
    ...(basis.length === 0 ? [] : field('Dasar', basis.join('; '))),
    ...(travel === null ? [] : field('Dinas luar', consentWords(travel))),
    ...(urgentPresence === null ? [] : field('Hadir mendesak', consentWords(urgentPresence))),
    ...(symptoms === null ? [] : field('Bergejala', `tidak masuk seketika (${symptoms.clause})`)),
    ...(contact === null ? [] : field('Kontak mendadak', contactWords(contact))),
  ];
}

function dutyLines({ edict: { share }, zones }: EdictPreview): readonly string[] {
  if (share === null) return ['Edaran ini tidak meminta kiriman lokasi.'];
  return [
    ...field('Wajib', `${whoShares(share)} (${share.clause})`),
    ...hourLines(share, zones).flatMap(({ label, text }) => field(label, text)),
    ...field('Kepada', recipientWords[share.recipient]),
    ...field('Bukti', proofWords[share.proof]),
    ...field('Terlambat', lateWords(share.lateEntries)),
  ];
}

/** The first that fits decides, hence the numbers. */
function ruleLines({ rules, quotas, presence }: Edict, names: Names): readonly string[] {
  const namedBy = (quota: string, ...kinds: readonly string[]) =>
    rules.some(({ outcome }) => kinds.includes(outcome.kind) && outcome.kind !== 'head' && outcome.quota === quota);
  const used = quotas.filter(({ name }) => namedBy(name, 'mode', 'quota'));
  return [
    ...rules.flatMap((rule, i) => wrapped(`${ruleWords(rule, names)} (${rule.clause})`, `${i + 1}. `)),
    ...bullets(
      used.map((quota) => `Kuota ${quota.name}: ${quotaTerms(quota, namedBy(quota.name, 'quota'))} (${quota.clause})`),
    ),
    ...bullets(presence.map((rule) => `${presenceWords(rule, names)} (${rule.clause})`)),
  ];
}

/** By unit and reason; a few names where there are many. */
function unmatchedLines({ unmatched, people, days }: EdictPreview, names: Names): readonly string[] {
  const total = unmatched.reduce((sum, group) => sum + group.people.length, 0);
  if (total === 0) return [];
  const most = people.length > 0 || total <= 60 ? Infinity : total <= 400 ? 5 : 2;
  const lines = unmatched.flatMap((group) => {
    const shown = group.people.slice(0, most).map(({ person, title, days: on }) => {
      const part = on < days.length && on < mostDays(group) ? `, ${on} hari` : '';
      return `${names.person(person)} (${title}${part})`;
    });
    const rest = group.people.length - shown.length;
    return `${names.unit(group.unit)}, ${reasonWords(group)}: ${group.people.length} pegawai: ${shown.join('; ')}${rest > 0 ? `; dan ${rest} lainnya` : ''}`;
  });
  return [`${total} pegawai belum dapat dijadwalkan; tidak ada yang ditebak.`, ...bullets(lines)];
}

const mostDays = (group: UnmatchedGroup): number => Math.max(...group.people.map(({ days }) => days));

function reasonWords({ why, clause }: UnmatchedGroup): string {
  const reason = why === 'no-roster' ? 'jadwalnya belum diterbitkan' : unmatchedWords[why];
  return clause === null ? reason : `${reason} (${clause})`;
}

/** A class that is missing is said with what it costs; where other rules reach everybody a short line is enough. */
function unclassifiedLines({ unclassified }: EdictPreview, names: Names): readonly string[] {
  const costly = unclassified.filter(({ lost }) => lost > 0);
  const covered = unclassified.filter(({ lost }) => lost === 0).map(({ unit }) => names.unit(unit));
  const listed = costly.map(({ unit, lost }) => `${names.unit(unit)} (${lost} pegawai)`);
  return [
    ...(costly.length === 0
      ? []
      : bullets([
          `Pegawai yang tidak terkena aturan karena unitnya tanpa kelas: ${firstOf(listed, 40).join(', ')}. Tambahkan unitnya pada classes di edicts: dalam serlok.yaml.`,
        ])),
    ...(covered.length === 0
      ? []
      : bullets([`Tanpa kelas, diatur oleh aturan umum: ${covered.length} unit (${firstOf(covered, 5).join(', ')}).`])),
  ];
}

/** Those that serve are all named; of the others a few. */
function emptyOfficeLines(preview: EdictPreview, names: Names): readonly string[] {
  const [serving, others] = [true, false].map((serves) => preview.empty.filter((one) => one.serves === serves));
  return bullets([...emptyLines(serving ?? [], names), ...some(emptyLines(others ?? [], names), preview)]);
}

/** Where no unit was asked for, a long list is cut: its reader looks for what is there, not for everybody. */
const some = (lines: readonly string[], { people }: EdictPreview): readonly string[] =>
  people.length > 0 ? lines : firstOf(lines, 30);

/** The uneven first; of the even ones a few, and how many there are. */
function evenLines({ fairness, people }: EdictPreview, names: Names): readonly string[] {
  const isUneven = ({ least, most, block }: Fairness) => most - least > block;
  const sorted = [...fairness].sort((a, b) => Number(isUneven(b)) - Number(isUneven(a)));
  const uneven = sorted.filter(isUneven).length;
  const most = people.length > 0 ? sorted.length : Math.max(12, Math.min(uneven, 40));
  const shown = sorted.slice(0, most);
  const rest = sorted.slice(most);
  const restUneven = rest.filter(isUneven).length;
  return bullets([
    ...fairnessLines(shown, names),
    ...(rest.length > 0
      ? [
          `… dan ${rest.length} kelompok lain, ${restUneven === 0 ? 'semuanya merata' : `${restUneven} di antaranya tidak merata`}`,
        ]
      : []),
  ]);
}
