import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { describeInForce, type LoadedConfig, parseEdict } from '../../src/config/index.ts';
import type { LocalDate } from '../../src/domain/time.ts';
import {
  agency,
  bounds,
  edict,
  letter,
  loadFiles,
  messages,
  places,
  rules,
  slots,
  unmark,
  warnings,
} from './marked.ts';

const pagi = slots('{name: pagi, opens: 07.00, closes: 07.30}');
const quota = '{side: wfo, kind: wajib, percent: 25}';
const first = edict(
  pagi,
  '{from: 2021-07-28, to: 2021-08-05}',
  `stage: Tahap pertama
basis: [SE 15/2021]
notes: [dua minggu]
${rules('{clause: a, when: {levels: [pelaksana]}, quota: q}')}
${bounds(quota)}`,
);
const second = (more = '') =>
  `amends: satu\nnumber: 9/UJI\nsignedOn: 2021-08-05\neffective: {from: 2021-08-06, to: null}\n${more}\n`;
const uses = (...lines: readonly string[]) => `${agency}edicts:\n${lines.map((line) => `  - ${line}\n`).join('')}`;
const load = (files: Readonly<Record<string, string>>, main = agency) =>
  loadFiles({
    'serlok.yaml': main,
    ...Object.fromEntries(Object.entries(files).map(([slug, text]) => [`edicts/${slug}.yaml`, text])),
  });

function fileOf(loaded: LoadedConfig, slug: string) {
  if (!loaded.ok) throw new Error(messages(loaded));
  const found = loaded.config.edicts.find((file) => file.slug === slug);
  if (!found) throw new Error(slug);
  return found;
}
const edictOf = (loaded: LoadedConfig, slug: string) => fileOf(loaded, slug).edict;

describe('a second stage', () => {
  test('LTR-2: takes what it does not say from the first, and its place', () => {
    const { loaded } = load({
      satu: first,
      dua: second('stage: Tahap kedua\nquotas:\n  q: {clause: b, bounds: [{side: wfo, kind: wajib, percent: 50}]}'),
    });
    const [one, two] = [edictOf(loaded, 'satu'), edictOf(loaded, 'dua')];
    expect(two).toMatchObject({ subject: 'Uji', signatory: 'Wali Kota', basis: ['SE 15/2021'] });
    expect(two.rules).toEqual(one.rules);
    expect(two.share).toEqual(one.share);
    expect(two.quotas[0]?.bounds[0]?.amount).toEqual({ kind: 'percent', percent: 50 });
    expect(two).toMatchObject({
      slug: 'dua',
      number: '9/UJI',
      stage: 'Tahap kedua',
      amends: ['satu'],
      replaces: [],
      effectiveTo: null,
    });
  });

  test('does not take the stage, the notes or the end', () => {
    const two = edictOf(load({ satu: first, dua: second() }).loaded, 'dua');
    expect(two).toMatchObject({ stage: null, notes: [], effectiveFrom: '2021-08-06', effectiveTo: null });
  });

  test('leaves something out by saying so, and a key without content is not written', () => {
    expect(edictOf(load({ satu: first, dua: second('share: null') }).loaded, 'dua').share).toBeNull();
    expect(edictOf(load({ satu: first, dua: second('share:') }).loaded, 'dua').share).not.toBeNull();
  });

  test('and a third takes from both, whatever the files are called', () => {
    const third = second('signatory: Pj. Wali Kota')
      .replace('amends: satu', 'amends: dua')
      .replace('2021-08-06', '2021-08-20');
    const { loaded } = load({
      satu: first,
      dua: second('basis: [SE 16/2021]').replace('to: null', 'to: 2021-08-19'),
      aaa: third,
    });
    expect(edictOf(loaded, 'aaa')).toMatchObject({
      amends: ['dua', 'satu'],
      basis: ['SE 16/2021'],
      signatory: 'Pj. Wali Kota',
      rules: [{ clause: 'a' }],
    });
  });

  test('is a new version when the first one changes', () => {
    const sha = (...parts: readonly string[]) =>
      parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');
    const files = { satu: first, dua: second() };
    const before = load(files).loaded;
    expect(fileOf(before, 'satu').hash).toBe(sha(first));
    expect(fileOf(before, 'dua').hash).toBe(sha(sha(second()), sha(first)));
    const after = load({ ...files, satu: first.replace('25', '30') }).loaded;
    expect(fileOf(after, 'dua').hash).not.toBe(fileOf(before, 'dua').hash);
  });

  test('keeps periods and rules that only the first one lives to see', () => {
    const more =
      'rules:\n  - {clause: a, when: {period: {from: 2021-08-01, to: 2021-08-02}}, mode: wfo}\n  - {clause: a, mode: wfh}';
    expect(load({ satu: letter(more), dua: second() }).loaded.ok).toBe(true);
  });
});

