import { describe, expect, test } from 'vitest';
import { agency, edict, loadFiles, messages, places, slots } from './marked.ts';

const pagi = slots('{name: pagi, opens: 07.00, closes: 07.30}');
const uses = (...lines: readonly string[]) => `${agency}edicts:\n${lines.map((line) => `  - ${line}\n`).join('')}`;
const holidays = (...lines: readonly string[]) =>
  `year: 2021\nsource: SKB\nholidays:\n${lines.map((line) => `  - ${line}\n`).join('')}`;

test('an agency without anything else is fine, and quiet by default', () => {
  const { loaded } = loadFiles({ 'serlok.yaml': agency });
  expect(loaded).toMatchObject({
    ok: true,
    config: {
      strangers: 'once-a-day',
      acknowledge: 'reaction',
      reminder: { enabled: false },
      // biome-ignore lint/suspicious/noThenProperty: a word of the configuration, never a function
      retention: { coordinatesDays: 90, then: 'drop', lettersDays: 365, textsDays: 365, messagesDays: 30 },
      objectionDays: 3,
      caps: {
        textsPerHour: 60,
        reactionsPerHour: 120,
        reportsPerHour: 40,
        perDay: 400,
        unaskedGapMinutes: 10,
        answersPerTenMinutes: 6,
        jitterSeconds: [4, 20],
        acknowledgeWithinMinutes: 10,
      },
      agency: { units: [{ workWeek: [1, 2, 3, 4, 5], worksOn: [], groups: [], parent: null }, {}, {}] },
      warnings: [],
    },
  });
});

test("somebody's own number answers no strangers, and its NIP keeps all its digits unquoted", () => {
  const personal = '{kind: personal, owner: 198507172010011005}';
  const { loaded } = loadFiles({ 'serlok.yaml': agency.replace(/\{kind.*\}/, personal) });
  expect(loaded).toMatchObject({ ok: true, config: { strangers: 'silent', number: { owner: '198507172010011005' } } });
});

test('raised caps are allowed and told', () => {
  const { loaded } = loadFiles({ 'serlok.yaml': `${agency}caps: {textsPerHour: 200}\n` });
  expect(loaded).toMatchObject({ ok: true, config: { caps: { textsPerHour: 200, perDay: 400 } } });
  expect(loaded.ok && loaded.config.warnings.map(({ line, column }) => `${line}:${column}`)).toEqual(['9:22']);
});

test('nobody changes the configuration at run time', () => {
  const { loaded } = loadFiles({ 'serlok.yaml': agency });
  expect(loaded.ok && Object.isFrozen(loaded.config.agency.units[0]?.workWeek)).toBe(true);
});

