import type { LocationContent } from './message.ts';
import type { Instant, LocalDate } from './time.ts';

/** Facts about a share that a person should look at; never a refusal, never a sanction (law 10). */
export const signNames = ['diteruskan', 'tempat_pilihan', 'bukan_lokasi_terkini', 'waktu_depan'] as const;
export type Sign = (typeof signNames)[number];

/** One share of a known person, as kept. Coordinates only when it answered a duty. */
export type Share = {
  readonly date: LocalDate;
  readonly person: number;
  readonly chat: string;
  readonly sender: string;
  readonly id: string;
  /** WhatsApp's server time; of several stanzas with one id the earliest (law 2). */
  readonly sentAt: Instant;
  readonly receivedAt: Instant;
  /** `unread`: sent, but not yet decryptable ("terkirim, isi belum terbaca"). */
  readonly kind: 'pin' | 'live' | 'unread';
  readonly forwarded: boolean;
  readonly picked: boolean;
  /** Seconds between the fix and the sending; from a live share that was started earlier. */
  readonly ageSeconds: number;
  readonly place: { readonly lat: number; readonly lon: number } | null;
  /** After this instant the row goes, because it answered no duty (D21); `null` = stays. */
  readonly keptUntil: Instant | null;
};

/** More than this ahead of our arrival time is flagged (D1). */
const futureToleranceMs = 2 * 60_000;

/** The signs of a share against the window it falls in; `windowOpens` is `null` outside every window (D11). */
export function signsOf(share: Share, windowOpens: Instant | null): readonly Sign[] {
  const signs: Sign[] = [];
  if (share.forwarded) signs.push('diteruskan');
  if (share.picked) signs.push('tempat_pilihan');
  if (windowOpens !== null && share.sentAt - share.ageSeconds * 1000 < windowOpens) signs.push('bukan_lokasi_terkini');
  if (share.sentAt > share.receivedAt + futureToleranceMs) signs.push('waktu_depan');
  return signs;
}

export type PlaceProblem = 'no-number' | 'out-of-range' | 'zero';

/** NaN, 91° and (0,0) are no place on earth that anybody works at. */
export function readPlace(
  content: LocationContent,
): { readonly lat: number; readonly lon: number } | { readonly problem: PlaceProblem } {
  const { lat, lon } = content;
  if (lat === null || lon === null || !Number.isFinite(lat) || !Number.isFinite(lon)) return { problem: 'no-number' };
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180) return { problem: 'out-of-range' };
  if (lat === 0 && lon === 0) return { problem: 'zero' };
  return { lat, lon };
}