describe('one after the other in one place', () => {
  const open = first.replace('to: 2021-08-05', 'to: null');
  const both = uses('{use: satu, for: [kota]}', '{use: dua, for: [kota]}');

  test('an edict may begin while the one it amends or replaces is open', () => {
    expect(load({ satu: open, dua: second() }, both).loaded.ok).toBe(true);
    expect(load({ satu: open, dua: letter('replaces: [satu]', '{from: 2021-08-06, to: null}') }, both).loaded.ok).toBe(
      true,
    );
    expect(messages(load({ satu: open, dua: letter('', '{from: 2021-08-06, to: null}') }, both).loaded)).toContain(
      'sama-sama berlaku',
    );
  });

  test('also over one in between', () => {
    const files = { satu: open, tengah: second(), dua: letter('replaces: [tengah]', '{from: 2021-09-01, to: null}') };
    expect(load(files, both).loaded.ok).toBe(true);
  });

  test('from its first day on only the new one is listed, with its stage and end', () => {
    const { loaded } = load(
      {
        satu: open,
        dua: second('stage: Tahap kedua').replace('to: null', 'to: 2021-08-20 12.00, because: level turun'),
      },
      both,
    );
    if (!loaded.ok) throw new Error(messages(loaded));
    const lines = (date: string) => describeInForce(loaded.config, date as LocalDate);
    expect(lines('2021-08-05')).toEqual([
      expect.stringMatching(/^satu: 1\/UJI, Tahap pertama, berlaku 28 Juli 2021 s\.d\. dicabut, untuk Kota;/),
    ]);
    expect(lines('2021-08-06')).toEqual([
      'dua: 9/UJI, Tahap kedua, berlaku 6 Agustus 2021 s.d. 20 Agustus 2021 pukul 12.00 waktu setempat (level turun), untuk Kota; jadwal hari jumat: Pagi 07.00–07.30',
    ]);
  });

  test('where the new one is used in a part only, both are listed', () => {
    const { loaded } = load(
      { satu: open, dua: second() },
      uses('{use: satu, for: [kota]}', '{use: dua, for: [dinas-a]}'),
    );
    expect(loaded.ok && describeInForce(loaded.config, '2021-08-06' as LocalDate)).toHaveLength(2);
  });
});

describe('refused', () => {
  test.each([
    [
      'amending what is not there',
      { satu: first, dua: second().replace('satu', '§satuu') },
      'edaran "satuu" tidak ada (maksud Anda "satu"?); diharapkan berkas edicts/satuu.yaml',
    ],
    ['amending itself', { dua: second().replace('satu', '§dua') }, 'saling mengubah: dua → dua'],
    [
      'amending in a circle',
      {
        satu: second().replace('satu', 'dua'),
        dua: second().replace('satu', '§satu'),
        tiga: second().replace('satu', 'dua'),
      },
      'saling mengubah: dua → satu → dua',
    ],
    [
      'amending no name',
      { satu: first, dua: second('subject: X\nsignatory: Y').replace('satu', '§[satu]') },
      'diharapkan nama pendek',
    ],
    ['replacing what is not there', { satu: letter('replaces: [dua, §tiga]'), dua: first }, 'edaran "tiga" tidak ada'],
    ['replacing itself', { satu: letter('replaces: [§satu]') }, 'menggantikan dirinya sendiri'],
    [
      'replacing one another',
      { satu: letter('replaces: [tiga]'), dua: letter('replaces: [§tiga]'), tiga: letter('replaces: [dua]') },
      'edaran "dua" dan "tiga" saling menggantikan',
    ],
    [
      'replacing what amends it',
      { satu: `${first}\nreplaces: [dua]`, dua: second().replace('satu', '§satu') },
      '"dua" dan "satu" saling menggantikan',
    ],
  ])('%s', (_, files, gist) => {
    const { loaded, marked } = load(files as Readonly<Record<string, string>>);
    expect(places(loaded)).toEqual(marked);
    expect(messages(loaded)).toContain(gist);
    expect(messages(loaded)).toContain('diharapkan');
  });

  test('a mistake in the first one is told once, and the own ones of the second', () => {
    const { loaded, marked } = load({
      satu: first.replace('percent: 25', 'percent: §250'),
      dua: second('§rule: []'),
      tiga: second().replace('satu', 'dua'),
    });
    expect(places(loaded)).toEqual([...marked].sort());
  });

  test('a first one that is no YAML leaves the second without problems of its own', () => {
    const { loaded } = load({ satu: 'number: "', dua: second() });
    expect(places(loaded).every((place) => place.startsWith('edicts/satu.yaml'))).toBe(true);
  });

  test('rules taken over that name a quota which is no longer there', () => {
    const { loaded, marked } = load({ satu: first, dua: second('quotas: {}').replace('satu', '§satu') });
    expect(places(loaded)).toEqual(marked);
    expect(messages(loaded)).toContain(
      'kuota "q" tidak ada; diharapkan nama yang ada di quotas; bagian rules diambil dari "satu"',
    );
  });

  test('without number, date or dates of its own', () => {
    const { loaded } = load({ satu: first, dua: 'amends: satu\n' });
    expect(messages(loaded)).toMatch(/number belum diisi[\s\S]*signedOn belum diisi[\s\S]*effective belum diisi/);
    expect(places(loaded)).toEqual(['edicts/dua.yaml:1:1', 'edicts/dua.yaml:1:1', 'edicts/dua.yaml:1:1']);
  });

  test('an amendment alone cannot be read', () => {
    const { text, places: marked } = unmark(second().replace('satu', '§satu'));
    const read = parseEdict(text, 'dua.yaml');
    expect(read.ok ? [] : read.problems.map(({ line, column }) => `${line}:${column}`)).toEqual(marked);
    expect(read.ok ? '' : read.problems[0]?.message).toContain('diharapkan dibaca bersama folder edicts');
  });

  test('a warning about what was taken over stands in the file it is from, once', () => {
    const { loaded, marked } = loadFiles({
      'serlok.yaml': uses('{use: satu, for: [kota]}', '{use: dua, for: [kota]}'),
      'holidays/2021.yaml': 'year: 2021\nsource: SKB\nholidays: []\n',
      'edicts/satu.yaml': first.replace('levels: [pelaksana]', 'unitTypes: [§dinass]'),
      'edicts/dua.yaml': second(),
    });
    expect(warnings(loaded).places).toEqual(marked);
  });
});
