import type { AbsenceKind } from '../domain/absence.ts';
import type { Relief } from '../domain/act-day.ts';
import type { ContactRule } from '../domain/edict.ts';
import type { Mode } from '../domain/plan.ts';
import type { Instant, Zone } from '../domain/time.ts';
import { addressed, clock, clockAt, excuseWords, modeWords, stop } from './format.ts';

const wants = {
  text: 'membalas pesan ini',
  location: 'mengirim lokasi',
  either: 'membalas pesan ini atau mengirim lokasi',
} as const;

export const contactWhom = 'Siapa yang dihubungi? Mohon namanya, misalnya *kontak Ruslan*, atau *kontak 3 orang acak*.';
/** 7.15: the question, with the hour it has to be answered by. */
export const contactQuestion = (name: string, rule: ContactRule, by: Instant, zone: Zone, officer: string): string =>
  `${addressed(name)}, mohon ${wants[rule.answer]} paling lambat pukul ${clockAt(by, zone)} ${zone} (${rule.clause}; ${officer}).`;
export const contactReading = (names: string, rule: ContactRule): string =>
  `Kontak mendadak kepada ${names}: dijawab dalam ${rule.minutes} menit${rule.attempts > 1 ? `, paling banyak ${rule.attempts} kali` : ''}.`;
export const contactSent = (names: string): string => `Pertanyaan dikirim kepada ${names}. Hasilnya dikirim ke sini.`;
export const contactNotInEdict = (edict: string): string => `Mohon maaf, ${edict} tidak mengatur kontak mendadak.`;
export const contactHours = ({ from, to, clause }: ContactRule, zone: Zone): string =>
  `Mohon maaf, kontak mendadak hanya pukul ${clock(from)}–${clock(to)} ${zone} (${clause}).`;
export const contactPrayer = 'Mohon maaf, pada waktu salat Jumat (11.30–13.00) tidak ada kontak mendadak.';
export const contactNotHome = (name: string, why: string): string =>
  `${name} tidak dihubungi: ${stop(why)} Kontak mendadak hanya untuk yang bekerja dari rumah.`;
/** "sakit", "dipanggil ke kantor", "WFO" */
export const quietWords = (code: Mode | AbsenceKind | Relief): string =>
  excuseWords[code] ?? modeWords[code as Mode] ?? code;
export const contactAlready = (name: string): string => `${name} sedang dihubungi; hasilnya ditunggu dahulu.`;
export const contactNobody = 'Saat ini tidak ada pegawai WFH yang dapat dihubungi.';
export const contactTitle = (name: string): string => `kontak mendadak ${name}`;
export const contactThanks = (at: Instant, zone: Zone, inTime: boolean): string =>
  `Terima kasih, jawaban tercatat pukul ${clockAt(at, zone)} ${zone}${inTime ? '' : ', setelah batas waktunya'}.`;
/** The answer came as words. */
export const contactByLocation =
  'Mohon dijawab dengan lokasi: tombol lampiran (📎 atau +) → *Lokasi* → *Kirim lokasi Anda saat ini*.';
export type Answered = {
  readonly minutes: number;
  readonly inTime: boolean;
  readonly asked: Instant;
  readonly answered: Instant;
  readonly zone: Zone;
};
export const contactAnswered = (name: string, { minutes, inTime, asked, answered, zone }: Answered): string =>
  `Kontak mendadak: ${name} *menjawab ${inTime ? '' : 'terlambat, '}${minutes === 0 ? 'dalam satu menit' : `${minutes} menit`}* (ditanya pukul ${clockAt(asked, zone)}, dijawab pukul ${clockAt(answered, zone)} ${zone}).`;
const hoursOf = (asked: readonly Instant[], zone: Zone): string =>
  `ditanya pukul ${asked.map((at) => clockAt(at, zone)).join(' dan ')} ${zone}`;
export const contactSilent = (name: string, asked: readonly Instant[], zone: Zone): string =>
  `Kontak mendadak: ${name} *tidak menjawab* (${hoursOf(asked, zone)}).`;
export const contactNotReached = (name: string): string =>
  `Kontak mendadak: pertanyaan kepada ${name} *tidak terkirim* (batas kiriman nomor ini); tidak ada penilaian.`;
export const contactExcused = (name: string, why: string): string =>
  `Kontak mendadak: ${name} tidak dinilai, kini tercatat ${stop(why)}`;
/** Law 6: what was sent in a lost interval nobody can know. */
export const contactBlind = (name: string, asked: readonly Instant[], zone: Zone): string =>
  `Kontak mendadak: jawaban ${name} *tidak dapat dipastikan* karena gangguan sistem (${hoursOf(asked, zone)}); tidak ada penilaian.`;
