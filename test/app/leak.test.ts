import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { inspect } from 'node:util';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cast } from './employees.ts';
import { type Kind, leaksIn, type Used } from './leaks.ts';
import {
  logLinesOf,
  otherFiles,
  peopleIn,
  playRecorded,
  scenarioIn,
  secretsIn,
  timelineOf,
  usedBy,
} from './recorded.ts';
import { type Printed, runCommand, type Service } from './service.ts';
import { friday, home, openTown, type Town, until } from './town.ts';

const root = resolve(import.meta.dirname, '../..');
const edicts = join(root, 'test/edicts');
const trace = { SERLOK_LOG_LEVEL: 'trace' };

const kinds: readonly Kind[] = ['coordinate', 'jid', 'key', 'name', 'number', 'text'];

/** One line of everything a hurried hand might log, made of what the run used. */
const plants: readonly (readonly [Kind, string, (used: Used) => string])[] = [
  ['name', 'as it is', ({ names }) => json({ who: names[0] })],
  ['name', 'of which one word is left', ({ names }) => `hello ${first(names, /\p{L}{5,}/u).toUpperCase()}!`],
  ['number', 'as it is', ({ numbers }) => json({ to: `+${numbers.find((n) => n.startsWith('62'))}` })],
  ['number', 'as people write it', ({ numbers }) => national(numbers).replace(/^(....)(....)(.*)$/, '$1-$2 $3')],
  ['number', 'cut to its end', ({ numbers }) => `...${national(numbers).slice(-8)}`],
  ['number', 'that is a NIP', ({ numbers }) => json({ nip: numbers.find((n) => n.length === 18) })],
  ['jid', 'with its device', ({ numbers }) => `no session for ${numbers[0]}:12@lid`],
  ['coordinate', 'as it is', ({ degrees }) => json({ at: precise(degrees) })],
  ['coordinate', 'rounded to three decimals', ({ degrees }) => `near ${precise(degrees).toFixed(3)}`],
  ['coordinate', 'with a comma', ({ degrees }) => `near ${precise(degrees).toFixed(4).replace('.', ',')}`],
  ['coordinate', 'without its point', ({ degrees }) => String(precise(degrees)).replace('.', '')],
  ['text', 'as it is', ({ texts }) => json({ err: { message: `"${texts[0]}" is not valid JSON` } })],
  ['text', 'cut short', ({ texts }) => longest(texts).split(' ').slice(1, 5).join(' ')],
  ['text', 'of which ten letters are quoted', ({ texts }) => `Unexpected token, "${longest(texts).slice(0, 10)}"...`],
  ['key', 'in base64', ({ secrets }) => json({ key: keyOf(secrets).toString('base64') })],
  ['key', 'in the middle of base64', ({ secrets }) => `x${keyOf(secrets).toString('base64').slice(3, 30)}`],
  ['key', 'in hexadecimal', ({ secrets }) => `key=${keyOf(secrets).toString('hex')}`],
  ['key', 'as JSON writes a buffer', ({ secrets }) => json({ key: keyOf(secrets) })],
  ['key', 'as JSON writes an array of bytes', ({ secrets }) => json({ key: new Uint8Array(keyOf(secrets)) })],
  ['key', 'as console.info shows a buffer', ({ secrets }) => inspect({ rootKey: keyOf(secrets) })],
  ['key', 'as console.info shows bytes', ({ secrets }) => inspect(new Uint8Array(keyOf(secrets)))],
];
const json = JSON.stringify;
const first = (names: readonly string[], word: RegExp) => word.exec(names.join(' '))?.[0] ?? '';
const national = (numbers: readonly string[]) => `0${numbers.find((n) => n.startsWith('62'))?.slice(2)}`;
const precise = (degrees: readonly number[]) => degrees.find((degree) => /\.\d{5}/.test(String(degree))) ?? Number.NaN;
const longest = (texts: readonly string[]) => [...texts].sort((a, b) => b.length - a.length)[0] ?? '';
const keyOf = (secrets: readonly Uint8Array[]) => Buffer.from(secrets.find(({ length }) => length === 32) ?? []);

