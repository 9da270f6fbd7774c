import type { proto } from '@whiskeysockets/baileys';
import type { Received } from './api.ts';
import type { Bundle } from './bundle.ts';
import { shown } from './content.ts';
import type { Device } from './device.ts';
import type { Sealed } from './session.ts';

/** A message of the bot as it reaches one device. */
export type Inward = {
  readonly id: string;
  readonly device: number;
  readonly group: string | undefined;
  /** The bot's JID without device, as addressed. */
  readonly from: string;
  readonly parts: readonly Sealed[];
  /** Between the devices of one account: nothing a person sees. */
  readonly peer: boolean;
};

/** `again`: what a retry request carries; keys from the second one on. */
export type Outcome =
  | { readonly kind: 'read' }
  | { readonly kind: 'again'; readonly count: number; readonly registrationId: number; readonly keys?: Bundle }
  | { readonly kind: 'given-up' };

const mostRetries = 5;

/** Decrypts and shows what the bot sends; `show` gets each message of the main device once. */
export function makeReceiver(device: (id: number) => Device, show: (message: Received) => void) {
  const seen = new Set<string>();
  const retries = new Map<string, number>();

  return async (inward: Inward, now: number): Promise<Outcome> => {
    const { id, group, from } = inward;
    const place = `${inward.device} ${id}`;
    const receiver = device(inward.device);
    let content: proto.Message | undefined;
    for (const part of inward.parts) {
      // A part that cannot be read shows in the outcome: without content the phone asks again.
      const message = await receiver.open(part, group).catch(() => undefined);
      if (message && hasContent(message)) content = message;
    }
    if (!content) return seen.has(place) ? { kind: 'read' } : askAgain(place, receiver);

    if (!seen.has(place) && inward.device === 0 && !inward.peer) {
      const chat = group ?? (content.deviceSentMessage?.destinationJid || from);
      show({ at: now, id, chat, from, ...shown(content), message: content.deviceSentMessage?.message ?? content });
    }
    seen.add(place);
    return { kind: 'read' };
  };

  function askAgain(place: string, receiver: Device): Outcome {
    const count = (retries.get(place) ?? 0) + 1;
    retries.set(place, count);
    if (count > mostRetries) return { kind: 'given-up' };
    const { registrationId } = receiver.keys;
    return count === 1
      ? { kind: 'again', count, registrationId }
      : { kind: 'again', count, registrationId, keys: receiver.keys.bundle() };
  }
}

/** A message that only brings a group key shows nothing. */
function hasContent(message: proto.Message): boolean {
  const { senderKeyDistributionMessage, messageContextInfo, ...content } = message.toJSON() as Record<string, unknown>;
  return Object.keys(content).length > 0;
}
