import type { DayVerdict, SlotVerdict } from '../domain/presence.ts';
import type { LocalDate, Zone } from '../domain/time.ts';
import { addressed, clock, clockAt, excuseWords, hours, longDate, modeWords, monthName, signWords } from './format.ts';
import { noDuty } from './no-duty.ts';
import { stateWords } from './rights.ts';

/** Days of a month by what became of them; `reports/month.ts` counts them. */
export type MonthFigures = { readonly complete: number; readonly incomplete: number; readonly excused: number };

/** 7.9: the slots of one day with their marks, and the month. */
export function statusText(verdict: DayVerdict, month: MonthFigures, today: LocalDate, officer: string | null): string {
  const { plan } = verdict;
  const figures = `${monthWord(plan.date, today)}: lengkap ${month.complete} hari, tidak lengkap ${month.incomplete} hari, dikecualikan ${month.excused} hari.`;
  if (!plan.duty) return [noDuty(plan, officer), figures].join('\n');
  return [
    `Status ${plan.person.name} – ${longDate(plan.date)} (*${modeWords[plan.mode]}*), jam ${plan.zone}`,
    ...verdict.slots.map((slot, i) => `${i + 1}. ${slot.slot.label} ${hours(slot.slot)}: ${slotWord(slot, plan.zone)}`),
    figures,
  ].join('\n');
}

/** "tercatat 07.12", "*belum* (terbuka sampai 12.30)" … one slot's state in words. */
function slotWord(verdict: SlotVerdict, zone: Zone): string {
  const { slot, share, lateMinutes, reason, signs } = verdict;
  const at = share ? clockAt(share.sentAt, zone) : '';
  const late = lateMinutes === null ? '' : `${lateMinutes} menit setelah batas`;
  if (verdict.corrected) return `${stateWords[verdict.state]} (dikoreksi petugas: ${verdict.corrected.because})`;
  switch (verdict.state) {
    case 'tepat':
      return `tercatat ${at}${signs.length > 0 ? ` (tanda: ${signs.map((s) => signWords[s]).join(', ')})` : ''}`;
    case 'terlambat':
      return `terlambat ${at} (${late})`;
    case 'di_luar_lokasi':
      return `tercatat ${at} (di luar lokasi)`;
    case 'terbuka':
      return `*belum* (terbuka sampai ${clock(slot.closes)})${share ? `; kiriman ${at} belum terbaca` : ''}`;
    case 'belum_dibuka':
      return 'belum dibuka';
    case 'tidak':
      return `tidak ada kiriman${share ? ` dalam jadwal (diterima ${at}, ${late})` : ''}${waiting(reason)}`;
    case 'gangguan':
      return 'gangguan sistem, belum dapat dipastikan';
    case 'perlu_dicek':
      return `perlu dicek petugas (kiriman ${at} belum terbaca)`;
    case 'dikecualikan':
      return `dikecualikan${reason !== null && excuseWords[reason] ? ` (${excuseWords[reason]})` : ''}`;
    case 'bukan_jadwal':
      return 'bukan jadwal';
  }
}

/** What an officer reads before another person's status, so that it is not taken for the own one. */
export const aboutOther = (name: string): string => `Data ${addressed(name)}:`;

const waiting = (reason: string | null) => (reason === 'menunggu_persetujuan' ? ', menunggu persetujuan' : '');
const monthWord = (date: LocalDate, today: LocalDate) =>
  date.slice(0, 7) === today.slice(0, 7) ? 'Bulan ini' : `${monthName(date)} ${date.slice(0, 4)}`;