/** Prints whatever any statement is run with: what the service would log if somebody let it. */
const looseTongue = `
import { createRequire } from 'node:module';
const Database = createRequire(${json(join(root, 'package.json'))})('better-sqlite3');
const statement = Object.getPrototypeOf(new Database(':memory:').prepare('SELECT 1'));
for (const name of ['run', 'get', 'all']) {
  const { [name]: original } = statement;
  statement[name] = function (...values) {
    console.log(JSON.stringify(values));
    return original.apply(this, values);
  };
}`;

describe('nothing leaks: with everything logged, not one line says who, which number, where, what or with which key', () => {
  it('a morning in Palopo before the running service', { timeout: 180_000 }, async () => {
    const file = join(edicts, 'palopo-2021/demo-friday.yaml');
    const day = await playRecorded(file, friday('08:00:00'), trace);
    expect(day.answers).toBeGreaterThan(15);
    expect(day.log).toContain('"room":"channel"');
    expect(leaksIn(day.log, day.used)).toEqual([]);
  });

  it.each([
    ['the whole Friday in Palopo', 'palopo-2021/demo-friday.yaml'],
    ['an afternoon in Palopo without the service', 'palopo-2021/service-down.yaml'],
    ['the first day in Luwu Utara', 'luwu-utara-2021/day.yaml'],
  ])('%s, rehearsed with the log on', { timeout: 180_000 }, async (_, name) => {
    const town = await openTown();
    const file = join(edicts, name);
    const { code, out, err } = await runCommand(['rehearse', file], { ...town.environment(), ...trace });
    const secrets = secretsIn(join(town.data, 'rehearsal'));
    await town.close();
    expect(code, err).toBe(0);
    expect(err).toContain('"room":"channel"');
    const scenario = scenarioIn(file);
    const people = await Promise.all(scenario.people.map((path) => readFile(join(dirname(file), path))));
    const events = timelineOf(scenario).map(({ event }) => event);
    const groups = events.flatMap(({ chat }) => (chat?.endsWith('@g.us') ? [chat] : []));
    expect(leaksIn(err, usedBy(people.flatMap(peopleIn), [], events, groups, secrets))).toEqual([]);
    // What it shows on the screen is the day itself; keys are no part of that.
    expect(leaksIn(out, usedBy([], [], [], [], secrets))).toEqual([]);
  });
});

