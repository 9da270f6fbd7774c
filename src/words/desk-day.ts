import type { DeskDay } from '../domain/tally.ts';
import { bareName, clockAt, firstOf } from './format.ts';

/** What was ordered and asked that day, one line a subject (7.12). */
export function deskLines(desk: DeskDay, names: boolean): readonly string[] {
  const { called, ordered, contacts, dispensed, proposed, elsewhere } = desk;
  const places = elsewhere.map(({ name, label }) => `${bareName(name)}: ${label}`);
  const orderedNames = ordered.map((order) => `${listed(order.names)} (${order.because})`);
  const everybody = ordered.flatMap((order) => order.names).length;
  const { answered, silent, unjudged } = contacts;
  return [
    ...(called.length > 0 ? [`Dipanggil ke kantor: ${called.length}${whom(called, names)}.`] : []),
    ...(everybody > 0 ? [`Perintah hadir: ${everybody} pegawai${names ? ` – ${orderedNames.join('; ')}` : ''}.`] : []),
    ...(proposed > 0 ? [`Usulan perintah hadir yang menunggu persetujuan: ${proposed}.`] : []),
    ...(places.length > 0
      ? [
          `Bekerja dari tempat lain yang disetujui: ${places.length}${names ? ` (${firstOf(places, 20).join('; ')})` : ''}.`,
        ]
      : []),
    ...(dispensed > 0 ? [`Dispensasi: ${dispensed} pegawai.`] : []),
    ...(answered + silent + unjudged > 0
      ? [
          `Kontak mendadak: dijawab ${answered}, tidak dijawab ${silent}${unjudged > 0 ? `, tidak dinilai ${unjudged}` : ''}.`,
        ]
      : []),
  ];
}

/** Behind "Perlu perhatian". */
export function deskAttention(desk: DeskDay, names: boolean): readonly string[] {
  const { silent, unacknowledged, declined } = desk;
  const asked = silent.map(
    ({ name, zone, asked: at, answered }) =>
      `${bareName(name)}, ditanya ${clockAt(at, zone)}${answered === null ? '' : `, dijawab ${clockAt(answered, zone)}`}`,
  );
  return [
    ...(silent.length > 0
      ? [`kontak mendadak tidak dijawab ${silent.length}${names ? ` (${firstOf(asked, 20).join('; ')})` : ''}`]
      : []),
    ...(unacknowledged.length > 0
      ? [`panggilan belum dikonfirmasi ${unacknowledged.length}${whom(unacknowledged, names)}`]
      : []),
    ...(declined.length > 0 ? [`berhalangan atas panggilan ${declined.length}${whom(declined, names)}`] : []),
  ];
}

const listed = (names: readonly string[]): string => firstOf(names.map(bareName), 20).join('; ');
const whom = (people: readonly string[], names: boolean): string => (names ? ` (${listed(people)})` : '');
