import type { Draft, Lane } from '../domain/outbox.ts';
import type { Instant } from '../domain/time.ts';
import type { Ledger } from '../ports/ledger.ts';

/** Kept that long for somebody who has not written yet (law 7), or while the caps are used up. */
const keptMs = 7 * 86_400_000;

type Reach = { readonly ledger: Pick<Ledger, 'contacts'> };

export type Told = {
  readonly to: number;
  /** Unique for what it tells, with `numberHere` for an act that has no number yet. */
  readonly about: string;
  readonly text: string;
  readonly lane?: Lane;
  readonly expiresAt?: Instant;
};

/**
 * Messages to others than the asker. Who has never written to this number gets nothing until that happens: the draft
 * waits (law 7).
 */
export async function tell(told: readonly Told[], at: Instant, deps: Reach): Promise<readonly Draft[]> {
  const contacts = await deps.ledger.contacts(told.map(({ to }) => to));
  return told.map(({ to, about, text, lane = 'report', expiresAt = at + keptMs }) => ({
    lane,
    about,
    person: to,
    chat: contacts.get(to)?.chat ?? null,
    body: { kind: 'text', text },
    expiresAt,
  }));
}

/** Whether this number may write to the person at all. */
export const isReachable = async (person: number, deps: Reach): Promise<boolean> =>
  (await deps.ledger.contacts([person])).has(person);
