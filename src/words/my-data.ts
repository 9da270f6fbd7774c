import type { ActKind } from '../domain/act.ts';
import { type Instant, type LocalDate, localMoment, type Zone } from '../domain/time.ts';
import { undoHint } from './desk.ts';
import { addressed, clock, dateRange, plainDate, shortDate, stop } from './format.ts';

export type OwnData = {
  readonly name: string;
  readonly phones: number;
  readonly lids: number;
  readonly shares: number;
  readonly days: number;
  readonly since: LocalDate | null;
  readonly located: { readonly from: LocalDate; readonly to: LocalDate } | null;
  /** The day on which the last coordinate goes. */
  readonly locatedUntil: LocalDate | null;
  readonly coordinatesDays: number;
  readonly blurs: boolean;
  readonly acts: readonly { readonly kind: ActKind; readonly count: number }[];
  readonly contact: string;
};

/** `what`: in words; `times`: how often that day. */
export type Seen = { readonly at: Instant; readonly who: string; readonly what: string; readonly times: number };

/** What is kept about the asker: amounts and days, never the things themselves (UU 27/2022 art. 32). */
export const ownDataText = (data: OwnData): string =>
  [
    `Data ${addressed(data.name)} yang disimpan:`,
    `- identitas kepegawaian (NIP, nama, jabatan, unit), ${data.phones} nomor dan ${data.lids} alamat WhatsApp`,
    `- kehadiran lokasi ${data.days} hari${data.since === null ? '' : ` sejak ${plainDate(data.since)}`} (${data.shares} kiriman)`,
    data.located === null || data.locatedUntil === null
      ? '- koordinat: tidak ada yang disimpan'
      : `- koordinat ${dateRange(data.located.from, data.located.to)}; ${data.blurs ? 'dibulatkan' : 'dihapus'} setelah ${data.coordinatesDays} hari, yang terakhir ${plainDate(data.locatedUntil)}`,
    ...(data.acts.length > 0
      ? [`- ${data.acts.map(({ kind, count }) => `${kindWords[kind]} ${count}`).join(', ')}`]
      : []),
    `Perbaikan: *sanggah*. Penghentian: *hentikan pemrosesan*. Salinan lengkap: ${data.contact}.`,
  ].join('\n');

/** Who looked, when and for what. */
export function seenText(looks: readonly Seen[], zone: Zone, most: number): string {
  if (looks.length === 0) return 'Data ini belum dilihat atau diubah orang lain.';
  const line = ({ at, who, what, times }: Seen) =>
    `- ${momentOf(at, zone)} ${who}: ${what}${times > 1 ? ` (${times} kali hari itu)` : ''}`;
  const more = looks.length - most;
  return [
    'Dilihat atau diubah (terbaru di atas):',
    ...looks.slice(0, most).map(line),
    ...(more > 0 ? [`… dan ${more} lainnya${most < 30 ? ': *siapa melihat data saya*' : ''}.`] : []),
  ].join('\n');
}

/** "melihat status", "melihat belum seluruh unit", "memutuskan izin nomor 12". */
export function lookWords(
  { action, detail }: { readonly action: string; readonly detail: string },
  wholeUnit: boolean,
): string {
  const number = /^#(\d+)/.exec(detail)?.[1];
  const [kind = '', became = ''] = action.split('.');
  if (number !== undefined && kind in kindWords)
    return `${kindWords[kind as ActKind]} nomor ${number}${became in stateWords ? ` ${stateWords[became]}` : ''}`;
  const [what, dates] = looked(detail);
  const days = dates.length === 0 ? '' : ` (${dates.map((date) => plainDate(date as LocalDate)).join(' – ')})`;
  return `${action === 'read' ? 'melihat' : action} ${what}${days}${wholeUnit ? ', bersama seluruh unit' : ''}`.trim();
}

/** Who is not on the books: the operator at the machine, the clock. */
export const actorWords = (actor: string): string =>
  actor === 'operator' ? 'operator sistem' : actor === 'jam' ? 'sistem' : actor;

/** What was asked, in words, and the days it was asked for. */
function looked(detail: string): readonly [string, readonly string[]] {
  const dates = [...new Set(detail.match(/\d{4}-\d{2}-\d{2}/g) ?? [])];
  const known = Object.entries(askedWords).find(([asked]) => detail === asked || detail.startsWith(`${asked} `));
  return [known?.[1] ?? detail.replace(/\b\d{18}\b|\S*\d{4}-\d{2}-\d{2}\S*/g, '').trim(), dates];
}

