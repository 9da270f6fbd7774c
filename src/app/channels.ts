import type { AppOptions } from '../app.ts';
import { memoryChannel, ownJid } from '../channel/memory.ts';
import { type WhatsAppChannel, whatsappChannel } from '../channel/whatsapp/index.ts';
import { realClock } from '../clock/real.ts';
import type { Environment } from '../config/environment.ts';
import type { Envelope } from '../domain/message.ts';
import type { Instant } from '../domain/time.ts';
import { logOf } from '../log.ts';

export { ownJid };

/** What the environment says of the server. */
export const addressIn = (whatsapp: Environment['whatsapp']) => ({
  url: whatsapp.url ?? undefined,
  rootKey: whatsapp.kind === 'rehearsal' ? (whatsapp.rootKey ?? undefined) : undefined,
  version: whatsapp.version ?? undefined,
});

/** WhatsApp itself, or the rehearsal server at `url`. `recover` is for promises nobody caught. */
export function whatsappIn(address: {
  readonly url?: string | undefined;
  readonly rootKey?: string | undefined;
  readonly version?: readonly [number, number, number] | undefined;
  readonly pairWith?: string | undefined;
}) {
  let channel: WhatsAppChannel | null = null;
  const open: AppOptions['channel'] = (house, events, { clock, log, urgent }) => {
    const lines = logOf(log, 'channel');
    channel = whatsappChannel({
      vault: house.vault,
      clock,
      // Watches a real socket: real time also while the rehearsal clock stands still.
      timer: realClock(),
      events,
      log: (event, facts) => lines.info({ ...facts }, event),
      ...address,
      urgent,
      getMessage: async (id) => (await house.outbox.message(id)) ?? undefined,
      async staffPhones() {
        const { persons, identitiesOf } = await house.people.directory();
        const identities = persons.flatMap((person) => identitiesOf(person.id));
        return identities.filter(({ kind }) => kind === 'phone').map(({ value }) => value);
      },
    });
    return channel;
  };
  return Object.assign(open, { recover: (reason: unknown) => channel?.recover(reason) ?? false });
}

/** The line a rehearsal without a network speaks through. */
export type MemoryLine = {
  /** Stores an envelope as the evidence path would; `null` before the service was started. */
  deliver: ((envelope: Envelope) => Promise<void>) | null;
  readonly heard: MemoryHeard[];
  /** Members of the groups, by their addresses. */
  readonly groups: Map<string, readonly (readonly string[])[]>;
  /** Photos and documents that were sent, by path. */
  readonly files: Map<string, Uint8Array>;
};
type MemoryHeard = {
  readonly at: Instant;
  readonly id: string;
  readonly to: string | null;
  readonly group: string | null;
  readonly text: string | null;
  readonly reaction: { readonly emoji: string; readonly targetId: string } | null;
};

export function memoryIn(line: MemoryLine, numberOf: (jid: string) => string): AppOptions['channel'] {
  return (house, events, { clock }) => {
    line.deliver = async (envelope) => {
      await house.vault.commit([], envelope);
      events.stored();
    };
    const channel = memoryChannel({ clock, events, groups: line.groups, files: line.files });
    return {
      ...channel,
      async send(item) {
        const group = item.chat.endsWith('@g.us') ? item.chat : null;
        line.heard.push({
          at: clock.now(),
          id: item.id,
          to: group ? null : numberOf(item.chat),
          group,
          text: item.kind === 'text' ? item.text : null,
          reaction: item.kind === 'reaction' ? { emoji: item.emoji, targetId: item.target.id } : null,
        });
        await channel.send(item);
      },
    };
  };
}
