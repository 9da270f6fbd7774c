import { afterEach, describe, expect, test, vi } from 'vitest';
import type { LinkState, TroubleKind } from '../../src/ports/channel.ts';
import { troubleText } from '../../src/words/link.ts';
import { heard, house, until } from '../channel/house.ts';

type House = Awaited<ReturnType<typeof house>>;
let at: House;
afterEach(async () => {
  vi.restoreAllMocks();
  await at?.close();
});

const anna = { number: '6281100000001', lid: '177000000000001', name: 'Anna' };
const home = { lat: -3.0, lon: 120.2 };
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const logins = () => heard(at.server, 'login').length;
/** The keys of the device itself; Baileys adds routing and counters as it goes. */
async function device(): Promise<string> {
  const row = (await at.store.vault.read('creds', ['own'])).get('own') ?? new Uint8Array();
  const { noiseKey, signedIdentityKey, registrationId, advSecretKey, me } = JSON.parse(Buffer.from(row).toString());
  return JSON.stringify({ noiseKey, signedIdentityKey, registrationId, advSecretKey, me: me.id });
}
const trouble = () => at.channel.status().trouble?.kind;

/** What Baileys leaves uncaught when a frame cannot be read. */
const garbage = () =>
  Object.assign(new Error('unable to authenticate data'), {
    stack: 'at node_modules/@whiskeysockets/baileys/lib/Utils/noise-handler.js',
  });

/** From now on a second is an hour. */
const hurryOn = () => {
  at.pace.hurry = () => 3600;
};

describe('what ends the link until somebody acts', () => {
  test.each([
    ['fault 30: the device was removed on the phone (401)', () => at.server.unlink(), 'logged_out', 'logged_out'],
    ['fault 34: a stream error 403', () => at.server.streamError('403'), 'forbidden', 'forbidden'],
    ['fault 34: a stream error 419', () => at.server.streamError('419'), 'forbidden', 'forbidden'],
  ] as const)('%s: not one new login in an hour, and the keys are kept', async (_what, fault, state, kind) => {
    at = await house();
    await at.opened();
    const before = await device();
    const count = logins();
    hurryOn();
    fault();
    await until(() => at.channel.status().state === state);
    expect(await at.channel.drain(1000)).toBeNull();
    await pause(1000);
    expect([logins(), trouble(), await device()]).toEqual([count, kind, before]);
  });

  test.each([
    ['fault 30', '401', 'logged_out'],
    ['fault 34', '403', 'forbidden'],
    ['fault 34', '402', 'forbidden'],
  ] as const)('%s: refused at login with %s: %s, once and for all', async (_fault, code, state) => {
    at = await house();
    const before = await device();
    at.server.refuseLogin(code);
    await at.channel.start();
    hurryOn();
    await until(() => at.channel.status().state === state);
    at.server.refuseLogin(null);
    await pause(500);
    expect([logins(), at.channel.status().state, await device()]).toEqual([0, state, before]);
  });

  test('fault 31: replaced by somebody else it tries once more after 30 s, then holds and says so', async () => {
    at = await house();
    await at.opened();
    at.pace.hurry = () => 100;
    at.server.streamError('440', 'replaced');
    await until(() => trouble() === 'replaced');
    at.pace.hurry = () => 1;
    await until(() => logins() === 2);
    expect(at.waits).toContain(30_000);
    await until(() => at.channel.status().state === 'open');
    at.server.streamError('440', 'replaced');
    await until(() => trouble() === 'replaced_again');
    hurryOn();
    await pause(1000);
    expect([logins(), at.channel.status().state]).toEqual([2, 'replaced']);
    expect(await at.channel.drain(1000)).toBeNull();
  });
});