const askedWords: Readonly<Record<string, string>> = {
  status: 'status',
  jadwal: 'jadwal',
  rekap: 'rekap',
  belum: 'daftar yang belum mengirim',
  'rekap-opd': 'ringkasan unit',
  'siapa-wfo': 'jadwal unit',
  'jadwal-opd': 'jadwal unit',
  'kenapa-jadwal': 'dasar jadwal',
  'laporan-kegiatan': 'laporan kegiatan',
  permohonan: 'permohonan yang menunggu',
  pengaduan: 'pengaduan yang menunggu',
  koreksi: 'slot yang akan dikoreksi',
  panggil: 'data untuk panggilan',
  panggilan: 'panggilan yang belum dikonfirmasi',
  kontak: 'data untuk kontak mendadak',
  recap: 'rekap',
  explain: 'asal-usul catatan',
  recompute: 'hasil hitung ulang',
  'people data': 'salinan data (untuk diserahkan)',
  'people list': 'daftar pegawai',
  'roster show': 'jadwal',
  'edict preview': 'pratinjau edaran',
  'edict diff': 'pratinjau edaran',
  'roster why': 'dasar jadwal',
  'audit list': 'jejak',
};

const stateWords: Readonly<Record<string, string>> = {
  waiting: 'diajukan',
  in_force: 'diberlakukan',
  refused: 'ditolak',
  withdrawn: 'ditarik kembali',
  closed: 'ditutup',
  urung: 'diurungkan',
};

const kindWords: Record<ActKind, string> = {
  absence: 'izin/sakit/dinas luar',
  call: 'panggilan',
  presence: 'perintah hadir',
  override: 'penetapan',
  dispensation: 'dispensasi',
  swap: 'tukar jadwal',
  contact: 'kontak mendadak',
  objection: 'sanggahan',
  complaint: 'pengaduan',
  note: 'laporan kegiatan',
  correction: 'koreksi',
  claim: 'pendaftaran nomor',
  place: 'tempat kerja',
  delegation: 'pelimpahan tugas',
  suspension: 'penghentian pemrosesan',
};

function momentOf(at: Instant, zone: Zone): string {
  const { date, minute } = localMoment(at, zone);
  return `${shortDate(date)} ${clock(minute)}`;
}

export const suspendReading =
  'Permintaan penghentian sementara pemrosesan data lokasi Bapak/Ibu. Bila disetujui, kiriman lokasi tidak disimpan dan kehadiran dicatat langsung oleh petugas.';
export const suspendKept = (to: string): string =>
  `Permintaan nomor {nomor} diteruskan kepada ${stop(to)} Keputusannya dikirim ke sini, paling lama 3×24 jam. ${undoHint}`;
export const suspendToOfficer = (name: string, title: string): string =>
  `Permintaan nomor {nomor}: ${name} (${title}) meminta *penghentian sementara pemrosesan data* (UU 27/2022; dijawab dalam 3×24 jam). Bila disetujui, kehadirannya dicatat langsung.\nBalas *YA {nomor}* atau *TIDAK {nomor} <alasan>*.`;
export const suspendTitle = (name: string): string => `penghentian pemrosesan data ${name}`;
export const suspendDecided = (yes: boolean, by: string, why: string | null): string =>
  yes
    ? `Penghentian sementara pemrosesan data *berlaku mulai hari ini* (${by}). Melanjutkan: *lanjutkan pemrosesan*.`
    : `Mohon maaf, penghentian pemrosesan data *tidak disetujui* oleh ${by}. Alasan: ${stop(why ?? '-')} Keberatan dapat disampaikan kepada kontak instansi.`;
export const tallyByHand = (name: string): string =>
  `Mulai hari ini kiriman lokasi ${addressed(name)} tidak disimpan dan tidak dihitung; mohon kehadirannya dicatat langsung (mis. daftar hadir). Rekap menunjukkan: pemrosesan dihentikan.`;
export const suspendWithdrawn = 'Permintaan penghentian pemrosesan ditarik kembali; kiriman lokasi tetap dicatat.';
export const resumedToOfficer = (name: string, waits: boolean): string =>
  waits
    ? `${addressed(name)} menarik kembali permintaan penghentian pemrosesan datanya; tidak ada yang perlu diputuskan.`
    : `${addressed(name)} melanjutkan pemrosesan datanya mulai hari ini; kehadirannya kembali dicatat dari kiriman lokasi.`;
export const resumeReading = 'Lanjutkan pemrosesan data lokasi mulai hari ini?';
export const resumed = 'Pemrosesan data dilanjutkan; kiriman lokasi kembali dicatat.';
export const notSuspended = 'Pemrosesan data tidak sedang dihentikan.';
export const alreadySuspended = 'Pemrosesan data sudah dihentikan, atau permintaannya sedang menunggu keputusan.';
