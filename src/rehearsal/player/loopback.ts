import { whatsappIn } from '../../app/channels.ts';
import type { ScenarioEvent } from '../../config/scenario-file.ts';
import type { Phone, SendOptions } from '../phones/api.ts';
import { rawMessage } from '../phones/content.ts';
import { createRehearsalServer } from '../server/index.ts';
import { lidFor } from './lid.ts';
import type { Heard, Wire } from './wire.ts';

/** The real Baileys client against a WhatsApp server on 127.0.0.1, linked by scanning its QR as on a real day. */
export async function loopbackWire(now: () => number, ownNumber: string): Promise<Wire> {
  const heard: Heard[] = [];
  const ids = new Set<string>();
  const server = await createRehearsalServer({
    now,
    owner: { number: ownNumber, lid: lidFor(ownNumber), name: 'Serlok' },
    onReceived(phone, message) {
      // A group message reaches every member, a private one the number's own phone as well: told once.
      const group = message.chat.endsWith('@g.us') ? message.chat : null;
      if (ids.has(message.id) || (phone === server.owner && group === null && !isOwnChat(message.chat))) return;
      ids.add(message.id);
      heard.push({
        at: message.at,
        id: message.id,
        to: group ? null : phone.number,
        group,
        text: message.text ?? null,
        reaction: message.reaction ?? null,
      });
    },
  });
  const address = { url: server.url, rootKey: server.rootKey };
  const isOwnChat = (chat: string) => chat === server.owner.pnJid || chat === server.owner.lidJid;
  const phoneOf = (from: string): Phone =>
    from === 'owner'
      ? server.owner
      : (server.phone(from) ?? server.addPhone({ number: from, lid: lidFor(from), name: from }));

  return {
    channel: whatsappIn(address),
    address,
    addPerson: (number, name) => void (server.phone(number) ?? server.addPhone({ number, lid: lidFor(number), name })),
    addGroup: ({ jid, name, members }) => server.addGroup({ jid, subject: name, members, addressing: 'lid' }),
    async link(service) {
      const deadline = performance.now() + 30_000;
      let scanned = false;
      for (let look = await service.look(); !look.open; look = await service.look()) {
        if (performance.now() > deadline) throw new Error('the rehearsal could not link its number within 30 s');
        if (look.qr && !scanned) {
          scanned = true;
          await server.scanQr(look.qr);
        }
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    send: (event, from, group) => sendAs(phoneOf(from), event, group, from === 'owner', server.owner.lidJid),
    heard,
    serviceUp: () => {},
    disconnect: () => server.dropConnection(),
    releaseDue: () => server.releaseDue(),
    nextRelease: () => server.nextRelease(),
    settled: () => server.settled(),
    quiet: () => server.quiet(),
    close: () => server.close(),
  };
}

function sendAs(
  phone: Phone,
  event: ScenarioEvent,
  group: string | null,
  owner: boolean,
  bot: string,
): Promise<string> {
  const options: SendOptions = {
    chat: group ?? undefined,
    to: owner && group === null ? event.chat : undefined,
    at: event.at,
    arrives: event.arrives,
    addressing: event.addressing,
    omitAlt: event.omitAlt,
    wrapper: event.wrapper,
    duplicate: event.duplicate,
  };
  const forwarded = event.signs.includes('diteruskan');
  const { location, live } = event;
  if (live || (location && event.signs.includes('bukan_lokasi_terkini'))) {
    const { lat, lon } = live ?? location ?? { lat: 0, lon: 0 };
    // Only a live share says how old its fix is.
    const timeOffset = event.signs.includes('bukan_lokasi_terkini') ? 3 * 3600 : undefined;
    return phone.sendLive({ lat, lon, forwarded, timeOffset }, options);
  }
  if (location) {
    const name = location.name ?? (event.signs.includes('tempat_pilihan') ? 'Tempat pilihan' : undefined);
    return phone.sendLocation({ ...location, name, forwarded }, options);
  }
  if (event.document !== undefined) return phone.sendDocument(event.document, event.text, options);
  if (event.text !== undefined && event.mention)
    return phone.send({ extendedTextMessage: { text: event.text, contextInfo: { mentionedJid: [bot] } } }, options);
  if (event.text !== undefined) return phone.sendText(event.text, options);
  if (event.photo !== undefined) return phone.sendPhoto(event.photo, options);
  return phone.send(rawMessage(event.raw ?? {}), options);
}
