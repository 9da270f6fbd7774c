import { randomBytes } from 'node:crypto';
import type { proto } from '@whiskeysockets/baileys';
import type { Phone, Received, SendOptions } from './api.ts';
import type { Bundle, SignalKeyPair } from './bundle.ts';
import {
  documentMessage,
  type Letter,
  liveMessage,
  locationMessage,
  photoMessage,
  reactionMessage,
  revokeMessage,
  wrapped,
} from './content.ts';
import { type Device, makeDevice } from './device.ts';
import { fileFor } from './file.ts';
import { type Inward, makeReceiver, type Outcome } from './inward.ts';
import { type DeviceKeys, makeDeviceKeys } from './keys.ts';
import type { Network } from './network.ts';
import { inOrder } from './order.ts';
import type { Sealed } from './session.ts';
import { messageStanza, type Route, route } from './stanza.ts';

/** The server's end of a phone. */
export type Line = {
  readonly phone: Phone;
  deviceIds(): readonly number[];
  bundle(device: number): Bundle | undefined;
  /** Signal identity of the phone itself; the account's signature is made with it. */
  identity(): SignalKeyPair;
  receive(inward: Inward): Promise<Outcome>;
  /** Whether this phone sent the message with this id. */
  sent(id: string): boolean;
  /** The bot asked for a message again; `keys` came with the request. */
  resend(id: string, count: number, keys: Bundle | undefined): Promise<void>;
  /** Another device is linked: its keys are unknown to this phone. */
  forgetBot(): void;
};

type Person = { readonly number: string; readonly lid: string; readonly name: string; readonly isOwner: boolean };

export function makePhone(person: Person, network: Network): Line {
  const addresses = { pn: `${person.number}@s.whatsapp.net`, lid: `${person.lid}@lid` };
  const received: Received[] = [];
  const letters = new Map<string, Letter>();
  const queue = inOrder();
  const devices = new Map<number, Device>();
  let generation = 0;

  const connect = (id: number, keys: DeviceKeys): Device => {
    const made = makeDevice(`${person.number}_${id}_${generation}`, keys, network.takeBundle);
    devices.set(id, made);
    return made;
  };
  const device = (id: number): Device => devices.get(id) ?? connect(id, makeDeviceKeys());
  /** New sessions, with the same keys or, after a reinstall, with new ones. */
  const startAfresh = (keysOf: (old: Device) => DeviceKeys) => {
    generation += 1;
    for (const [id, old] of [...devices]) connect(id, keysOf(old));
  };

  const routeOf = (letter: Letter): Route => {
    const { chat, to, device = 0 } = letter.options;
    const peer =
      person.isOwner && chat === undefined ? (to === undefined ? addresses : network.addresses(to)) : undefined;
    if (person.isOwner && chat === undefined && !peer) throw new Error(`${to} is nobody the server knows`);
    const groupMode = chat === undefined ? undefined : network.groupMode(chat);
    return route(addresses, device, letter, { groupMode, peer });
  };
  const contentOf = (letter: Letter, way: Route): proto.IMessage => {
    const message = wrapped(letter.message, letter.options.wrapper, way.chat);
    const own = person.isOwner && letter.options.chat === undefined && letter.options.wrapper !== 'deviceSent';
    return own ? { deviceSentMessage: { destinationJid: way.chat, message } } : message;
  };
  const post = (letter: Letter, way: Route, parts: readonly Sealed[], retry: number) => {
    // The real server stamps a resend with the time at which it gets it.
    const t = retry === 0 ? letter.at : network.now();
    network.accept({
      id: letter.id,
      chat: way.chat,
      author: way.author,
      node: messageStanza(way, letter, parts, { t, notify: person.name, retry }),
      arrives: retry === 0 ? letter.options.arrives : undefined,
      copies: letter.options.duplicate && retry === 0 ? 2 : 1,
      resend: retry > 0,
    });
  };

  const send = (message: proto.IMessage, options: SendOptions = {}): Promise<string> => {
    const id = options.id ?? newMessageId();
    const letter: Letter = { id, at: options.at ?? network.now(), message, options };
    letters.set(id, letter);
    const work = queue(async () => {
      // Nothing is linked: the message stays on the person's and the owner's phones.
      if (!network.bot()) return;
      const way = routeOf(letter);
      const content = contentOf(letter, way);
      const sender = device(options.device ?? 0);
      const parts = await (options.chat === undefined
        ? sender.seal(content)
        : sender.sealForGroup(content, options.chat, way.author));
      post(letter, way, parts, 0);
    });
    return network.busy(work).then(() => id);
  };

  const uploaded = (kind: 'Image' | 'Document', about: string) => {
    const file = fileFor(Buffer.from(`${kind} ${about}`), kind);
    network.upload(file.path, file.bytes);
    return file.pointer;
  };

  const keyOf = (id: string, options: SendOptions, target: 'bot' | 'own'): proto.IMessageKey => {
    const bot = network.bot();
    const mode = options.addressing ?? (options.chat === undefined ? 'lid' : network.groupMode(options.chat));
    if (options.chat === undefined) return { remoteJid: bot?.[mode] ?? '', fromMe: target === 'own', id };
    const participant = target === 'own' ? addresses[mode] : (bot?.[mode] ?? '');
    return { remoteJid: options.chat, fromMe: target === 'own', id, participant };
  };

  const phone: Phone = {
    number: person.number,
    pnJid: addresses.pn,
    lidJid: addresses.lid,
    name: person.name,
    received,
    send,
    sendText: (text, options) => send({ conversation: text }, options),
    sendLocation: (place, options) => send(locationMessage(place), options),
    sendLive: (point, options) => send(liveMessage(point), options),
    sendPhoto: (caption, options) => send(photoMessage(caption, uploaded('Image', caption)), options),
    sendDocument: (name, caption, options) => send(documentMessage(name, caption, uploaded('Document', name)), options),
    react: (toId, emoji, options = {}) =>
      send(reactionMessage(keyOf(toId, options, options.target ?? 'bot'), emoji, network.now()), options),
    revoke: (toId, options = {}) => send(revokeMessage(keyOf(toId, options, 'own')), options),
    reinstall: () => startAfresh(makeDeviceKeys),
  };
  const receiver = makeReceiver(device, (message) => {
    received.push(message);
    network.received(phone, message);
  });

  return {
    phone,
    deviceIds: () => (devices.has(0) ? [...devices.keys()] : [0, ...devices.keys()]),
    bundle: (id) => (id === 0 || devices.has(id) ? device(id).keys.bundle() : undefined),
    identity: () => device(0).keys.identity,
    receive: (inward) => network.busy(queue(() => receiver(inward, network.now()))),
    sent: (id) => letters.has(id),
    resend: (id, count, keys) =>
      network.busy(
        queue(async () => {
          const letter = letters.get(id);
          const bundle = keys ?? network.takeBundle();
          if (!letter || !bundle) return;
          const way = routeOf(letter);
          const sender = device(letter.options.device ?? 0);
          post(letter, way, await sender.sealAgain(contentOf(letter, way), letter.options.chat, bundle), count);
        }),
      ),
    forgetBot: () => startAfresh((old) => old.keys),
  };
}

/** Looks like an id made by WhatsApp for Android. */
const newMessageId = (): string => randomBytes(16).toString('hex').toUpperCase();
