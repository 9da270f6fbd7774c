import { createRequire } from 'node:module';
import { BufferJSON, type SignalAuthState } from '../../../../src/channel/whatsapp/library.ts';
import { stockPhone } from '../peers.ts';

/** A stock phone without the two defects of stock that would stop a fuzz; `defects.test.ts` shows them. */
export function mendedPhone(number: number): ReturnType<typeof stockPhone> {
  triesSessionsOnCopies();
  return stockPhone(number, readableSenderKeys);
}

/** Stock writes skipped group keys so that it cannot read them back ("Expected Buffer instead of: Object"). */
function readableSenderKeys(keys: SignalAuthState['keys']): SignalAuthState['keys'] {
  const readable = (row: Uint8Array | null) =>
    row && Buffer.from(JSON.stringify(JSON.parse(Buffer.from(row).toString()), BufferJSON.replacer));
  return {
    ...keys,
    async set(data) {
      const senderKeys = data['sender-key'];
      if (!senderKeys) return keys.set(data);
      const rows = Object.entries(senderKeys).map(([id, row]) => [id, readable(row)]);
      return keys.set({ ...data, 'sender-key': Object.fromEntries(rows) });
    },
  };
}

type Entry = { readonly indexInfo: unknown };
type Cipher = { doDecryptWhisperMessage(sealed: Buffer, session: Entry): Promise<Buffer> };
let copying = false;

/**
 * Stock tries a message on each session of a contact and steps the ratchets it guessed wrong, which are stored when a
 * later guess is right: the open session is broken. Here each guess is made on a copy.
 */
function triesSessionsOnCopies(): void {
  if (copying) return;
  copying = true;
  const { SessionCipher, SessionRecord } = createRequire(import.meta.url)('libsignal') as {
    SessionCipher: { prototype: Cipher };
    SessionRecord: { createEntry(): { constructor: { deserialize(data: unknown): Entry } } };
  };
  const copyOf = (entry: Entry & { serialize?(): unknown }): Entry =>
    SessionRecord.createEntry().constructor.deserialize(entry.serialize?.());
  const original = SessionCipher.prototype.doDecryptWhisperMessage;
  SessionCipher.prototype.doDecryptWhisperMessage = async function (sealed, session) {
    const copy = copyOf(session);
    const plain = await original.call(this, sealed, copy);
    for (const name of Object.keys(session)) delete (session as Record<string, unknown>)[name];
    Object.assign(session, copy);
    return plain;
  };
}
