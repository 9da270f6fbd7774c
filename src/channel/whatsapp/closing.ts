import type { LinkState } from '../../ports/channel.ts';

/** What follows the end of a connection: the state shown, and when to try again (`null`: not by ourselves). */
export type Closing = { readonly state: LinkState; readonly retry: 'now' | 'backoff' | number | null };

/** `replacedBefore`: the last close was a replacement too, and the connection did not last since. */
export function closing(code: number | undefined, replacedBefore: boolean): Closing {
  switch (code) {
    case 515: // "restart required", after pairing: not a failure (fault 32)
      return { state: 'connecting', retry: 'now' };
    case 401: // the device was removed on the phone: its data stays, people must link again (fault 30)
      return { state: 'logged_out', retry: null };
    case 440: // somebody else uses the same device: two that reconnect throw each other out for ever (fault 31)
      return { state: 'replaced', retry: replacedBefore ? null : 30_000 };
    case 405: // WhatsApp Web's version is too old; insisting is noticed (fault 33)
      return { state: 'version_refused', retry: 300_000 };
    case 402:
    case 403:
    case 406:
    case 419: // restricted or banned (fault 34)
      return { state: 'forbidden', retry: null };
    default:
      return { state: 'closed', retry: 'backoff' };
  }
}

const longestMs = 60_000;

/** Exponential with full jitter, so that after an outage not everybody knocks at once (fault 35). `chance` is 0…1. */
export const backoffMs = (failures: number, chance: number): number =>
  500 + chance * Math.min(longestMs - 500, 1000 * 2 ** Math.min(failures, 10));
