import { type Instant, localDate, type Zone } from '../domain/time.ts';
import { clockAt, plainDate } from './format.ts';

export type Interruption = { readonly from: Instant; readonly to: Instant; readonly recovered: boolean };

/** 7.15 gangguan; what could not be recovered is said as it is (D20). */
export function outageNotice({ from, to, recovered }: Interruption, zone: Zone): string {
  const sameDay = localDate(from, zone) === localDate(to, zone);
  const start = sameDay ? clockAt(from, zone) : `${plainDate(localDate(from, zone))} ${clockAt(from, zone)}`;
  const end = sameDay ? clockAt(to, zone) : `${plainDate(localDate(to, zone))} ${clockAt(to, zone)}`;
  const fate = recovered
    ? 'Lokasi yang dikirim pada waktu tersebut tetap dihitung menurut jam pengiriman.'
    : 'Kiriman pada waktu tersebut tidak dapat dipulihkan; slot terkait ditandai *gangguan* dan tidak dihitung sebagai tidak mengirim.';
  return `Sistem sempat terganggu ${start}${sameDay ? '–' : ' – '}${end} ${zone}. ${fate}`;
}
