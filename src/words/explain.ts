import type { DayPlan } from '../domain/plan.ts';
import type { DayVerdict, Sight, SlotVerdict } from '../domain/presence.ts';
import type { Share } from '../domain/share.ts';
import { type Instant, localMoment, type Zone } from '../domain/time.ts';
import { windowOf } from '../domain/window.ts';
import {
  absenceWords,
  clock,
  holidayWords,
  hours,
  longDate,
  modeWords,
  orderWords,
  signWords,
  whereWords,
} from './format.ts';

/** The trace of a verdict for the operator: facts, rules and where each of them stands. Never put into a chat. */
export function explainText(
  verdict: DayVerdict,
  shares: readonly Share[],
  sight: Sight,
  slotName: string | null,
): readonly string[] {
  const { plan } = verdict;
  const slots = verdict.slots.filter((s) => slotName === null || s.slot.name === slotName);
  return [
    `${plan.person.name} (${plan.person.nip}), ${plan.unit?.name ?? 'tidak bertugas'}`,
    longDate(plan.date),
    `Edaran   : ${plan.edict ? `${plan.edict.slug}, nomor ${plan.edict.number}, versi ${plan.edict.hash.slice(0, 12)}` : 'tidak ada yang berlaku'}`,
    `Jadwal   : ${whereWords(plan)} – ${whyWords(plan)}`,
    ...(plan.waiting ? [`Menunggu : ${absenceWords[plan.waiting]} belum disetujui, kewajiban tetap berlaku`] : []),
    ...slots.flatMap((s) => slotLines(s, plan, shares, sight)),
    ...(slots.length === 0 ? ['Slot     : tidak ada pada hari itu', ...sharesOutside(plan, shares)] : []),
  ];
}

function slotLines(verdict: SlotVerdict, plan: DayPlan, shares: readonly Share[], sight: Sight): readonly string[] {
  const { slot, share } = verdict;
  const { zone } = plan;
  const { opens, ends } = windowOf(plan, slot);
  const inside = shares.filter((s) => s.sentAt >= opens && s.sentAt < ends);
  const isUsed = (s: Share) => s.id === share?.id && s.chat === share.chat;
  const shown = [...(share ? [share] : []), ...inside.filter((s) => !isUsed(s))].sort((a, b) => a.sentAt - b.sentAt);
  const use = (s: Share) => (!isUsed(s) ? 'tidak dipakai: sudah ada yang lebih dahulu' : useWords(verdict.state));
  const point = slot.point
    ? ` (pukul ${clock(slot.point.at)}, toleransi -${slot.point.before}/+${slot.point.after} menit)`
    : '';
  return [
    '',
    `${slot.label}: ${verdict.state}${verdict.reason ? ` (${reasonWords(verdict.reason)})` : ''}`,
    ...correctedLines(verdict),
    `  Jendela  : ${hours(slot)} ${zone}${point}, menit terakhir ikut dihitung`,
    `  Dasar    : ${plan.edict ? `SE ${plan.edict.number}, ` : ''}${slot.clause}`,
    ...shown.map((s) => messageLine(s, use(s), zone)),
    ...(shown.length === 0 ? ['  Pesan    : tidak ada'] : []),
    ...(verdict.lateMinutes === null ? [] : [`  Terlambat: ${verdict.lateMinutes} menit setelah batas`]),
    ...(verdict.signs.length === 0 ? [] : [`  Tanda    : ${verdict.signs.map((sign) => signWords[sign]).join(', ')}`]),
    `  Antrean  : ${sight.drainedThrough >= ends ? `sudah diterima seluruhnya sampai ${moment(sight.drainedThrough, zone)}` : 'belum dipastikan kosong setelah slot berakhir'}`,
  ];
}

/** What the facts alone say stays beside it. */
function correctedLines({ corrected }: SlotVerdict): readonly string[] {
  if (!corrected) return [];
  const { was, because, by, act } = corrected;
  return [`  Koreksi  : nomor ${act} oleh ${by}: ${because}`, `  Semula   : ${was}, menurut kiriman di bawah ini`];
}

/** A reason is a mode, a kind of absence or a word of its own, as `serlok recap --format json` prints it. */
const reasonWords = (reason: string): string =>
  Object.entries(modeWords).find(([mode]) => mode === reason)?.[1] ?? reason.replaceAll('_', ' ');

function useWords(state: SlotVerdict['state']): string {
  if (state === 'tidak') return 'setelah slot ditutup, tidak mengisi slot';
  if (state === 'perlu_dicek' || state === 'terbuka') return 'menunggu isinya terbaca';
  return 'dipakai';
}

const messageLine = (s: Share, use: string, zone: Zone): string =>
  `  Pesan    : ${s.id} (${s.kind === 'unread' ? 'isi belum terbaca' : s.kind === 'live' ? 'lokasi terkini' : 'lokasi'}, ${use}); dikirim ${moment(s.sentAt, zone)} menurut server WhatsApp, diterima ${moment(s.receivedAt, zone)}`;

const sharesOutside = (plan: DayPlan, shares: readonly Share[]): readonly string[] =>
  shares.map((s) => messageLine(s, 'tidak ada kewajiban', plan.zone));

function whyWords(plan: DayPlan): string {
  const { why } = plan;
  switch (why.kind) {
    case 'not-serving':
      return 'di luar masa tugas';
    case 'no-edict':
      return 'tidak ada edaran yang berlaku';
    case 'exempt':
      return `dikecualikan, ${why.exemption.clause}: ${why.exemption.reason}`;
    case 'holiday':
      return `${holidayWords[why.holiday.kind]}: ${why.holiday.name}`;
    case 'weekend':
      return 'bukan hari kerja';
    case 'absence':
      return `ketidakhadiran yang disetujui: ${absenceWords[why.absence]}`;
    case 'roster':
      return `baris jadwal kerja: ${why.mode}${why.edict === null ? '' : `, diterbitkan menurut ${why.edict}`}`;
    case 'override':
      return `penetapan untuk ${why.override.unit} oleh ${why.override.by}: ${why.override.because}`;
    case 'order':
      return `${orderWords[why.order]} nomor ${why.act}: ${why.mode}`;
    case 'suspended':
      return 'pemrosesan data pegawai ini dihentikan sementara atas permintaan';
    case 'rule':
      return `menurut ${why.clause}: ${why.mode}`;
    case 'no-rule':
      return 'tidak ada aturan edaran yang mengatur pegawai ini; menunggu penetapan';
    case 'head-decides':
      return `ditetapkan pimpinan (${why.clause}), belum ada`;
    case 'no-roster':
      return 'tidak ada baris jadwal kerja';
    case 'every-day':
      return `berlaku setiap hari, ${why.clause}`;
    case 'not-asked':
      return `tidak diwajibkan mengirim lokasi, ${why.clause}`;
    case 'no-slots':
      return 'edaran tidak menetapkan slot pada hari itu';
  }
}

/** With the date, because the queue may have been emptied days later. */
function moment(at: Instant, zone: Zone): string {
  const { date, minute } = localMoment(at, zone);
  const seconds = String(Math.floor(at / 1000) % 60).padStart(2, '0');
  return `${date} ${clock(minute)}.${seconds} ${zone}`;
}
