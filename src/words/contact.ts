import type { ContactRule } from '../domain/edict.ts';
import type { Instant, Zone } from '../domain/time.ts';
import { addressed, clock, clockAt, stop } from './format.ts';

const wants = {
  text: 'membalas pesan ini',
  location: 'mengirim lokasi',
  either: 'membalas pesan ini atau mengirim lokasi',
} as const;

/** 7.15: the question, with the hour it has to be answered by. */
export const contactQuestion = (name: string, rule: ContactRule, by: Instant, zone: Zone, officer: string): string =>
  `${addressed(name)}, mohon ${wants[rule.answer]} paling lambat pukul ${clockAt(by, zone)} ${zone} (${rule.clause}; ${officer}).`;
export const contactReading = (names: string, rule: ContactRule): string =>
  `Kontak mendadak kepada ${names}: dijawab dalam ${rule.minutes} menit${rule.attempts > 1 ? `, paling banyak ${rule.attempts} kali` : ''}.`;
export const contactSent = (names: string): string => `Pertanyaan dikirim kepada ${names}. Hasilnya dikirim ke sini.`;
export const contactNotInEdict = (edict: string): string => `Mohon maaf, ${edict} tidak mengatur kontak mendadak.`;
export const contactHours = ({ from, to, clause }: ContactRule, zone: Zone): string =>
  `Mohon maaf, kontak mendadak hanya pukul ${clock(from)}–${clock(to)} ${zone} (${clause}).`;
export const contactNotHome = (name: string, why: string): string =>
  `${name} tidak dihubungi: ${stop(why)} Kontak mendadak hanya untuk yang bekerja dari rumah.`;
export const contactNobody = 'Saat ini tidak ada pegawai WFH yang dapat dihubungi.';
export const contactTitle = (name: string): string => `kontak mendadak ${name}`;
export const contactThanks = (at: Instant, zone: Zone): string =>
  `Terima kasih, jawaban tercatat pukul ${clockAt(at, zone)} ${zone}.`;
export const contactAnswered = (name: string, minutes: number): string =>
  `Kontak mendadak: ${name} *menjawab ${minutes === 0 ? 'dalam satu menit' : `${minutes} menit`}*.`;
export const contactSilent = (name: string, asked: readonly Instant[], zone: Zone): string =>
  `Kontak mendadak: ${name} *tidak menjawab* (ditanya pukul ${asked.map((at) => clockAt(at, zone)).join(' dan ')} ${zone}).`;
export const contactNotReached = (name: string): string =>
  `Kontak mendadak: pertanyaan kepada ${name} *tidak terkirim* (batas kiriman nomor ini); tidak ada penilaian.`;