describe('what passes', () => {
  test('fault 33: a version that is refused (405) is its own state, waits five minutes and changes no key', async () => {
    at = await house();
    const before = await device();
    at.server.refuseLogin('405');
    await at.channel.start();
    at.pace.hurry = () => 200;
    await until(() => at.channel.status().state === 'version_refused');
    expect(trouble()).toBe('version_refused');
    expect(at.waits).toContain(300_000);
    // Not even a planned change of sockets knocks sooner.
    expect(await at.channel.drain(1000)).toBeNull();
    at.server.refuseLogin(null);
    at.pace.hurry = () => 1;
    await until(() => at.channel.receiving());
    expect([trouble(), await device()]).toEqual([undefined, before]);
  });

  test.each<[string, () => void, LinkState, TroubleKind]>([
    ['fault 32: a stream error 515', () => at.server.streamError('515'), 'connecting', 'restart'],
    ['fault 35: a stream error 503', () => at.server.streamError('503'), 'closed', 'unavailable'],
    ['fault 35: a stream error 408', () => at.server.streamError('408'), 'closed', 'timed_out'],
    ['fault 35: a line that is cut (428)', () => at.server.dropConnection(), 'closed', 'cut'],
  ])('%s: its own state and reason, and by itself open again with the same keys', async (_w, fault, state, kind) => {
    at = await house();
    await at.opened();
    const before = await device();
    fault();
    await until(() => at.said.link.some((status) => status.state === state && status.trouble?.kind === kind));
    await until(() => at.channel.receiving());
    expect([trouble(), await device()]).toEqual([undefined, before]);
  });

  test.each<[string, TroubleKind, (on: boolean) => void]>([
    ['fault 35: an upgrade answered by HTTP', 'upgrade_refused', (on) => at.server.refuseUpgrade(on ? 503 : null)],
    ['fault 35: a handshake nobody answers', 'no_login', (on) => at.server.mute(on)],
    ['fault 35: a login refused with 503', 'unavailable', (on) => at.server.refuseLogin(on ? '503' : null)],
  ])('%s: it tries again until it is let in', async (_what, kind, fault) => {
    at = await house({ hurry: 50, urgent: true });
    fault(true);
    await at.channel.start();
    await until(() => trouble() === kind);
    // What happened stays to be read while the next line is tried.
    await until(() => at.said.link.some((status) => status.state === 'connecting' && status.trouble?.kind === kind));
    fault(false);
    await until(() => at.channel.status().state === 'open', 20_000);
    expect(trouble()).toBeUndefined();
  });

  test('fault 35: a server that cannot be reached at all is told from one that refuses', async () => {
    at = await house({ hurry: 50 });
    await at.server.close();
    await at.channel.start();
    await until(() => trouble() === 'unreachable');
  });

  test('fault 35: a server that accepts and closes again and again is left in peace, and found when it is well', async () => {
    let unwell = true;
    at = await house({
      hurry: 100,
      urgent: true,
      server: {
        onEvent: ({ kind }) => {
          if (kind === 'login' && unwell) setImmediate(() => at.server.dropConnection());
        },
      },
    });
    const before = await device();
    await at.channel.start();
    await until(() => logins() >= 30, 50_000);
    const retries = at.waits.filter(
      (ms) => ms >= 500 && ms < 60_001 && ![30_000, 60_000, 25_000, 45_000, 15_000, 1000].includes(ms),
    );
    expect(retries.reduce((sum, ms) => sum + ms, 0) / retries.length).toBeGreaterThan(5000);
    unwell = false;
    await until(() => at.channel.receiving());
    expect(await device()).toBe(before);
  }, 60_000);

  test('fault 35: a frame of garbage ends that line only', async () => {
    at = await house();
    await at.opened();
    expect(at.channel.recover(garbage())).toBe(true);
    await until(() => at.said.link.some(({ trouble: why }) => why?.kind === 'garbage'));
    await until(() => at.channel.receiving());
  });
});

describe('silence', () => {
  test('fault 36: a server that falls silent is noticed within 75 s, also when the host clock is set back two hours', async () => {
    at = await house({ hurry: 25 });
    await at.opened();
    const real = Date.now;
    vi.spyOn(Date, 'now').mockImplementation(() => real() - 7_200_000);
    at.server.mute(true);
    const began = performance.now();
    await until(() => at.said.link.some(({ trouble: why }) => why?.kind === 'silent'));
    expect((performance.now() - began) * 25).toBeLessThan(75_000);
    at.server.mute(false);
    await until(() => at.channel.status().state === 'open', 20_000);
  });

  test('fault 36: a healthy line is not ended when the host clock is set forward two hours', async () => {
    at = await house({ hurry: 25 });
    await at.opened();
    const real = Date.now;
    vi.spyOn(Date, 'now').mockImplementation(() => real() + 7_200_000);
    await pause(5000); // 125 s, four questions of ours
    expect([logins(), at.channel.status().state]).toEqual([1, 'open']);
  });

  test('fault 4: a quiet line that answers is never restarted for its silence', async () => {
    at = await house({ hurry: 15 });
    await at.opened();
    await pause(8000); // two minutes, three questions of ours
    expect([logins(), trouble()]).toEqual([1, undefined]);
  });

  test('fault 4: connected but deaf is shown as such, and a new socket that hears ends it', async () => {
    at = await house({ hurry: 100 });
    await at.opened();
    at.server.holdDelivery(true);
    const id = await at.server.addPhone(anna).sendLocation(home);
    expect(await at.channel.drain(60_000)).toBeNull();
    await until(() => trouble() === 'deaf');
    expect([at.channel.status().state, at.channel.receiving()]).toEqual(['open', false]);
    at.server.holdDelivery(false);
    expect(await at.channel.drain(600_000)).not.toBeNull();
    expect(trouble()).toBeUndefined();
    expect(at.store.messages().map((message) => message.id)).toEqual([id]);
  });

  test('fault 37: the end of the queue is never said: every message is stored and receipted all the same', async () => {
    at = await house();
    at.server.withholdOfflineDone(true);
    const phone = at.server.addPhone(anna);
    const waiting = await phone.sendLocation(home);
    await at.channel.start();
    await until(() => heard(at.server, 'receipt', waiting).length === 1);
    const live = await phone.sendLocation(home);
    await until(() => heard(at.server, 'receipt', live).length === 1);
    expect(at.channel.receiving()).toBe(false);
  });
});

