import type { DayPlan } from '../domain/plan.ts';
import { addressed, modeWords, shortDate, slotList, stop } from './format.ts';
import { shareSteps } from './how-to-share.ts';

/** `names`: Kasubag, head, BKPSDM; `figures`: pimpinan. */
export type HelpFor = 'employee' | 'figures' | 'names';

/** 7.14 by role, under 10 lines, with the person's own hours today (features 54). */
export const helpText = (agencyName: string, plan: DayPlan, audience: HelpFor, contact: string): string =>
  [
    `Layanan WFH ${agencyName}. Cara mengirim lokasi: ${shareSteps}`,
    ownDay(plan),
    `Perintah: ${employeeCommands}.`,
    `${rights}. Konsultasi dan pengaduan: *pengaduan*, atau ${stop(contact)}`,
    ...(audience === 'employee' ? [] : [`Petugas: ${officerCommands}; boleh dengan tanggal, mis. *rekap 29/7*.`]),
  ].join('\n');

/** After a greeting and nothing else. */
export const shortHelp = (greeting: string, name: string): string =>
  `Selamat ${greeting}, ${stop(addressed(name))} Ada yang dapat dibantu? Ketik *status*, *jadwal* atau *bantuan*.`;

/** For a group: how to share, and nothing about anybody (law 8). */
export const groupHelp = (agencyName: string): string =>
  `Layanan WFH ${agencyName}. Cara mengirim lokasi: ${shareSteps} Pertanyaan tentang data sendiri mohon dikirim lewat chat pribadi.`;

const employeeCommands = '*jadwal* · *kenapa* · *status* · *rekap* · *jam* · *libur* · *privasi* · *bantuan*';
const rights = 'Hak dan laporan: *sanggah* · *lapor* · *laporan saya* · *data saya*';
const officerCommands =
  '*mulai* · *belum* · *rekap opd* · *siapa wfo* · *jadwal opd* · *permohonan* · *panggil* · *hadirkan* · *dispensasi* · *kontak* · *koreksi* · *pengaduan* · *laporan kegiatan*';

function ownDay(plan: DayPlan): string {
  const today = `Hari ini (${shortDate(plan.date)})`;
  return plan.duty
    ? `${today} *${modeWords[plan.mode]}*: ${slotList(plan.slots, plan.zone)}.`
    : `${today}: ${modeWords[plan.mode]}, tidak perlu mengirim lokasi.`;
}
