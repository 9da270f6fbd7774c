import { describe, expect, it, vi } from 'vitest';
import { verifySignature } from 'whatsapp-rust-bridge';
import { makeDevice } from '../../src/rehearsal/phones/device.ts';
import { makeDeviceKeys } from '../../src/rehearsal/phones/keys.ts';

/** Everything printed from here on: the console is replaced before libsignal is loaded. */
const printed = vi.hoisted(() => {
  const lines: unknown[] = [];
  for (const level of ['info', 'warn', 'error'] as const) console[level] = (first: unknown) => void lines.push(first);
  return lines;
});

const group = '120363000000000001@g.us';

describe('the devices of simulated phones', () => {
  it('their key bundle carries a signature that a strict engine accepts, and a new one-time key each time', () => {
    const keys = makeDeviceKeys();
    const [first, second] = [keys.bundle(), keys.bundle()];
    expect(verifySignature(first.identityKey, first.signedPreKey.publicKey, first.signedPreKey.signature)).toBe(true);
    expect(second.preKey?.keyId).not.toBe(first.preKey?.keyId);
  });

  it('read a group in any order and across sessions, and print nothing while doing so', async () => {
    const bobKeys = makeDeviceKeys();
    const ann = makeDevice('ann', makeDeviceKeys(), bobKeys.bundle);
    const bob = makeDevice('bob', bobKeys, () => undefined);
    const stanzas = [];
    for (const text of ['nol', 'satu', 'dua', 'tiga'])
      stanzas.push(await ann.sealForGroup({ conversation: text }, group, 'lid'));
    const [key, ...rest] = stanzas.flat();
    if (key) await bob.open(key, group);
    const read: (string | null | undefined)[] = [];
    for (const part of [rest[0], rest[3], rest[1], rest[2]])
      if (part) read.push((await bob.open(part, group)).conversation);
    expect(read).toEqual(['nol', 'tiga', 'satu', 'dua']);

    // A second session closes the first, which libsignal would print with its keys.
    const [again] = await ann.sealAgain({ conversation: 'lagi' }, undefined, bobKeys.bundle());
    if (again) expect((await bob.open(again, undefined)).conversation).toBe('lagi');
    expect(printed).toEqual([]);
  });
});
