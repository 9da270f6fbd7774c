import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config/index.ts';
import { edictFor } from '../../src/domain/policy.ts';
import { datesFrom, type LocalDate, weekdayOf } from '../../src/domain/time.ts';

type Row = Readonly<Record<string, string>>;
const rows = (file: string): readonly Row[] => parse(readFileSync(`config/contoh/${file}`), { columns: true }) as Row[];
const people = rows('people.csv');
const rosters = { kota: rows('roster-kota.csv'), kabupaten: rows('roster-kabupaten.csv') };
const loaded = loadConfig('config');
if (!loaded.ok) throw new Error('config/ is not fine');
const { agency, edicts } = loaded.config;
const unit = (id: string | undefined) => agency.units.find((one) => one.id === id);

describe('the sample people', () => {
  test('are numerous, distinct and known to their units', () => {
    expect(people.length).toBeGreaterThanOrEqual(44);
    expect(new Set(people.map((row) => row['nip'])).size).toBe(people.length);
    expect(new Set(people.map((row) => row['no_wa'])).size).toBe(people.length);
    for (const row of people) expect(row['no_wa']).toMatch(/^62811000\d{5}$/);
    expect(people.filter((row) => unit(row['unit']) === undefined)).toEqual([]);
    expect(people.filter((row) => row['unit'] === 'diskominfo').length).toBeGreaterThanOrEqual(12);
    expect(people.find((row) => row['nip'] === '198507172010011005')).toMatchObject({ unit: 'diskominfo' });
  });

  test('have a NIP of birth date, appointment, sex and serial, unless non-ASN', () => {
    for (const row of people.filter((one) => one['status'] !== 'non-asn'))
      expect(row['nip']).toMatch(/^19\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(19|20)\d\d(0[1-9]|1[0-2])[12]\d{3}$/);
  });

  test('every unit has a head and a Kasubag; all levels and kinds of employment occur', () => {
    const roles = (id: string) =>
      people.filter((row) => row['unit'] === id).flatMap((row) => row['peran']?.split('+') ?? []);
    for (const { id } of agency.units)
      expect([id, ...roles(id)]).toEqual(expect.arrayContaining(['kepala', 'kasubag']));
    const values = (column: string) => new Set(people.map((row) => row[column]));
    expect(values('jenjang')).toEqual(
      new Set(['jpt', 'administrator', 'pengawas', 'pelaksana', 'fungsional', 'lainnya']),
    );
    expect(values('status')).toEqual(new Set(['pns', 'cpns', 'pppk', 'non-asn']));
    expect([...values('peran')].join(' ')).toMatch(/bkpsdm.*\+|\+.*bkpsdm/);
  });
});

describe('the sample rosters', () => {
  const days = (from: string, to: string) =>
    datesFrom(from as LocalDate, to as LocalDate).filter((date) => weekdayOf(date) <= 5);
  const of = (area: keyof typeof rosters, id: string) => rosters[area].filter((row) => row['nip'] === id);

  test.each([
    ['kota', 'kota-contoh', 'palopo-2021', days('2021-07-29', '2021-08-06')],
    ['kabupaten', 'kabupaten-contoh', 'luwu-utara-2021', days('2021-07-28', '2021-08-05')],
  ] as const)('%s: everybody covered has every workday, the exempt have none', (area, id, slug, expected) => {
    const edict = edicts.find((file) => file.slug === slug)?.edict;
    const policy = {
      agency,
      holidays: [],
      lateUses: [],
      edicts: new Map(edicts.map((e) => [e.slug, { ...e.edict, hash: e.hash }])),
    };
    const without: string[] = [];
    for (const row of people.filter((one) => unit(one['unit'])?.area === id)) {
      const place = unit(row['unit']);
      expect(place && edictFor(policy, place.id, '2021-07-30' as LocalDate)?.slug).toBe(slug);
      const status = row['status'] === 'non-asn' ? 'non-asn' : 'asn';
      const exempt = edict?.exempt.some(
        (rule) =>
          (rule.unitTypes.includes(place?.type ?? '') ||
            rule.unitTypes.includes(unit(place?.parent ?? '')?.type ?? '')) &&
          (rule.employment.length === 0 || rule.employment.includes(status)),
      );
      const dates = of(area, row['nip'] ?? '').map((entry) => entry['tanggal']);
      if (exempt) expect(dates).toEqual([]);
      else if (dates.length === 0) without.push(row['nama'] ?? '');
      else expect(dates).toEqual(expected);
    }
    expect(without).toEqual(area === 'kota' ? ['Yusran Hamid'] : []);
  });

  test('in diskominfo a quarter is at the office each day, in turn', () => {
    const nips = people.filter((row) => row['unit'] === 'diskominfo').map((row) => row['nip']);
    const office = rosters.kota.filter((row) => nips.includes(row['nip'] ?? '') && row['mode'] === 'wfo');
    for (const date of days('2021-07-29', '2021-08-06'))
      expect(office.filter((row) => row['tanggal'] === date)).toHaveLength(Math.floor(nips.length / 4 + 0.5));
    const turns = nips.map((nip) => office.filter((row) => row['nip'] === nip).length);
    expect(Math.max(...turns) - Math.min(...turns)).toBeLessThanOrEqual(1);
  });

  test('one approved leave, one sickness nobody approved, one half day', () => {
    expect(rows('absences.csv').map((row) => [row['jenis'], row['dari_jam'], row['disetujui_oleh'] !== ''])).toEqual([
      ['cuti', '', true],
      ['sakit', '', false],
      ['izin', '12.00', true],
    ]);
  });
});
