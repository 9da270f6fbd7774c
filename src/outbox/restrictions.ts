import { joined, type Restriction, restrictionOf, stoppedUntil } from '../domain/restriction.ts';
import type { Instant } from '../domain/time.ts';

type Deps = {
  now(): Instant;
  /** It is in force from this moment, written down or not. */
  told(inForce: Restriction, restriction: Restriction, isTold: boolean): void;
};

/** What this process heard of restrictions: known at once here, so that nothing slips out while one is being written. */
export function heardRestrictions({ now, told }: Deps) {
  const heard = new Map<string, Restriction>();
  return {
    /** With what is stored, one a code; what was heard is newer. */
    beside: (stored: readonly Restriction[]): readonly Restriction[] => [
      ...stored.filter(({ code }) => !heard.has(code)),
      ...heard.values(),
    ],
    stops: (chat: string): boolean => stoppedUntil([...heard.values()], chat) > now(),
    /** `until`: where the server named the end. `sentAt`: when the message left that was refused. */
    hear(code: string, until?: Instant, sentAt?: Instant): void {
      const known = heard.get(code);
      const isNew = !known || known.until <= now();
      const isTold = until !== undefined;
      // The channel tells it once by the ack and once by itself; what was on its way by then says nothing new.
      if (!isNew && !isTold && (sentAt ?? -Infinity) <= known.since) return;
      const next = restrictionOf(code, now(), until);
      // Refused although we sent only what seemed to be allowed still: then nothing is.
      const restriction = isNew || isTold ? next : { ...next, stops: 'all' as const };
      const inForce = joined(known, restriction, isTold);
      heard.set(code, inForce);
      told(inForce, restriction, isTold);
    },
  };
}
