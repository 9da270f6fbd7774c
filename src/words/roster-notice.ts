import type { RosterMode } from '../domain/roster.ts';
import type { LocalDate } from '../domain/time.ts';
import { addressed, dateRange, shortDate } from './format.ts';

type Change = { readonly date: LocalDate; readonly before: RosterMode; readonly after: RosterMode | null };

/** To an employee whose published days have changed; the nearest ones, in a line each. */
export function changedTurns(name: string, number: string, changes: readonly Change[]): string {
  const days = changes.filter(({ after }) => after !== null);
  const lines = days
    .slice(0, most)
    .map(
      ({ date, before, after }) =>
        `${shortDate(date)}: ${rosterModeWords[before]} → *${after && rosterModeWords[after]}*`,
    );
  const rest = days.length > most ? [`… dan ${days.length - most} hari lain.`] : [];
  return [
    `${addressed(name)}, jadwal kerja berubah (SE ${number}):`,
    ...lines,
    ...rest,
    'Selengkapnya: balas *jadwal*.',
  ].join('\n');
}

/** To Kasubag and head when a roster becomes binding. */
export function publishedToOfficer(
  name: string,
  number: string,
  {
    id,
    from,
    to,
    persons,
  }: { readonly id: number; readonly from: LocalDate; readonly to: LocalDate; readonly persons: readonly number[] },
  changed: number,
  told: number,
): string {
  const changes =
    changed === 0
      ? ''
      : ` Berubah dari yang terbit sebelumnya: ${changed} pegawai, ${told} di antaranya diberi tahu lewat pesan.`;
  return (
    `${addressed(name)}, jadwal ${dateRange(from, to)} (SE ${number}, versi ${id}, ${persons.length} pegawai) telah terbit.${changes} ` +
    'Untuk diteruskan kepada pegawai: balas *jadwal opd*.'
  );
}

export const rosterModeWords: Record<RosterMode, string> = { wfh: 'WFH', wfo: 'WFO', wfa: 'WFA', libur: 'libur' };

const most = 5;