test('fault 16: a clock that is far off is told once a login, with by how much', async () => {
  at = await house({ server: { now: () => Date.now() - 90_000 } });
  await at.opened();
  expect(at.said.skewed).toHaveLength(1);
  expect(Math.abs((at.said.skewed[0] ?? 0) - 90)).toBeLessThan(5);
});

describe('linking', () => {
  test('fault 32: the new device is stored before WhatsApp asks for the restart, so a crash there links by itself', async () => {
    at = await house({ linked: false });
    await at.channel.start();
    await until(() => at.channel.status().qr !== null);
    const linked = at.server.scanQr(at.channel.status().qr ?? '');
    await until(() => at.said.relinked === 1);
    const row = (await at.store.vault.read('creds', ['own'])).get('own') ?? new Uint8Array();
    expect(JSON.parse(Buffer.from(row).toString())).toMatchObject({ me: { id: expect.stringMatching(/@/) } });
    await linked;
    await at.channel.stop();
    const next = at.make();
    await next.start();
    await until(() => next.receiving());
    expect(at.said.link.filter(({ qr }) => qr !== null).length).toBeGreaterThan(0);
    await next.stop();
  });

  test('fault 38: WhatsApp asks for a new secret while the QR is shown: a new QR at once, and that one links', async () => {
    at = await house({ linked: false });
    await at.channel.start();
    await until(() => at.channel.status().qr !== null);
    const first = at.channel.status().qr ?? '';
    at.server.refreshPairing();
    await until(() => at.channel.status().qr !== first);
    const second = at.channel.status().qr ?? '';
    expect(second.split(',').map((part, i) => part === first.split(',')[i])).toEqual([true, true, true, false, true]);
    await at.server.scanQr(second);
    await until(() => at.channel.receiving(), 20_000);
  }, 30_000);

  test('fault 38: a code that nobody types does not make a device of itself: after a cut a new one is shown, and that one links', async () => {
    at = await house({ linked: false, pairWith: '6281100000001', hurry: 50, urgent: true });
    await at.channel.start();
    await until(() => at.channel.status().pairingCode !== null && at.server.asksForCode());
    const first = at.channel.status().pairingCode;
    expect(at.channel.status().number).toBeNull();
    at.channel.recover(garbage());
    await until(() => ![null, first].includes(at.channel.status().pairingCode), 20_000);
    expect(at.said.link.map(({ state }) => state)).not.toContain('logged_out');
    at.pace.hurry = () => 1;
    await until(() => at.server.asksForCode());
    await at.server.enterPairingCode(at.channel.status().pairingCode ?? '');
    await until(() => at.channel.receiving(), 20_000);
  }, 60_000);

  test('fault 38: a number counts as linked only when it is logged in', async () => {
    at = await house({ linked: false });
    await at.channel.start();
    await until(() => at.channel.status().qr !== null);
    await at.server.scanQr(at.channel.status().qr ?? '');
    await until(() => at.channel.receiving());
    const states = at.said.link.map(({ state }) => state);
    expect(states.slice(0, states.indexOf('open'))).toEqual(expect.arrayContaining(['unlinked', 'pairing']));
    expect(states.filter((state) => state === 'open')).toHaveLength(1);
  });
});

describe('what the operator reads', () => {
  const kinds: readonly TroubleKind[] = [
    'logged_out',
    'forbidden',
    'version_refused',
    'timed_out',
    'replaced',
    'replaced_again',
    'cut',
    'unavailable',
    'restart',
    'upgrade_refused',
    'no_login',
    'garbage',
    'silent',
    'deaf',
    'unreachable',
    'stale',
    'other',
  ];
  test('faults 30 to 38: every state of the line has a sentence of its own that says what to do', () => {
    const sentences = kinds.map((kind) => troubleText({ kind, code: null }));
    expect(new Set(sentences).size).toBe(kinds.length);
    for (const sentence of sentences)
      expect(sentence).toMatch(/Hentikan|hentikan|Perbarui|perbarui|Periksa|periksa|Tunggu|Cari|pastikan|mulai ulang/);
  });
});
