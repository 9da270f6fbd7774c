import type { WASocket } from './library.ts';

export const markerTag = 'serlok-marker';

/**
 * Resolves when Baileys has worked off every stanza that came before. It handles queued stanzas strictly one after
 * another, so a marker put at the end of that queue is reached last; it makes itself known when it is looked into and
 * then throws, before anything would be answered. Live messages take turns on a mutex: one turn follows theirs.
 */
export async function workedOff(sock: WASocket): Promise<void> {
  await new Promise<void>((resolve) => {
    const marker = {
      tag: markerTag,
      attrs: { offline: 'end' },
      get content(): never {
        resolve();
        throw new Error('end of the queue');
      },
    };
    sock.ws.emit('CB:message', marker);
  });
  await sock.messageMutex.mutex(async () => {});
}
