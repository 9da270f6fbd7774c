import {
  GroupCipher,
  GroupSessionBuilder,
  ProtocolAddress,
  SenderKeyDistributionMessage,
  SenderKeyName,
  type SignalStorage,
} from 'whatsapp-rust-bridge';

/** The group keys of one phone device: its own per group, and the bot's. */
export type SenderKeys = {
  seal(group: string, plain: Buffer): Promise<Buffer>;
  /** What others need to read what this device sends from now on. */
  distribution(group: string): Promise<Buffer>;
  learn(group: string, distribution: Uint8Array): Promise<void>;
  open(group: string, body: Buffer): Promise<Buffer>;
};

/** On the bridge: the stock JavaScript sender keys need 10 ms per message and fail on messages out of order. */
export function makeSenderKeys(): SenderKeys {
  const rows = new Map<string, Uint8Array>();
  const storage = storageOf(rows);

  return {
    seal: (group, plain) => withCipher(storage, group, own, (cipher) => cipher.encrypt(plain)),
    distribution: (group) =>
      withName(group, own, async (name) => {
        const builder = new GroupSessionBuilder(storage);
        const message = await builder.create(name).finally(() => builder.free());
        const serialized = Buffer.from(message.serialize());
        message.free();
        return serialized;
      }),
    learn: (group, distribution) =>
      withName(group, bot, async (name) => {
        const builder = new GroupSessionBuilder(storage);
        const message = SenderKeyDistributionMessage.deserialize(distribution);
        await builder.process(name, message).finally(() => builder.free());
      }),
    open: (group, body) => withCipher(storage, group, bot, (cipher) => cipher.decrypt(body)),
  };
}

const own = 'own';
const bot = 'bot';

async function withCipher(
  storage: SignalStorage,
  group: string,
  who: string,
  work: (cipher: GroupCipher) => Promise<Uint8Array>,
): Promise<Buffer> {
  const address = new ProtocolAddress(who, 0);
  const cipher = new GroupCipher(storage, group, address);
  try {
    return Buffer.from(await work(cipher));
  } finally {
    cipher.free();
    address.free();
  }
}

async function withName<T>(group: string, who: string, work: (name: SenderKeyName) => Promise<T>): Promise<T> {
  const address = new ProtocolAddress(who, 0);
  const name = new SenderKeyName(group, address);
  try {
    return await work(name);
  } finally {
    name.free();
    address.free();
  }
}

function storageOf(rows: Map<string, Uint8Array>): SignalStorage {
  const unused = () => {
    throw new Error('group keys need no private session');
  };
  return {
    loadSenderKey: (id) => rows.get(id) ?? null,
    storeSenderKey: (id, record) => void rows.set(id, record),
    loadSession: unused,
    storeSession: unused,
    getOurIdentity: unused,
    getOurRegistrationId: unused,
    isTrustedIdentity: unused,
    loadPreKey: unused,
    removePreKey: unused,
    loadSignedPreKey: unused,
  };
}
