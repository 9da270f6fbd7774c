import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cast } from './employees.ts';
import type { Service } from './service.ts';
import { home, openTown, prompt, type Town, untilAsync } from './town.ts';

/** Each state of the line and each restriction over the rehearsal server, with what the operator sees of it everywhere. */
type State = {
  /** Before the service starts. */
  readonly before?: (town: Town) => void;
  /** Once it is up. */
  readonly during?: (town: Town) => void;
  readonly linked?: false;
  /** In `serlok status`. */
  readonly leg: string;
  readonly says: string;
  /** `[code]` in `alarm.log` at once; what passes by itself is an alarm after two minutes only. */
  readonly alarm?: string;
};

const states: Readonly<Record<string, State>> = {
  'not linked yet': { linked: false, leg: '✗ tersambung  belum ditautkan', says: 'Jalankan serlok link.' },
  'removed on the phone (401)': {
    during: (town) => town.server.unlink(),
    leg: '✗ tersambung  dikeluarkan dari ponsel',
    says: 'jalankan serlok link --new',
    alarm: 'logged_out',
  },
  'banned while it runs (403)': {
    during: (town) => town.server.streamError('403'),
    leg: '✗ tersambung  ditolak WhatsApp',
    says: 'Jangan menautkan ulang',
    alarm: 'forbidden',
  },
  'banned at login (419)': {
    before: (town) => town.server.refuseLogin('419'),
    leg: '✗ tersambung  ditolak WhatsApp',
    says: 'tunggu paling sedikit 48 jam',
    alarm: 'forbidden',
  },
  'the version is refused (405)': {
    before: (town) => town.server.refuseLogin('405'),
    leg: '✗ tersambung  versi ditolak WhatsApp',
    says: 'Perbarui Serlok',
    alarm: 'version_refused',
  },
  'opened somewhere else (440)': {
    during: (town) => town.server.streamError('440', 'replaced'),
    leg: '✗ tersambung  nomor ini dibuka di tempat lain',
    says: 'dicoba sekali lagi sesudah 30 detik',
  },
  'WhatsApp does not serve (503)': {
    before: (town) => town.server.refuseLogin('503'),
    leg: '✗ tersambung  ',
    says: 'Server WhatsApp sedang tidak melayani (kode 503)',
  },
  'a proxy answers (HTTP 403)': {
    before: (town) => town.server.refuseUpgrade(403),
    leg: '✗ tersambung  ',
    says: 'Periksa proxy atau firewall',
  },
  'reached, but nothing answers': {
    before: (town) => town.server.mute(true),
    leg: '✗ tersambung  ',
    says: 'WhatsApp tidak menjawab dalam batas waktu',
  },
  'connected but nothing is delivered': {
    before: (town) => town.server.withholdOfflineDone(true),
    leg: '✓ tersambung  tersambung ke WhatsApp',
    says: 'tidak mengantarkan pesan yang menunggu',
  },
};

describe.concurrent('what the operator sees of the line', () => {
  it.each(Object.entries(states))(
    '%s',
    async (_, { before, during, linked, leg, says, alarm }) => {
      const town = await openTown({ linked: linked ?? true });
      try {
        before?.(town);
        const service = await town.start({ wait: during !== undefined });
        await service.address();
        during?.(town);
        await untilAsync(
          async () => {
            const { out } = await town.run('status');
            return out.startsWith('Perlu tindakan') && out.includes(leg) && out.includes(says);
          },
          () => service.printed(),
          75_000,
        );
        const { status, body } = await service.ask('/readyz');
        expect([status, (body as { advice?: string }).advice ?? 'Jalankan serlok link.']).toEqual([
          503,
          expect.stringContaining(says),
        ]);
        expect(service.running()).toBe(true);
        if (alarm) expect(alarms(town)).toContain(`[${alarm}]`);
      } finally {
        await town.close();
      }
    },
    150_000,
  );
});

it('a version that is refused is replaced from outside, without a new build and without linking anew', async () => {
  const town = await openTown();
  try {
    town.server.wantVersion('2.3000.1099999999');
    const old = await town.start({ wait: false });
    await old.address();
    await untilAsync(async () => (await town.run('status')).out.includes('setel SERLOK_WHATSAPP_VERSION'));
    await old.signal('SIGTERM');
    const service = await town.start({ env: { SERLOK_WHATSAPP_VERSION: '2.3000.1099999999' } });
    expect((await service.ask('/readyz')).status).toBe(200);
  } finally {
    await town.close();
  }
}, 60_000);