describe('refused, with the place and what was expected', () => {
  const good = '{id: dinas-b, name: Dinas B, type: dinas, area: kota, zone: WITA}';
  const groups = (jid: string) => `, groups: ['${jid}']}`;

  test.each([
    ['an unknown area', good, good.replace('kota', '§kita'), 'wilayah "kita" tidak dikenal (maksud Anda "kota"?)'],
    ['an unknown parent', good, good.replace('}', ', parent: §dinas-c}'), 'induk "dinas-c" tidak dikenal'],
    ['a duplicated unit', good, good.replace('dinas-b', '§dinas-a'), 'id "dinas-a" sudah dipakai units[0]'],
    ['a unit named like an area', good, good.replace('dinas-b', '§kota'), 'id "kota" sudah dipakai areas[0]'],
    [
      'a zone that is none',
      good,
      good.replace('WITA', '§WITS'),
      'zone adalah "WITS"; diharapkan salah satu dari WIB, WITA, WIT',
    ],
    [
      'a group bound twice',
      good,
      `${good.replace('}', groups('1203@g.us'))}\n  - {id: c, name: C, type: dinas, area: kota, zone: WIT, groups: [§1203@g.us]}`,
      'sudah terikat pada unit "dinas-b"',
    ],
    ['a group that is a person', good, good.replace('}', ', groups: [§6281@s.whatsapp.net]}'), 'diharapkan JID grup'],
    ['an unknown key', good, good.replace('}', ', §zona: WITA}'), '"zona" (maksud Anda "zone"?)'],
    [
      'a parent loop',
      'area: kota, zone: WITA}\n  - {id: seksi-a',
      'area: kota, parent: §seksi-a, zone: WITA}\n  - {id: seksi-a',
      'induk berputar: dinas-a → seksi-a → dinas-a',
    ],
    ['its own parent', good, good.replace('}', ', parent: §dinas-b}'), 'induk berputar: dinas-b → dinas-b'],
    [
      'another kind of number',
      '{kind: dedicated',
      '{kind: §umum',
      'diharapkan dedicated (beserta value) atau personal',
    ],
    ['a number that is none', '6281100000009', '§12345', 'diharapkan nomor WhatsApp'],
  ])('%s', (_, from, to, expected) => {
    const { loaded, marked } = loadFiles({ 'serlok.yaml': agency.replace(from, to) });
    expect(places(loaded)).toEqual(marked);
    expect(messages(loaded)).toContain(expected);
    expect(messages(loaded)).toContain('diharapkan');
  });

  test.each([
    ['an unknown edict', '{use: §uju, for: [kota]}', 'edaran "uju" tidak ada (maksud Anda "uji"?)'],
    ['an unknown place', '{use: uji, for: [§koti]}', '"koti" tidak dikenal (maksud Anda "kota"?)'],
  ])('%s', (_, line, expected) => {
    const { loaded, marked } = loadFiles({ 'serlok.yaml': uses(line), 'edicts/uji.yaml': edict(pagi) });
    expect(places(loaded)).toEqual(marked);
    expect(messages(loaded)).toContain(expected);
  });

  test('an exemption of an unknown unit, in an edict that is in use', () => {
    const exempt = edict(pagi, undefined, 'exempt:\n  - {clause: poin 2, reason: x, units: [dinas-a, §dinas-x]}');
    const used = loadFiles({ 'serlok.yaml': uses('{use: uji, for: [kota]}'), 'edicts/uji.yaml': exempt });
    expect(places(used.loaded)).toEqual(used.marked);
    expect(loadFiles({ 'serlok.yaml': agency, 'edicts/uji.yaml': exempt }).loaded.ok).toBe(true);
  });

  test('an edict that cannot be read is not also called missing', () => {
    const files = {
      'serlok.yaml': uses('{use: uji, for: [kota]}'),
      'edicts/uji.yaml': edict(pagi).replace('[asn]', '[§pns]'),
    };
    const { loaded, marked } = loadFiles(files);
    expect(places(loaded)).toEqual(marked);
  });

  test('holidays: twice, of another year, for an unknown place', () => {
    const { loaded, marked } = loadFiles({
      'serlok.yaml': agency,
      'holidays/2021.yaml': holidays(
        '{date: 2021-01-01, name: A, kind: libur_nasional}',
        '{date: §2021-01-01, name: B, kind: cuti_bersama}',
        '{date: §2020-12-31, name: C, kind: cuti_bersama}',
      ),
      'holidays/2022.yaml': holidays().replace('2021', '§2021').replace('holidays:\n', 'holidays: []\n'),
      'holidays/2023.yaml':
        'year: 2023\nsource: SKB\nholidays: [{date: 2023-02-01, name: L, kind: libur_daerah, for: [§koto]}]',
    });
    expect(places(loaded)).toEqual(marked);
    expect(messages(loaded)).toContain('1 Januari 2021 sudah tercantum sebagai "A"');
  });

  test('two regions may have their own holiday on one day', () => {
    const file = holidays(
      '{date: 2021-03-01, name: A, kind: libur_daerah, for: [dinas-a]}',
      '{date: 2021-03-01, name: B, kind: libur_daerah, for: [dinas-b]}',
    );
    expect(loadFiles({ 'serlok.yaml': agency, 'holidays/2021.yaml': file }).loaded.ok).toBe(true);
  });

  test('no serlok.yaml, an edict with the wrong ending, bytes that are no text', () => {
    const { loaded } = loadFiles({ 'edicts/uji.yml': 'x', 'edicts/b.yaml': Uint8Array.of(0x61, 0xff, 0xfe) });
    expect(places(loaded)).toEqual(['edicts/b.yaml:1:1', 'edicts/uji.yml:1:1', 'serlok.yaml:1:1']);
    expect(messages(loaded)).toMatch(
      /diharapkan disimpan ulang sebagai UTF-8[\s\S]*berakhiran .yaml[\s\S]*tidak ditemukan/,
    );
  });

  test('a byte order mark moves no column', () => {
    const { loaded } = loadFiles({ 'serlok.yaml': `\uFEFF${agency.replace('agency', 'agencu')}` });
    expect(places(loaded)).toContain('serlok.yaml:1:1');
    expect(messages(loaded)).toContain('maksud Anda "agency"');
  });

  test('an edict of a year without holidays is allowed and told', () => {
    const { loaded } = loadFiles({ 'serlok.yaml': uses('{use: uji, for: [kota]}'), 'edicts/uji.yaml': edict(pagi) });
    expect(loaded.ok && loaded.config.warnings.map(({ message }) => message)).toEqual([
      'hari libur tahun 2021 belum ada; diharapkan berkas holidays/2021.yaml',
    ]);
  });
});
