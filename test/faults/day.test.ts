import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Content, Envelope } from '../../src/domain/message.ts';
import { judgeDay } from '../../src/domain/presence.ts';
import type { Zone } from '../../src/domain/time.ts';
import { windowOf } from '../../src/domain/window.ts';
import { identify } from '../../src/intake/identify.ts';
import type { Directory } from '../../src/ports/people.ts';
import { agency, planOf, policy, share, unit, weekdaySlots } from '../domain/made.ts';
import { openService, type Service, wita } from '../edicts/service.ts';
import { type Staff, staffOf } from '../edicts/staff.ts';
import { configIn, root } from '../edicts/stage.ts';

const [kasubag, budi, sari, tono] = staffOf('diskominfo', 4).map((one, i) => ({
  ...one,
  roles: i === 0 ? 'kasubag' : '',
})) as [Staff, Staff, Staff, Staff];
const day = '2021-08-05';
const home = { location: [-2.98, 120.17] } as const;
let service: Service;
let count = 0;

beforeEach(async () => {
  service = await openService(configIn(`${root}/config`), `${day} 05:00`);
  await service.employ([kasubag, budi, sari, tono]);
  await service.roster([budi, sari, tono], [day]);
  await service.roster([kasubag], [day], 'wfo');
  await service.write(`${day} 06:00`, kasubag.number, { text: 'mulai' });
});
afterEach(() => service.close());

/** A message as the vault gets it; `change` for what a phone or the server did oddly. */
async function stored({ number }: Staff, at: string, change: Partial<Envelope> = {}): Promise<Envelope> {
  const sender = `${number}@s.whatsapp.net`;
  const envelope: Envelope = {
    chat: sender,
    sender,
    id: `F${++count}`,
    enc: 0,
    sentAt: wita(at),
    receivedAt: wita(at),
    fromMe: false,
    senderAlt: null,
    device: 0,
    offline: false,
    kind: 'message',
    content: place,
    ...change,
  };
  await service.house().vault.commit([], envelope);
  return envelope;
}
const place: Content = {
  kind: 'location',
  lat: -2.98,
  lon: 120.17,
  live: false,
  update: false,
  picked: false,
  forwarded: false,
  ageSeconds: 0,
};
/** Somebody else's message wakes the service, as every commit does. */
const wake = (at: string) => service.write(at, '6289900000001', { text: 'halo' });
const digest = (slot: string) => service.sent.find(({ what }) => what.includes(`*${slot}*`))?.what ?? '';
const first = async (who: Staff) => (await service.states(who, day))[0];

test('fault 11: what could not be read yet is to be seen within the minute, by the person and the Kasubag, and is nobody’s absence', async () => {
  await stored(budi, `${day} 07:10`, { kind: 'undecryptable', content: null });
  await wake(`${day} 07:10`);
  expect(await service.shares(budi, day)).toMatchObject([{ kind: 'unread', sentAt: wita(`${day} 07:10`) }]);
  await service.write(`${day} 07:40`, budi.number, { text: 'status' });
  await service.advance(`${day} 07:45`);
  expect(await first(budi)).toBe('perlu_dicek');
  expect(digest('Pagi')).toMatch(/Terkirim, isi belum terbaca: Pegawai Nomor 2/);
  expect(digest('Pagi').split('Terkirim')[0]).not.toContain('Pegawai Nomor 2');
  const answer = service.sent.find(({ chat }) => chat.startsWith(budi.number))?.what ?? '';
  expect(answer).toMatch(/belum terbaca/);
});

test('fault 39: one message nothing can be done with is put aside after three tries; the others flow', async () => {
  const poison = { kind: 'text' } as unknown as Content;
  const { id } = await stored(budi, `${day} 07:05`, { content: poison });
  await service.write(`${day} 07:06`, sari.number, home);
  expect(await service.house().inbox.depth()).toEqual({ pending: 0, quarantined: 1 });
  expect(await first(sari)).toBe('tepat');
  await service.stop();
  await service.start();
  expect(await service.house().inbox.depth()).toEqual({ pending: 0, quarantined: 1 });
  expect(id).toMatch(/^F/);
});

test.each([-7_200_000, 7_200_000])(
  'fault 16: a host clock that is %i ms off makes nobody late or early: the time is WhatsApp’s',
  async (offMs) => {
    for (const [who, at] of [
      [budi, '07:30:59'],
      [sari, '07:31:00'],
      [tono, '06:59:59'],
    ] as const)
      await stored(who, `${day} ${at}`, { receivedAt: wita(`${day} ${at}`) + offMs });
    await wake(`${day} 07:32`);
    await service.advance(`${day} 07:40`);
    expect([await first(budi), await first(sari), await first(tono)]).toEqual(['tepat', 'tidak', 'tidak']);
  },
);

