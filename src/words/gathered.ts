import { type Instant, localMoment, type Zone } from '../domain/time.ts';
import { clock } from './format.ts';

/** Into the group, instead of a ✅ for each: no name, no place (law 8). `at`: when the last of them was entered. */
export const gatheredText = (count: number, at: Instant, zone: Zone): string =>
  `Tercatat: semua kiriman yang masuk sampai pukul ${clock(localMoment(at, zone).minute)}; ${count} lokasi.`;