const restrictions = [
  ['429', 'all', 'mengirim lebih jarang (kode 429): tidak ada yang dikirim sampai'],
  ['403', 'all', 'menolak kiriman nomor ini (kode 403): tidak ada yang dikirim sampai'],
  ['463', 'private', '(kode 463): chat pribadi tidak dikirimi, grup tetap dijawab sampai'],
  ['479', 'group', '(kode 479): grup tidak dikirimi, chat pribadi tetap dijawab sampai'],
] as const;

describe.concurrent('what the operator sees of a restriction', () => {
  it.each(restrictions)(
    '%s stops %s',
    async (code, stops, says) => {
      const town = await openTown({ config: prompt });
      try {
        const service = await town.start();
        const group = { chat: town.group };
        town.server.ackError(code);
        const first = await town.phone(cast.ahmad).sendLocation(home, stops === 'group' ? group : {});
        await restricted(service);
        town.server.ackError(null);
        expect((await service.ask('/readyz')).body).toMatchObject({
          ...{ linked: true, receiving: true, storing: true, sending: false },
          restrictions: [{ code, stops }],
          advice: expect.stringContaining(says),
        });
        const { out } = await town.run('status');
        expect(out).toMatch(/^Perlu tindakan \(1\):/);
        expect(out).toContain('✗ mengirim    dibatasi WhatsApp');
        expect(out).toContain(says);
        const metrics = await (await fetch(`${await service.address()}/metrics`)).text();
        expect(metrics).toMatch(new RegExp(`^serlok_restricted_until_seconds\\{code="${code}"\\} \\d+`, 'm'));
        expect(alarms(town)).toContain(`[dibatasi] WhatsApp`);
        expect(alarms(town)).toContain(says);

        // What is received is stored all the same, and answered where that is still allowed.
        const [fitriani, anwar] = [town.phone(cast.fitriani), town.phone(cast.anwar)];
        const inPrivate = await fitriani.sendLocation(home);
        const inGroup = await anwar.sendLocation(home, group);
        await untilAsync(async () => town.rows('SELECT 1 FROM share').length === 3);
        const answered = (id: string) =>
          [fitriani, anwar].some(({ received }) => received.some(({ reaction }) => reaction?.targetId === id));
        if (stops === 'group') await untilAsync(async () => answered(inPrivate));
        if (stops === 'private') await untilAsync(async () => answered(inGroup));
        await new Promise((resolve) => setTimeout(resolve, 2000));
        expect([answered(inPrivate), answered(inGroup)]).toEqual([stops === 'group', stops === 'private']);
        expect(town.rows<{ id: string }>('SELECT id FROM share').map(({ id }) => id)).toContain(first);
      } finally {
        await town.close();
      }
    },
    60_000,
  );

  it('a digest that a restriction kept back is delivered when it is over', async () => {
    const town = await openTown({ at: '07:20:00', heardUntil: '07:19:00', speed: 120, config: prompt });
    try {
      const service = await town.start();
      const kasubag = town.phone(cast.kasubag);
      await kasubag.sendText('mulai');
      await untilAsync(async () => kasubag.received.length > 0);
      town.server.ackError('429');
      await town.phone(cast.ahmad).sendLocation(home);
      await restricted(service);
      town.server.ackError(null);
      const since = town.now();
      const digest = () => kasubag.received.find(({ at, text }) => at > since && text?.includes('Pagi'));
      // The slot closed at 07.30; the hour of silence is thirty seconds here.
      await untilAsync(
        async () => digest() !== undefined,
        () => service.printed(),
        60_000,
      );
      expect((digest()?.at ?? 0) - since).toBeGreaterThan(55 * 60_000);
      await untilAsync(async () => (await service.ask('/readyz')).status === 200);
      expect((await town.run('status')).out).toContain('✓ mengirim');
    } finally {
      await town.close();
    }
  }, 120_000);
});

const alarms = (town: Town): string => readFileSync(join(town.data, 'alarm.log'), 'utf8');
const restricted = (service: Service): Promise<void> =>
  untilAsync(async () => !((await service.ask('/readyz')).body as { sending: boolean }).sending);
