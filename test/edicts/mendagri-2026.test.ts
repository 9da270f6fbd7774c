import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { problemText } from '../../src/config/index.ts';
import { expected, type Office, openOffice, place, placesOf } from './offices.ts';
import { root } from './stage.ts';

/** SE Mendagri 800.1.5/3349/SJ: regional ASN at home every Friday (domain.md 3, no. 18). */
const friday = '2026-04-10';
let office: Office;
beforeAll(async () => {
  office = await openOffice('mendagri-2026');
});
const somebody = () => office.holder('bappeda', 'Pengelola Data');

test('the agency has nothing to be warned of', () => expect(office.config.warnings.map(problemText)).toEqual([]));

test('signed on 31 March 2026, without a printed end', () => {
  expect(office.edict).toMatchObject({ number: '800.1.5/3349/SJ', signedOn: '2026-03-31', effectiveTo: null });
});

test('every Friday at home, the other days at the office; the first Friday is a holiday, so it begins on 10 April', () => {
  const days = office.inForce('bappeda', '2026-03-31', '2026-04-20');
  expect(days[0]).toBe('2026-04-01');
  const home = days.filter((date) => office.plan(somebody(), date).mode === 'home');
  expect(home).toEqual(['2026-04-10', '2026-04-17']);
  expect(office.plan(somebody(), '2026-04-03').why.kind).toBe('holiday');
  expect(office.plan(somebody(), '2026-04-09')).toMatchObject({ mode: 'office', why: { clause: 'bagian hari' } });
});

test('the recorded expectation of a Friday', () => expect(placesOf(office, friday)).toBe(expected('mendagri-2026')));

describe('who stays at the office on Fridays', () => {
  test.each(['badan-bencana', 'pemadam', 'satpol', 'rsud', 'puskesmas-utara', 'dinas-kesehatan', 'smpn-1'])(
    '%s: emergency, order, health, education',
    (unit) => {
      for (const person of office.in(unit))
        expect(place(office, person, friday)).toEqual({ mode: 'WFO', clause: 'bagian pengecualian' });
    },
  );

  test('camat and lurah, not everybody in their offices', () => {
    for (const [unit, title] of [
      ['kecamatan-utara', 'Camat'],
      ['kelurahan-mawar', 'Lurah'],
    ] as const) {
      expect(place(office, office.holder(unit, title), friday).clause).toBe('bagian pengecualian');
      expect(place(office, office.holder(unit, 'Pengadministrasi Umum'), friday).mode).toBe('WFH');
    }
  });

  test('eselon II, III and IV, as a regent reads it', () => {
    const modes = ['Kepala Badan', 'Kepala Bidang Ekonomi', 'Kasubag Umum dan Kepegawaian'].map((title) =>
      place(office, office.holder('bappeda', title), friday),
    );
    expect(modes).toEqual(Array(3).fill({ mode: 'WFO', clause: 'bagian pejabat' }));
  });

  test('and what the region adds', () => {
    const [person] = office.in('dispendukcapil');
    expect(person && place(office, person, friday).mode).toBe('WFO');
  });
});

// `classOf` in src/domain/standing.ts takes a type for an id where both are the same word.
test('a unit whose id is the word of its type belongs to the class of the type', async () => {
  const other = await openOffice('mendagri-2026', {
    'serlok.yaml': (text) => text.replace('type: damkar', 'type: pemadam'),
    'edicts/mendagri-2026.yaml': (text) => text.replace('bpbd, damkar', 'bpbd, pemadam'),
  });
  const [person] = other.in('pemadam');
  expect(person && place(other, person, friday).mode).toBe('WFO');
});

test('no hours are reported, so nobody owes a share: the notes say what a region does about it', () => {
  expect(office.edict.share).toBeNull();
  expect(office.plan(somebody(), friday)).toMatchObject({ mode: 'home', duty: false, slots: [] });
  expect(office.edict.notes.join(' ')).toMatch(/tidak diberitakan.*contoh di akhir berkas/s);
});

describe('a region amends it', () => {
  const region = (yaml: string) =>
    openOffice('mendagri-2026', {
      'edicts/se-jumat-contoh.yaml': () => yaml,
      'serlok.yaml': (text) => `${text}  - {use: se-jumat-contoh, for: [kabupaten-contoh]}\n`,
    });

  test('with its own hours, by the example at the foot of the file', async () => {
    const file = readFileSync(`${root}/config/edicts/mendagri-2026.yaml`, 'utf8');
    const example = file
      .slice(file.indexOf('#   amends: mendagri-2026'))
      .split('\n')
      .map((line) => line.replace(/^# {0,3}/, ''))
      .join('\n');
    expect(parse(example)).toMatchObject({ amends: 'mendagri-2026' });
    const at = await region(example);
    const plan = at.plan(at.holder('bappeda', 'Pengelola Data'), friday);
    expect(plan).toMatchObject({ mode: 'home', duty: true, edict: { slug: 'se-jumat-contoh' } });
    expect(plan.slots.map(({ name }) => name)).toEqual(['pagi', 'sore']);
    expect(at.plan(at.holder('bappeda', 'Pengelola Data'), '2026-04-09').duty).toBe(false);
  });

  test('with another day, as East Java did', async () => {
    const at = await region(
      [
        'amends: mendagri-2026',
        'number: 800/1/2026',
        'signedOn: 2026-04-02',
        'effective: {from: 2026-04-06, to: null}',
        'rules:',
        '  - {clause: bagian pengecualian, when: {classes: [tetap-di-kantor], employment: [asn]}, mode: wfo}',
        '  - {clause: bagian hari, when: {weekdays: rabu, employment: [asn]}, mode: wfh}',
        '  - {clause: bagian hari, when: {employment: [asn]}, mode: wfo}',
      ].join('\n'),
    );
    const person = at.holder('bappeda', 'Pengelola Data');
    expect(['2026-04-08', friday].map((date) => at.plan(person, date).mode)).toEqual(['home', 'office']);
    // What is replaced still holds before.
    expect(at.plan(person, '2026-04-02').edict?.slug).toBe('mendagri-2026');
  });
});