describe.each(['UTC', 'America/New_York', 'Asia/Jakarta'])('fault 17: on a host in %s', (hostZone) => {
  const before = process.env['TZ'];
  beforeEach(() => {
    process.env['TZ'] = hostZone;
  });
  afterEach(() => {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  });
  test.each(['WIB', 'WITA', 'WIT'] as Zone[])('every edge of every window counts to the second in %s', (zone) => {
    const plan = planOf({ policy: policy({ agency: agency([unit({ zone })]) }) });
    for (const slot of weekdaySlots) {
      const { opens, ends } = windowOf(plan, slot);
      for (const edge of [opens, ends])
        for (let off = -2000; off <= 2000; off += 1000) {
          const sentAt = edge + off;
          const sight = { now: ends + 86_400_000, drainedThrough: ends + 86_400_000, blind: [] };
          const { slots } = judgeDay(plan, [share('00.00', { sentAt, receivedAt: sentAt })], sight);
          const inside = sentAt >= opens && sentAt < ends;
          expect(slots.find((v) => v.slot.name === slot.name)?.state).toBe(inside ? 'tepat' : 'tidak');
        }
    }
  });
});

test('faults 5, 18 and 19: down over three windows and started twice afterwards: each is closed once, by what was sent', async () => {
  await service.advance(`${day} 06:50`);
  await service.stop();
  await service.start();
  await service.advance(`${day} 06:58`);
  await service.stop();
  for (let i = 0; i < 3; i += 1) {
    await service.advance(`${day} ${['07:40', '12:40', '13:40'][i]}`);
  }
  await service.start();
  await stored(budi, `${day} 07:10`, { offline: true });
  await wake(`${day} 13:41`);
  await service.stop();
  await service.start();
  await service.advance(`${day} 15:00`);
  const done = await service.house().lines.jobsDone('close', wita(`${day} 06:00`), wita(`${day} 15:00`));
  const ofThis = done.filter(({ scope }) => scope.startsWith('palopo-2021/'));
  expect(ofThis.map(({ scope }) => scope.split('/')[2]).sort()).toEqual(['istirahat', 'pagi', 'selesai-istirahat']);
  expect(await first(budi)).toBe('tepat');
  const digests = service.sent.filter(({ what }) => what.includes('Belum mengirim lokasi'));
  expect(new Set(digests.map(({ what }) => what)).size).toBe(digests.length);
});

test('fault 18: the clock jumps over two windows: what is due is done once, when it is possible', async () => {
  await service.advance(`${day} 06:30`);
  await service.advance(`${day} 12:45`);
  const closed = async () =>
    (await service.house().lines.jobsDone('close', wita(`${day} 06:00`), wita(`${day} 20:00`))).filter(({ scope }) =>
      scope.startsWith('palopo-2021/'),
    ).length;
  expect(await closed()).toBe(2);
  await service.advance(`${day} 12:46`);
  expect(await closed()).toBe(2);
});

test('fault 19: a job that was done is never done again, nor what it would have sent', async () => {
  const { ledger, outbox } = service.house();
  const draft = (n: number) =>
    ({
      lane: 'report',
      about: `twice:${n}`,
      person: null,
      chat: '6281@s.whatsapp.net',
      body: { kind: 'text', text: 'x' },
      expiresAt: null,
    }) as const;
  const settle = (n: number) =>
    ledger.settle({
      claim: { kind: 'close', scheduledFor: 1, scope: 'x' },
      cleared: [],
      kept: [],
      presence: [],
      drafts: [draft(n)],
      audit: [],
      at: 1,
    });
  const before = (await outbox.depth()).queued;
  const outcomes = await Promise.all(Array.from({ length: 200 }, (_, n) => settle(n)));
  expect(outcomes.filter((outcome) => outcome === 'settled')).toHaveLength(1);
  expect((await outbox.depth()).queued - before).toBe(1);
});

test('fault 20: verdicts are the facts again, to the byte, also beside a message that fails', async () => {
  await stored(budi, `${day} 07:05`, { content: { kind: 'text' } as unknown as Content });
  await service.write(`${day} 07:06`, sari.number, home);
  await service.write(`${day} 07:20`, tono.number, home);
  await service.advance(`${day} 08:00`);
  const before = await service.cache(day);
  expect(await service.recompute(day)).toEqual([]);
  expect(await service.cache(day)).toBe(before);
  expect([await first(budi), await first(sari), await first(tono)]).toEqual(['tidak', 'tepat', 'tepat']);
});

test('fault 21: a message taken back, by a colleague or by its sender, still counts', async () => {
  for (const who of [budi, sari]) {
    const { id } = await stored(who, `${day} 07:10`);
    const content = { kind: 'protocol', what: 'revoke', target: id } as const;
    // Sari takes Budi's back, and her own.
    await stored(sari, `${day} 07:12`, { content });
  }
  await wake(`${day} 07:13`);
  await service.advance(`${day} 07:40`);
  expect([await first(budi), await first(sari)]).toEqual(['tepat', 'tepat']);
});

