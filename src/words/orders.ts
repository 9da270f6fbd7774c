import type { LocalDate, MinuteOfDay, Zone } from '../domain/time.ts';
import { undoHint } from './desk.ts';
import { addressed, clock, dateRange, longDate, stop } from './format.ts';

const when = (date: LocalDate, at: MinuteOfDay | null, zone: Zone): string =>
  `${longDate(date)}${at === null ? '' : ` pukul ${clock(at)} ${zone}`}`;

export type CallAsked = {
  readonly person: number;
  readonly date: LocalDate;
  readonly at: MinuteOfDay | null;
  readonly because: string;
};

export const callWhy = 'Mohon alasan panggilannya, satu kalimat. Misalnya: *rapat anggaran*.';
export const callPast = 'Mohon maaf, hari itu sudah lewat; panggilan hanya untuk hari ini atau sesudahnya.';
export const callTitle = (name: string, date: LocalDate, at: MinuteOfDay | null, zone: Zone): string =>
  `panggilan ${name} ke kantor ${when(date, at, zone)}`;
export const callReading = (name: string, asked: CallAsked, zone: Zone): string =>
  `Panggil ${addressed(name)} ke kantor ${when(asked.date, asked.at, zone)}: ${stop(asked.because)}`;
/** 7.15 */
export const callToPerson = (name: string, office: string, asked: CallAsked, by: string, zone: Zone): string =>
  `${addressed(name)} dimohon hadir di ${office} ${when(asked.date, asked.at, zone)}: ${stop(asked.because)} (${by})\nBalas *SIAP* untuk konfirmasi, atau *TIDAK {nomor} <alasan>* bila berhalangan.`;
export const callSent = (name: string): string =>
  `Panggilan nomor {nomor} kepada ${addressed(name)} dikirim; jawabannya diteruskan ke sini. ${undoHint}`;
/** To somebody who has never written nothing is sent (law 7): a person passes it on, and no deadline runs. */
export const passOn = (name: string, text: string): string =>
  `${addressed(name)} belum pernah menulis ke nomor ini, jadi tidak ada pesan yang dikirim dan tidak ada tenggat yang berjalan. Mohon diteruskan sendiri:\n———\n${text}`;
export const callAcknowledged = (id: number, name: string, at: string): string =>
  `${name} menjawab *SIAP* pukul ${at} untuk panggilan nomor ${id}. Slot hari itu sesudahnya dikecualikan.`;
export const callConfirmed = (office: string): string =>
  `Terima kasih, tercatat. Sejak sekarang slot lokasi pada hari panggilan tidak perlu dikirim. Sampai bertemu di ${office}.`;
export const callDeclined = (id: number, name: string, why: string): string =>
  `${name} *berhalangan* untuk panggilan nomor ${id}: ${stop(why)} Tidak ada slot yang dikecualikan.`;
export const callDeclinedByMe =
  'Tercatat dan diteruskan kepada petugas yang memanggil. Kewajiban hari ini tetap berlaku.';
export const callUnanswered = (id: number, name: string): string =>
  `Panggilan nomor ${id} *belum dikonfirmasi* oleh ${name}. Mohon dihubungi langsung.`;
export const unansweredCalls = (lines: readonly string[]): string =>
  lines.length === 0
    ? 'Tidak ada panggilan yang belum dikonfirmasi.'
    : ['Panggilan yang belum dikonfirmasi:', ...lines].join('\n');

export type PresenceAsked = {
  readonly persons: readonly number[];
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly since: MinuteOfDay | null;
  readonly because: string;
};
export const presenceWhy = 'Perintah hadir memerlukan alasan (selektif dan akuntabel). Mohon alasannya, satu kalimat.';
export const presenceWhom =
  'Mohon nama pegawai yang diperintahkan hadir, misalnya *hadirkan Ruslan besok alasan pelayanan membludak*.';
export const presenceNotInEdict = (edict: string): string =>
  `Mohon maaf, ${edict} tidak mengatur kehadiran mendesak. Untuk memanggil seorang pegawai: *panggil <nama> <kapan> <alasan>*.`;
export const presenceTitle = (names: string, from: LocalDate, to: LocalDate): string =>
  `perintah hadir ${names}, ${dateRange(from, to)}`;
export const presenceReading = (
  names: string,
  asked: PresenceAsked,
  clause: string,
  approvers: readonly string[],
): string =>
  `Perintah hadir di kantor untuk ${names}, ${dateRange(asked.from, asked.to)}${asked.since === null ? '' : `, mulai pukul ${clock(asked.since)}`} (${clause}): ${stop(asked.because)}${approvers.length === 0 ? '' : `\nBerlaku setelah disetujui ${approvers.join(' atau ')}; sampai saat itu jadwal tidak berubah.`}`;