describe('a morning on which everything goes wrong', () => {
  let town: Town;
  let used: Used;
  let log: string;
  const said: string[] = [];
  const places = [home, { lat: -2.914275, lon: 120.183416, name: 'Warkop Daeng Sija' }, { lat: 91, lon: 120.17 }];

  beforeAll(async () => {
    town = await openTown({ speed: 10 });
    const secrets: Uint8Array[] = [];
    const service = await town.start({ env: trace });
    await talk();
    await ask(await service.address());
    await commands();
    await poison(service);
    secrets.push(...secretsIn(town.data));
    // What goes wrong is logged as well: a refused message, a broken line, a refused login, a kill, a full disk.
    town.server.ackError('479');
    await say(town.phone(cast.anwar), 'jadwal saya minggu depan');
    await until(() => service.printed().includes('refused a message'), 30_000);
    town.server.ackError(null);
    town.server.refuseLogin('503');
    town.server.dropConnection();
    await until(() => service.printed().includes('line_closed'), 30_000);
    await service.signal('SIGKILL');
    town.server.refuseLogin('403');
    const second = await town.start({ env: trace, wait: false });
    await until(() => second.printed().includes('line_closed'), 30_000);
    await second.signal('SIGTERM');
    town.server.refuseLogin(null);
    const full = await town.start({ env: trace, limitKiB: 1, wait: false });
    await full.ended;
    const people = peopleIn(await readFile(join(root, 'config/contoh/people.csv')));
    secrets.push(...secretsIn(town.data));
    const services = [service, second, full].map((one) => one.printed());
    log = [...services, ...printed, await otherFiles(town.data)].join('\n');
    const events = [...said.map((text) => ({ text })), ...places.map((location) => ({ location }))];
    used = usedBy(people, town.phones(), events, [town.group], secrets);
    used = { ...used, names: [...used.names, 'Daeng Naba'], numbers: [...used.numbers, '6289912345678'] };
  }, 240_000);
  afterAll(() => town?.close());

  const say = (phone: ReturnType<Town['phone']>, text: string, options = {}) => {
    said.push(text);
    return phone.sendText(text, options);
  };

  async function talk(): Promise<void> {
    const ahmad = town.phone(cast.ahmad);
    for (const text of ['status Fitriani', 'ibu saya masuk rumah sakit di Belopa', `rekap ${cast.fitriani}`])
      await say(ahmad, text);
    for (const nip of [cast.head, cast.kasubag]) await say(town.phone(nip), 'siapa belum hari ini');
    await say(town.phone(cast.kasubag), 'jadwal diskominfo minggu depan');
    await say(town.phone(cast.headOfHealth), 'siapa belum diskominfo');
    await say(town.stranger('6289912345678', 'Daeng Naba'), 'apakah Bu Nurhayati di kantor?');
    await say(town.phone(cast.besse), 'izin pulang cepat, anak demam', { chat: town.group });
    await until(() => ahmad.received.length > 1, 30_000);
    const [first = home, second = home, third = home] = places;
    await ahmad.sendLocation(first, { tamper: true });
    await town.phone(cast.besse).sendLocation(second, { chat: town.group });
    await town.phone(cast.ruslan).sendLocation(third);
    for (const raw of [
      {},
      { pollCreationMessage: { name: 'makan siang di Belopa?', options: [{ optionName: 'ya' }] } },
    ])
      await town.phone(cast.anwar).send(raw);
    town.phone(cast.fitriani).reinstall();
    const id = await town.phone(cast.fitriani).sendLocation(home, { addressing: 'pn' });
    town.server.redeliver(id);
    await until(() => town.rows('SELECT 1 FROM share').length === 3, 30_000);
  }

  /** What a browser, a scanner or a careless script may ask of the HTTP server. */
  async function ask(address: string): Promise<void> {
    const query = `nama=Fitriani&wa=6281100010434&lat=${home.lat}&lon=${home.lon}`;
    const json = { 'content-type': 'application/json' };
    const answers = await Promise.all([
      fetch(`${address}/healthz?${query}`),
      fetch(`${address}/pegawai/6281100010434/Fitriani?${query}`),
      fetch(`${address}/%zz?${query}`),
      fetch(`${address}/readyz`, { method: 'POST', headers: json, body: `{"nama": "Fitriani", "wa": 62811000` }),
      fetch(`${address}/healthz`, { headers: { referer: `https://contoh.go.id/?${query}`, 'x-nama': 'Fitriani' } }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 400, 400, 200]);
  }

  const printed: string[] = [];
  async function commands(): Promise<void> {
    const bad = join(town.folder, 'salah.csv');
    const rows = await readFile(join(root, 'config/contoh/people.csv'), 'utf8');
    await writeFile(bad, rows.replaceAll(',6281100010434,', ',08110001x434,').replaceAll(',pns,', ',pn s,'));
    const run = async (...args: string[]): Promise<Printed> => {
      const result = await runCommand(args, { ...town.environment(), ...trace });
      printed.push(logLinesOf(result));
      return result;
    };
    expect((await run('people', 'import', bad)).code).toBe(1);
    expect((await run('people', 'import', bad, '--skip-bad')).code).toBe(0);
    expect((await run('absence', 'import', join(root, 'config/contoh/absences.csv'))).code).toBe(0);
    for (const args of [
      ['people', 'list'],
      ['roster', 'draft', '--from', '2021-08-09', '--to', '2021-08-13', '--unit', 'diskominfo', '--by', cast.kasubag],
      ['roster', 'publish', '--by', cast.kasubag],
      [
        'roster',
        'set',
        '--unit',
        'damkar',
        '--mode',
        'wfo',
        '--from',
        '2021-08-09',
        '--to',
        '2021-08-13',
        '--by',
        'Laode Syahrir',
        '--because',
        'siaga kebakaran',
      ],
      ['roster', 'show', '--from', '2021-08-09', '--to', '2021-08-13', '--unit', 'diskominfo', '--format', 'text'],
      ['recap', '--from', '2021-07-30', '--to', '2021-07-30'],
      ['explain', cast.fitriani, '2021-07-30', 'pagi'],
      ['status'],
    ]) {
      const { code, err } = await run(...args);
      expect(code, `${args.join(' ')}: ${err}`).toBe(0);
    }
  }

  /** A message in the inbox that cannot be read at all: JSON.parse quotes what it stumbles over. */
  async function poison(service: Service): Promise<void> {
    said.push('rahasia keluarga besar kami di Masamba');
    const db = new Database(join(town.data, 'serlok.db'));
    db.pragma('busy_timeout = 5000');
    const [chat, sender] = [town.phone(cast.anwar).lidJid, town.phone(cast.anwar).lidJid];
    db.prepare(
      `INSERT INTO inbox (day, chat, sender, id, enc, sent_at, received_at, from_me, device, offline, kind, content)
       VALUES ('2021-07-29', ?, ?, 'POISON', 0, ?, ?, 0, 0, 0, 'message', 'rahasia keluarga besar kami di Masamba')`,
    ).run(chat, sender, town.now(), town.now());
    await say(town.phone(cast.anwar), 'ping pagi dari Masamba');
    const waits = db.prepare("SELECT 1 FROM inbox WHERE id = 'POISON' AND state = 'new'");
    await until(() => waits.get() === undefined || !service.running(), 30_000);
    db.close();
  }

  it('is told in the log without anybody or anything in it', () => {
    for (const part of ['"room":"channel"', '"room":"outbox"', 'refused a message', '"level":60'])
      expect(log).toContain(part);
    expect(leaksIn(log, used)).toEqual([]);
    expect(log).not.toMatch(/\d{9,}/);
    expect(log).not.toMatch(/privKey|rootKey|chainKey|noiseKey/i);
  });

  it('a service that prints what it stores would have been found out in every respect', async () => {
    const twin = await openTown({ speed: 10 });
    const preload = join(twin.folder, 'loose-tongue.mjs');
    await writeFile(preload, looseTongue);
    const service = await twin.start({ env: { ...trace, NODE_OPTIONS: `--import=${preload}` } });
    const ahmad = twin.phone(cast.ahmad);
    await ahmad.sendText('ibu saya masuk rumah sakit di Belopa');
    await ahmad.sendLocation(home);
    await until(() => twin.rows('SELECT 1 FROM share').length === 1, 30_000);
    const people = peopleIn(await readFile(join(root, 'config/contoh/people.csv')));
    const its = usedBy(
      people,
      twin.phones(),
      [{ text: 'ibu saya masuk rumah sakit di Belopa' }, { location: home }],
      [],
      secretsIn(twin.data),
    );
    await service.signal('SIGKILL');
    const found = new Set(leaksIn(service.printed(), its).map(({ kind }) => kind));
    // Its own watch over the log must not end this test.
    await twin.close().catch(() => undefined);
    expect([...found].sort()).toEqual([...kinds].sort());
  });

  it.each(plants)('a line with a %s %s would have been found', (kind, _, line) => {
    const clean = log.split('\n').slice(0, 5).join('\n');
    expect(line(used)).not.toContain('undefined');
    expect(leaksIn(`${clean}\n${line(used)}\n${clean}`, used).map((leak) => leak.kind)).toContain(kind);
  });
});