test('fault 22: a hundred shares of one place are a hundred shares', async () => {
  for (let i = 0; i < 100; i += 1) await stored(budi, `${day} 07:10`);
  await wake(`${day} 07:11`);
  expect(await service.shares(budi, day)).toHaveLength(100);
});

test('faults 6 and 7: what is seen again counts once, what is old and new to us counts by its time, and neither is answered', async () => {
  const seen: Envelope[] = [];
  for (const who of [budi, sari]) seen.push(await stored(who, `${day} 07:10`));
  await wake(`${day} 07:11`);
  await service.advance(`${day} 12:00`);
  const said = service.sent.length;
  for (const envelope of seen)
    for (let i = 0; i < 50; i += 1)
      await service.house().vault.commit([], { ...envelope, offline: true, receivedAt: wita(`${day} 12:00`) });
  for (let i = 0; i < 100; i += 1)
    await stored(tono, `${day} 07:10`, { offline: true, receivedAt: wita(`${day} 12:00`) });
  await wake(`${day} 12:01`);
  await service.advance(`${day} 12:20`);
  expect([(await service.shares(budi, day)).length, (await service.shares(tono, day)).length]).toEqual([1, 100]);
  expect(await first(tono)).toBe('tepat');
  const staff = [budi, sari, tono].map(({ number }) => number);
  expect(service.sent.slice(said).filter(({ chat }) => staff.some((number) => chat.startsWith(number)))).toEqual([]);
});

describe('faults 8 and 9: addresses', () => {
  test('shares under a LID nobody knows yet are kept, and count when it is known three days later', async () => {
    const lid = '177000000000077@lid';
    await service.write(`${day} 07:10`, lid, home);
    await service.advance(`${day} 07:40`);
    expect(await first(budi)).toBe('tidak');
    await service.advance('2021-08-08 09:00');
    await service.write('2021-08-08 09:01', lid, { text: 'halo' }, `${budi.number}@s.whatsapp.net`);
    await service.advance('2021-08-08 09:05');
    expect(await first(budi)).toBe('tepat');
  });

  test('a LID is never taken for a phone number, whatever its digits', () => {
    const directory = {
      byIdentity: ({ kind }: { kind: string }) => (kind === 'phone' ? { id: 1 } : undefined),
      byNip: () => undefined,
    } as unknown as Directory;
    const message = (sender: string) => ({ sender, senderAlt: null, chat: sender, fromMe: false, sentAt: 1 });
    fc.assert(
      fc.property(fc.stringMatching(/^(62)?\d{8,15}$/), fc.constantFrom('lid', 'hosted.lid'), (digits, server) => {
        const sender = identify(message(`${digits}@${server}`) as Envelope, directory, { kind: 'dedicated' });
        expect(sender.kind).toBe('stranger');
      }),
    );
  });
});

test('fault 10: a number that goes to somebody else takes no share with it', async () => {
  await service.write(`${day} 07:10`, budi.number, home);
  await service.advance(`${day} 10:00`);
  await service.employ([
    { ...budi, number: '6281100020777' },
    { ...sari, number: budi.number },
  ]);
  await service.write(`${day} 12:10`, budi.number, home);
  await service.advance(`${day} 12:40`);
  expect(await service.states(budi, day)).toMatchObject(['tepat', 'tidak', expect.anything(), expect.anything()]);
  expect(await service.states(sari, day)).toMatchObject(['tidak', 'tepat', expect.anything(), expect.anything()]);
});

describe('fault 4: planned changes of the socket', () => {
  const opened = () =>
    service
      .house()
      .store.reader.all<{ opened_at: number }>('SELECT opened_at FROM drain ORDER BY opened_at' as never)
      .map(({ opened_at }) => opened_at);

  test('three minutes before each window and at its end, once each, and nothing is sent for it', async () => {
    await service.advance(`${day} 06:10`);
    const said = service.sent.length;
    await service.roster([budi, sari, tono], [day], 'wfo');
    await service.advance(`${day} 13:00`);
    // Palopo's windows, and those of the other edict the sample agency lives by.
    const palopo = ['06:57', '07:31', '11:57', '12:31', '12:57'];
    const luwu = ['07:42', '08:31', '10:42', '11:31'];
    const times = [...palopo, ...luwu].sort().map((time) => wita(`${day} ${time}`));
    expect(opened().filter((at) => at > wita(`${day} 06:00`))).toEqual(times);
    expect(service.sent.slice(said)).toEqual([]);
  });

  test('a line that is down then is nobody’s absence: the window waits for its queue', async () => {
    await service.advance(`${day} 06:50`);
    await service.cut();
    await service.advance(`${day} 07:50`);
    expect(await first(budi)).toBe('gangguan');
    expect(digest('Pagi')).toBe('');
    await stored(budi, `${day} 07:10`, { offline: true });
    await service.mend();
    await wake(`${day} 07:51`);
    await service.advance(`${day} 07:55`);
    expect([await first(budi), await first(sari)]).toEqual(['tepat', 'tidak']);
    expect(digest('Pagi')).not.toContain('Pegawai Nomor 2');
  });
});
