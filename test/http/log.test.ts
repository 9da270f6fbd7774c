import { describe, expect, test } from 'vitest';
import { createLog, logOf, scrub } from '../../src/log.ts';
import type { OutboxLog } from '../../src/outbox/index.ts';

/** Everything a library or a hurried hand might pass to the logger. */
const nasty: readonly unknown[] = [
  '6281234567890@s.whatsapp.net',
  'user 62812-3456-7890 wrote',
  '+62 812 3456 7890',
  '081234567890',
  '123456789012345@lid',
  '628123456789-1627000000@g.us',
  '120363043211234567@g.us',
  '6281234567890:12@s.whatsapp.net',
  'status@broadcast',
  '٠٨١٢٣٤٥٦٧٨٩٠',
  '198507172010011005',
  'at -2.994512,120.196534',
  'at -2,994512;120,196534',
  { lat: -2.994512, lon: 120.196534 },
  { phone: 6281234567890 },
  { nested: [{ deep: ['x 6281234567890 y'] }] },
  { '6281234567890@s.whatsapp.net': 1 },
  { key: Buffer.from('0123456789abcdef0123456789abcdef') },
  { key: new Uint8Array(32).fill(7) },
  { rootKey: 'q83vEjRWeJq83vEjRWeJq83vEjRWeJq83vEjRWeJq80=' },
  { hex: 'a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90' },
  new Error('no session for 6281234567890.0'),
  Object.assign(new Error('x'), { jid: '6281234567890@s.whatsapp.net' }),
  1627617600000,
];
const forbidden = [
  /\p{Nd}{9,}/u,
  /-?\d+[.,]\d{4,}/,
  /@(s\.whatsapp|lid|g\.us|broadcast)/,
  /812.?3456/,
  /q83vEjRWeJ/,
  /a1b2c3d4/,
  /"data":\[/,
  /"0":7/,
];

function capture() {
  const lines: string[] = [];
  return { lines, log: createLog('trace', { write: (line) => void lines.push(line) }) };
}

describe('the log', () => {
  test.each(nasty.map((thing) => [JSON.stringify(thing) ?? String(thing), thing] as const))(
    '%s gets past it in no form',
    (_, thing) => {
      const { lines, log } = capture();
      const child = logOf(log, 'channel').child({ extra: thing });
      child.info({ thing, err: thing }, 'fields');
      child.warn(`text ${String(thing)}`);
      Reflect.apply(child.trace, child, ['formatted %s %j', thing, thing]);
      child.error(thing as Error);
      expect(lines).toHaveLength(4);
      for (const line of lines) {
        for (const pattern of forbidden) expect(line).not.toMatch(pattern);
        expect(JSON.parse(line)).toMatchObject({ room: 'channel' });
        expect(line.endsWith('}\n')).toBe(true);
      }
    },
  );

  test('an error says what it is and where it happened, not what it quotes', () => {
    const { lines, log } = capture();
    const quoting = (() => {
      try {
        return JSON.parse('ibu saya sakit');
      } catch (error) {
        return error as Error;
      }
    })();
    log.error(quoting);
    log.error({ err: quoting });
    log.error({ err: new Error('for Fitriani', { cause: quoting }) }, 'cause');
    log.error({ err: Object.assign(new Error('disk of Fitriani'), { code: 'SQLITE_FULL' }) }, 'cause');
    log.error({ err: new Error('two lines\n    at Fitriani') }, 'cause');
    for (const line of lines) expect(line).not.toMatch(/ibu|saya|Fitriani/);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ err: { type: 'SyntaxError' }, msg: 'SyntaxError' });
    expect(lines[1]).toContain('log.test.ts');
    expect(JSON.parse(lines[3] ?? '')).toMatchObject({ err: { type: 'Error', code: 'SQLITE_FULL' }, msg: 'cause' });
  });

  test('what helps to find a fault stays', () => {
    const { lines, log } = capture();
    log.info(
      { id: '3EB0A1B2C3D4E5F6A7B8C9', day: '2021-07-30', count: 1234, ms: 12.5, at: '127.0.0.1:8080' },
      'slot 07.30',
    );
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      ...{ id: '3EB0A1B2C3D4E5F6A7B8C9', day: '2021-07-30', count: 1234, ms: 12.5, at: '127.0.0.1:8080' },
      msg: 'slot 07.30',
    });
    expect(JSON.parse(lines[0] ?? '').time).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
    const path = '/opt/serlok/node_modules/@whiskeysockets/baileys/lib/Socket/messages-recv.js:1417:12';
    expect(scrub(path)).toBe(path);
  });

  test('the level is kept', () => {
    const lines: string[] = [];
    const log = createLog('warn', { write: (line) => void lines.push(line) });
    log.info('quiet');
    log.warn('loud');
    expect(lines).toHaveLength(1);
  });

  test('the outbox can be given a child of it', () => {
    const { lines, log } = capture();
    const forOutbox: OutboxLog = logOf(log, 'outbox');
    forOutbox.warn({ lane: 'answer' }, 'x');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ room: 'outbox', lane: 'answer' });
  });
});
