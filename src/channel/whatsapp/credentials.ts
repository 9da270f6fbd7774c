import type { KeyRow, Vault } from '../../ports/vault.ts';
import { type AuthenticationCreds, BufferJSON, initAuthCreds } from './library.ts';
import { engineFormat } from './signal/version.ts';

const own = { type: 'creds', id: 'own' } as const;
const engine = { type: 'signal_engine', id: 'format' } as const;
const staleMark = { type: 'signal_engine', id: 'stale' } as const;
const signalTypes = ['session', 'sender-key', 'sender-key-memory'] as const;
const deviceTypes = [
  ...signalTypes,
  'pre-key',
  'identity-key',
  'device-list',
  'app-state-sync-key',
  'app-state-sync-version',
  'tctoken',
] as const;

/** The device's identity as stored. The object stays the same one: Baileys and the engine read it at each use. */
export type Credentials = {
  readonly creds: AuthenticationCreds;
  /** On SQLite the row is on disk when this returns, before Baileys does the next thing. */
  save(): Promise<void>;
};

/**
 * Reads the credentials, or makes them in an empty vault. Never makes them over anything: a damaged row would silently
 * become a new device, and everything sent to the old one would be lost (fault 15).
 */
export async function openCredentials(vault: Vault): Promise<Credentials> {
  const stored = (await vault.read(own.type, [own.id])).get(own.id);
  const format = (await vault.read(engine.type, [engine.id])).get(engine.id);
  if (!stored) {
    for (const type of ['session', 'pre-key'])
      if ((await vault.readAll(type)).size > 0)
        throw new Error(`kv holds ${type} rows but no credentials; restore a backup or run: serlok link --new`);
    const creds = initAuthCreds();
    await storeCredentials(vault, creds);
    return keeper(vault, creds);
  }
  const found = format ? Buffer.from(format).toString() : 'none';
  if (found !== engineFormat)
    throw new Error(
      `kv signal_engine is "${found}"; this build needs "${engineFormat}". Outside a window run: serlok link --reset-signal`,
    );
  const creds = readable(stored);
  const kept = keeper(vault, creds);
  if (undoHalfMade(creds)) await kept.save();
  return kept;
}

/** A pairing code was asked for and never typed: such creds log in without a device and get 401 (§3). */
export function undoHalfMade(creds: AuthenticationCreds): boolean {
  if (!creds.me || creds.account) return false;
  delete creds.me;
  creds.pairingCode = undefined;
  creds.registered = false;
  return true;
}

/** Puts credentials into an empty vault, with the engine's mark; for the first start and for a rehearsal's linked device. */
export const storeCredentials = (vault: Vault, creds: AuthenticationCreds): Promise<void> =>
  vault.commit([row(creds), mark], null);

/** Forgets all sessions, not the device: the way from another engine's rows, at the price of one retry a contact (§10.6). */
export async function resetSignal(vault: Vault): Promise<void> {
  await vault.commit([...(await gone(vault, signalTypes)), mark], null);
}

/** Forgets the linked device, so that the next start asks to be linked anew. Evidence stays. */
export async function forgetDevice(vault: Vault): Promise<void> {
  await vault.commit(
    [...(await gone(vault, deviceTypes)), { ...own, value: null }, { ...staleMark, value: null }],
    null,
  );
}

/**
 * The keys are older than those the phones have seen, as after an old backup: used again they would open nothing and
 * seal with numbers that were used before. From now on no line is opened with them; linking anew is the way out (fault 28).
 */
export const markStale = (vault: Vault): Promise<void> =>
  vault.commit([{ ...staleMark, value: Buffer.from('stale') }], null);

export const isStale = async (vault: Vault): Promise<boolean> =>
  (await vault.read(staleMark.type, [staleMark.id])).size > 0;

const mark: KeyRow = { ...engine, value: Buffer.from(engineFormat) };
const row = (creds: AuthenticationCreds): KeyRow => ({
  ...own,
  value: Buffer.from(JSON.stringify(creds, BufferJSON.replacer)),
});
const keeper = (vault: Vault, creds: AuthenticationCreds): Credentials => ({
  creds,
  save: () => vault.commit([row(creds)], null),
});

async function gone(vault: Vault, types: readonly string[]): Promise<KeyRow[]> {
  const found = await Promise.all(
    types.map(async (type) => [...(await vault.readAll(type)).keys()].map((id) => ({ type, id, value: null }))),
  );
  return found.flat();
}

function readable(stored: Uint8Array): AuthenticationCreds {
  try {
    const creds = JSON.parse(Buffer.from(stored).toString(), BufferJSON.reviver) as AuthenticationCreds;
    const { noiseKey, signedIdentityKey, signedPreKey, registrationId, nextPreKeyId } = creds;
    const keys = [noiseKey.private, signedIdentityKey.private, signedPreKey.keyPair.private];
    if (!keys.every((key) => Buffer.isBuffer(key) && key.length === 32)) throw new Error('a key is not 32 bytes');
    if (!Number.isInteger(registrationId) || !Number.isInteger(nextPreKeyId)) throw new Error('a number is missing');
    return creds;
  } catch {
    // Without the parser's message: it quotes what it could not read.
    throw new Error('kv creds/own cannot be read; restore a backup or run: serlok link --new');
  }
}
