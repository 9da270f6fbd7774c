import type { LocalDate } from '../domain/time.ts';
import { firstOf, shortDate } from './format.ts';

/** A unit whose head decides, and the people per day about whom nothing is decided yet. */
export type Undecided = {
  readonly unit: string;
  readonly number: string;
  readonly clause: string;
  readonly days: ReadonlyMap<LocalDate, number>;
};

/** PSR-6: the product asks the head for the roster and warns until it is given. */
export function askRosterText(units: readonly Undecided[], today: LocalDate): string {
  const lines = units.map(({ unit, days }) => {
    const most = Math.max(...days.values());
    return `- ${unit} (${most} pegawai): ${firstOf([...days.keys()].map(shortDate), 7).join(', ')}`;
  });
  const [first] = units;
  const late = units.some(({ days }) => days.has(today));
  return [
    `Menurut SE ${first?.number ?? ''}, ${first?.clause ?? ''}, jadwal kerja unit berikut ditetapkan pimpinan dan *belum ada*:`,
    ...firstOf(lines, 30),
    ...(late
      ? ['Termasuk hari ini: selama belum ditetapkan, tidak ada kewajiban dan tidak ada yang dicatat mangkir.']
      : []),
    'Tetapkan untuk seluruh unit dengan *tetapkan <wfh atau wfo> <unit> <tanggal> <alasan>*, atau serahkan jadwal per pegawai kepada petugas untuk diimpor. Pertanyaan ini dikirim tiap hari kerja sampai jadwalnya ada.',
  ].join('\n');
}