export const presenceSet = (names: string): string =>
  `Perintah hadir nomor {nomor} untuk ${names} berlaku sekarang; yang bersangkutan diberi tahu. ${undoHint}`;
export const presenceWaits = (approvers: readonly string[]): string =>
  `Usulan nomor {nomor} menunggu persetujuan ${approvers.join(' atau ')}; jadwal belum berubah. Bila persetujuannya sudah ada, catat: *YA {nomor} ${approvers[0]} nomor <nomor surat>*. ${undoHint}`;
export const presenceToApprover = (names: string, asked: PresenceAsked, by: string): string =>
  `Usulan nomor {nomor} dari ${by}: perintah hadir ${names}, ${dateRange(asked.from, asked.to)}. Alasan: ${stop(asked.because)}\nBalas *YA {nomor}* untuk menyetujui atau *TIDAK {nomor} <alasan>* untuk menolak.`;
export const presenceToPerson = (name: string, from: LocalDate, to: LocalDate, because: string, by: string): string =>
  `${addressed(name)} diperintahkan hadir di kantor ${dateRange(from, to)}: ${stop(because)} (${by}) Jadwal WFH pada hari itu tidak berlaku.`;
export const presenceNeedsConsent = (id: number, approvers: readonly string[], clause: string): string =>
  `Menurut ${clause}, perintah hadir memerlukan persetujuan ${approvers.join(' atau ')}. Bila sudah ada, catat: *YA ${id} ${approvers[0]} nomor <nomor surat>*.`;

export type DispensationAsked = {
  readonly unit: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly after: MinuteOfDay | null;
  readonly before: MinuteOfDay | null;
  readonly because: string;
};
const hoursOf = (after: MinuteOfDay | null, before: MinuteOfDay | null): string =>
  after === null && before === null ? '' : ` pukul ${clock(after ?? 0)}–${clock(before ?? 1440)}`;
export const dispensationWhy = 'Mohon alasan dispensasinya, satu kalimat. Misalnya: *listrik padam sejak subuh*.';
export const dispensationTitle = (place: string, asked: Omit<DispensationAsked, 'because' | 'unit'>): string =>
  `dispensasi ${place} ${dateRange(asked.from, asked.to)}${hoursOf(asked.after, asked.before)}`;
export const dispensationReading = (place: string, asked: DispensationAsked): string =>
  `Dispensasi untuk ${place}, ${dateRange(asked.from, asked.to)}${hoursOf(asked.after, asked.before)}: ${stop(asked.because)}\nSlot lokasi yang beririsan dengan waktu itu tidak wajib bagi seluruh pegawainya; kiriman yang sudah ada tetap dihitung.`;
export const dispensationSet = (place: string): string =>
  `Dispensasi nomor {nomor} untuk ${place} berlaku. Rekap dihitung ulang. ${undoHint}`;
export const dispensationToOthers = (place: string, asked: DispensationAsked, by: string): string =>
  `Dispensasi nomor {nomor} untuk ${place}, ${dateRange(asked.from, asked.to)}${hoursOf(asked.after, asked.before)}, oleh ${by}: ${stop(asked.because)}`;
/** Into the unit's groups: no name, no state (law 8). */
export const dispensationToGroup = (asked: DispensationAsked): string =>
  `Pengumuman: slot lokasi ${dateRange(asked.from, asked.to)}${hoursOf(asked.after, asked.before)} tidak wajib dikirim (${asked.because}).`;

export type OverrideAsked = {
  readonly unit: string;
  readonly mode: 'wfh' | 'wfo' | 'wfa';
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly because: string;
};
export const overrideWhen = 'Untuk tanggal berapa? Misalnya *besok* atau *15–17 Maret*.';
export const overrideWhy = 'Mohon alasan penetapannya, satu kalimat.';
export const overrideMode = 'WFH atau WFO? Misalnya *tetapkan wfh besok banjir*.';
export const overrideTitle = (place: string, asked: Omit<OverrideAsked, 'because' | 'unit'>): string =>
  `penetapan ${asked.mode.toUpperCase()} ${place} ${dateRange(asked.from, asked.to)}`;
export const overrideReading = (place: string, asked: OverrideAsked, people: number): string =>
  `Tetapkan *${asked.mode.toUpperCase()}* untuk ${place} (${people} pegawai), ${dateRange(asked.from, asked.to)}: ${stop(asked.because)}`;
export const overrideSet = (place: string): string => `Penetapan nomor {nomor} untuk ${place} berlaku. ${undoHint}`;
export const unitsUnset = (scope: string, lines: readonly string[]): string =>
  `Menurut surat edaran, jadwal berikut ditetapkan pimpinan dan belum ada untuk ${scope}:\n${lines.join('\n')}\nBalas misalnya *tetapkan wfo besok <alasan>*, atau minta petugas mengimpor jadwal.`;
