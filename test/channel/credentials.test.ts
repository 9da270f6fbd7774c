import { expect, test } from 'vitest';
import {
  forgetDevice,
  openCredentials,
  resetSignal,
  storeCredentials,
} from '../../src/channel/whatsapp/credentials.ts';
import { keyStore } from '../../src/channel/whatsapp/keys.ts';
import { initAuthCreds } from '../../src/channel/whatsapp/library.ts';
import { recordLocks } from '../../src/channel/whatsapp/signal/locks.ts';
import { memoryVault } from '../../src/store/memory.ts';

const one = Buffer.from([1]);

test('made once, the same ones at the next start', async () => {
  const { vault } = memoryVault();
  const { creds, save } = await openCredentials(vault);
  creds.nextPreKeyId = 813;
  await save();
  expect((await openCredentials(vault)).creds).toEqual(creds);
});

test('fault 15: damaged credentials stop the start, they are never made anew', async () => {
  const { vault } = memoryVault();
  await openCredentials(vault);
  for (const text of ['{"noiseKey":', '{}', 'null']) {
    await vault.commit([{ type: 'creds', id: 'own', value: Buffer.from(text) }], null);
    await expect(openCredentials(vault)).rejects.toThrow('cannot be read');
  }
});

test('fault 15: keys without credentials stop the start', async () => {
  const { vault } = memoryVault();
  await vault.commit([{ type: 'session', id: 'a.0', value: one }], null);
  await expect(openCredentials(vault)).rejects.toThrow('no credentials');
});

test('rows of another engine stop the start until they are reset', async () => {
  const { vault } = memoryVault();
  await openCredentials(vault);
  await vault.commit(
    [
      { type: 'signal_engine', id: 'format', value: Buffer.from('libsignal@6.0.0') },
      { type: 'session', id: 'a.0', value: one },
      { type: 'pre-key', id: '1', value: one },
    ],
    null,
  );
  await expect(openCredentials(vault)).rejects.toThrow('libsignal@6.0.0');
  await resetSignal(vault);
  await openCredentials(vault);
  expect([(await vault.readAll('session')).size, (await vault.readAll('pre-key')).size]).toEqual([0, 1]);
});

test('a pairing code that was never typed is forgotten at the start', async () => {
  const { vault } = memoryVault();
  await storeCredentials(vault, {
    ...initAuthCreds(),
    me: { id: '628@s.whatsapp.net', name: '~' },
    pairingCode: 'ABCDEFGH',
  });
  expect((await openCredentials(vault)).creds.me).toBeUndefined();
});

test('after forgetting the device the next start makes a new one', async () => {
  const { vault } = memoryVault();
  const before = (await openCredentials(vault)).creds;
  await vault.commit(
    [
      { type: 'pre-key', id: '1', value: one },
      { type: 'lid-mapping', id: '628', value: one },
    ],
    null,
  );
  await forgetDevice(vault);
  expect((await openCredentials(vault)).creds.noiseKey).not.toEqual(before.noiseKey);
  expect((await vault.readAll('lid-mapping')).size).toBe(1);
});

test('key rows come back as Baileys gave them', async () => {
  const { vault } = memoryVault();
  const keys = keyStore(vault, recordLocks());
  const pair = { public: Buffer.alloc(32, 1), private: Buffer.alloc(32, 2) };
  await keys.set({
    'pre-key': { 1: pair },
    session: { 'a.0': Buffer.from([0, 255]) },
    'device-list': { 628: ['0', '3'] },
    'lid-mapping': { 628: '177' },
  });
  expect(await keys.get('pre-key', ['1', '2'])).toEqual({ 1: pair });
  expect(await keys.get('session', ['a.0'])).toEqual({ 'a.0': Buffer.from([0, 255]) });
  expect(await keys.get('device-list', ['628'])).toEqual({ 628: ['0', '3'] });
  expect(await keys.get('lid-mapping', ['628'])).toEqual({ 628: '177' });
  expect([...(await vault.read('session', ['a.0'])).values()][0]).toHaveLength(2);
  await keys.set({ session: { 'a.0': null } });
  expect(await keys.get('session', ['a.0'])).toEqual({});
});
