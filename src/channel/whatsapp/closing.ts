import type { LinkState, Trouble } from '../../ports/channel.ts';

/** How a line ended: by us for a reason of ours, or with what Baileys says about the server or the network. */
export type Ending = Trouble | { readonly kind: 'told'; readonly code: number | undefined; readonly network: boolean };

/** What follows the end of a line: what is shown, and when to try again (`null`: not by ourselves). */
export type Closing = {
  readonly state: LinkState;
  readonly trouble: Trouble;
  readonly retry: 'now' | 'backoff' | number | null;
};

/** `replacedBefore`: the last close was a replacement too, and the connection did not last since. */
export function closing(ending: Ending, replacedBefore: boolean): Closing {
  if (ending.kind !== 'told') return { state: 'closed', trouble: ending, retry: 'backoff' };
  const code = ending.code ?? null;
  const because = (kind: Trouble['kind']): Trouble => ({ kind, code });
  switch (code) {
    case 515: // "restart required", after pairing: not a failure (fault 32)
      return { state: 'connecting', trouble: because('restart'), retry: 'now' };
    case 401: // the device was removed on the phone: its data stays, people must link again (fault 30)
      return { state: 'logged_out', trouble: because('logged_out'), retry: null };
    case 440: // somebody else uses the same device: two that reconnect throw each other out for ever (fault 31)
      return replacedBefore
        ? { state: 'replaced', trouble: because('replaced_again'), retry: null }
        : { state: 'replaced', trouble: because('replaced'), retry: 30_000 };
    case 405: // WhatsApp Web's version is too old; insisting is noticed (fault 33)
      return { state: 'version_refused', trouble: because('version_refused'), retry: 300_000 };
    case 402:
    case 403:
    case 406:
    case 419: // restricted or banned (fault 34)
      return { state: 'forbidden', trouble: because('forbidden'), retry: null };
    default:
      return { state: 'closed', trouble: because(passing(code, ending.network)), retry: 'backoff' };
  }
}

/** What passes by itself, sooner or later (fault 35). */
function passing(code: number | null, network: boolean): Trouble['kind'] {
  if (network) return 'unreachable';
  if (code === 408) return 'timed_out';
  if (code === 428) return 'cut';
  return code !== null && code >= 500 && code < 600 ? 'unavailable' : 'other';
}

/** The longest wait while a window is open or about to be, and at other times. */
export const longestWaitMs = { inWindow: 60_000, outside: 300_000 } as const;

/** Exponential with full jitter, so that after an outage not everybody knocks at once (fault 35). `chance` is 0…1. */
export const backoffMs = (failures: number, chance: number, longest: number): number =>
  500 + chance * Math.min(longest - 500, 1000 * 2 ** Math.min(failures, 10));
