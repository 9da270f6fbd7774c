import { encodeWAMessage, proto, unpadRandomMax16 } from '@whiskeysockets/baileys';
import type { Bundle } from './bundle.ts';
import type { DeviceKeys } from './keys.ts';
import { makeSenderKeys } from './sender-keys.ts';
import { type BotSession, makeBotSession, type Sealed } from './session.ts';

/** One device of a person (0 is the phone, others are linked computers) with keys and sessions of its own. */
export type Device = {
  readonly keys: DeviceKeys;
  seal(message: proto.IMessage): Promise<readonly Sealed[]>;
  /** The group's key goes along privately until it was sent once under this `mode` of addressing. */
  sealForGroup(message: proto.IMessage, group: string, mode: string): Promise<readonly Sealed[]>;
  /** A resend: a new session, the message and, in a group, the group's key in one private envelope. */
  sealAgain(message: proto.IMessage, group: string | undefined, keys: Bundle): Promise<readonly Sealed[]>;
  open(sealed: Sealed, group: string | undefined): Promise<proto.Message>;
};

/** `takeBundle` fetches the bot's keys when there is no session with it yet. */
export function makeDevice(name: string, keys: DeviceKeys, takeBundle: () => Bundle | undefined): Device {
  const session = makeBotSession(name, keys);
  const senderKeys = makeSenderKeys();
  const served = new Set<string>();

  const distribution = async (group: string): Promise<proto.IMessage> => ({
    senderKeyDistributionMessage: {
      groupId: group,
      axolotlSenderKeyDistributionMessage: await senderKeys.distribution(group),
    },
  });
  const seal = async (message: proto.IMessage) => {
    await ensureSession(session, takeBundle);
    return session.seal(encodeWAMessage(message));
  };

  return {
    keys,
    seal: async (message) => [await seal(message)],
    async sealForGroup(message, group, mode) {
      const parts: Sealed[] = [];
      if (!served.has(group + mode)) {
        // Made before the first message is sealed, so that it covers it.
        parts.push(await seal(await distribution(group)));
        served.add(group + mode);
      }
      parts.push({ type: 'skmsg', body: await senderKeys.seal(group, encodeWAMessage(message)) });
      return parts;
    },
    async sealAgain(message, group, bundle) {
      await session.start(bundle);
      return [await seal(group === undefined ? message : { ...message, ...(await distribution(group)) })];
    },
    async open({ type, body }, group) {
      const plain =
        type === 'skmsg' && group !== undefined ? await senderKeys.open(group, body) : await session.open(type, body);
      const message = proto.Message.decode(unpadRandomMax16(plain));
      const key = message.senderKeyDistributionMessage;
      if (key?.groupId && key.axolotlSenderKeyDistributionMessage)
        await senderKeys.learn(key.groupId, key.axolotlSenderKeyDistributionMessage);
      return message;
    },
  };
}

async function ensureSession(session: BotSession, takeBundle: () => Bundle | undefined): Promise<void> {
  if (session.exists()) return;
  const bundle = takeBundle();
  if (!bundle) throw new Error('the bot has no keys on the server');
  await session.start(bundle);
}
