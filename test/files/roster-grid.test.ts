import { readSheet } from 'read-excel-file/node';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Person } from '../../src/domain/person.ts';
import { readCsv } from '../../src/files/csv.ts';
import { type GridFrame, rosterGrid } from '../../src/files/roster-grid.ts';
import { rosterCsv, rosterTable } from '../../src/files/roster-out.ts';
import { rosterXlsx } from '../../src/files/roster-xlsx.ts';
import * as p from '../commands/palopo.ts';
import * as t from '../commands/turns.ts';
import { bytesOf } from './made.ts';

const from = p.day('2021-08-02');
const to = p.day('2021-08-11');
const frame: GridFrame = {
  agency: 'Pemerintah Kota Palopo',
  letterhead: ['PEMERINTAH KOTA PALOPO', 'DINAS KOMUNIKASI DAN INFORMATIKA'],
  unit: 'Dinas Komunikasi dan Informatika',
  from,
  to,
  signature: {
    placeAndDate: 'Palopo, 30 Juli 2021',
    title: 'Kepala Dinas',
    name: 'Hamzah Yunus',
    nip: '197001012000031002',
  },
};
const ill = [
  {
    person: p.ruslan.id,
    kind: 'sakit' as const,
    from,
    to: from,
    fromMinute: null,
    document: null,
    approvedBy: 'Kepala Dinas',
  },
];
const gridOf = async (people: readonly Person[], change: Partial<GridFrame> = {}) => {
  const board = p.boardOf(t.world({ absences: ill }));
  const plans = (await board.span(from, to, people)).map((day) => day.plan);
  return rosterGrid(plans, { ...frame, ...change });
};
const kominfo = [t.head, p.darmawati, p.ruslan, p.anwar];
/** Names as they come out of a file somebody else filled in (fault 57). */
const hostile = ['=cmd()', '=HYPERLINK("http://x","klik")', '+1+1', '-2', '@SUM(A1)', '\t=1', '＝1+1'];

describe('days across', () => {
  test('a line a person, a letter a day, and what they add up to', async () => {
    const grid = await gridOf(kominfo);
    expect(grid.columns).toEqual([
      ...['No', 'NIP', 'Nama', 'Jabatan', 'Unit'],
      ...['Sen 02/08', 'Sel 03/08', 'Rab 04/08', 'Kam 05/08', 'Jum 06/08', 'Sab 07/08', 'Min 08/08'],
      ...['Sen 09/08', 'Sel 10/08', 'Rab 11/08', 'WFO', 'WFH'],
    ]);
    const letters = grid.rows.map((row) => row.slice(5).join(' '));
    expect(letters).toEqual([
      'O O O O O L L O O L 7 0',
      'O O H H H L L – – L 2 3',
      'C O O H H L L – – L 2 2',
      'H H O O H L L – – L 2 3',
    ]);
    expect(grid.rows[3]?.slice(0, 5)).toEqual([4, p.anwar.nip, 'Anwar Taufik', 'Pelaksana', 'UPT Pusat Data']);
    expect(grid.foot.map((row) => row.slice(2).join(' '))).toEqual([
      'Jumlah WFO   2 3 3 2 1 0 0 1 1 0 13 ',
      'Jumlah WFH   1 1 1 2 3 0 0 0 0 0  8',
    ]);
  });

  test('stands under letterhead, unit, period and edict; without a letterhead under the name of the government', async () => {
    expect((await gridOf(kominfo)).head).toEqual([
      'PEMERINTAH KOTA PALOPO',
      'DINAS KOMUNIKASI DAN INFORMATIKA',
      'JADWAL KERJA PEGAWAI',
      'Unit: Dinas Komunikasi dan Informatika',
      'Periode: 2–11 Agustus 2021',
      'Dasar: SE 800/1090/BKPSDM/VII/2021',
    ]);
    expect((await gridOf(kominfo, { letterhead: [] })).head[0]).toBe('Pemerintah Kota Palopo');
  });

  test('who works anywhere has a letter and a sum of his own', async () => {
    const board = p.boardOf(t.world({ rows: () => t.byHand(p.darmawati, 'wfa') }));
    const plans = (await board.span(from, from, [p.darmawati])).map((day) => day.plan);
    const grid = rosterGrid(plans, frame);
    expect(grid.columns.slice(5)).toEqual(['Sen 02/08', 'WFO', 'WFH', 'WFA']);
    expect(grid.rows[0]?.slice(5)).toEqual(['A', 0, 0, 1]);
  });

  test('in a terminal the letters stand under their days', async () => {
    const [, , , , , , , header = '', first = ''] = rosterTable(await gridOf(kominfo)).split('\n');
    expect(first[header.indexOf('Sen 02/08')]).toBe('O');
    expect(first[header.indexOf('Rab 11/08')]).toBe('L');
    expect(rosterTable(await gridOf(kominfo))).toContain('C = tidak bertugas/cuti');
    expect(rosterTable(await gridOf(kominfo))).not.toContain('sakit');
  });
});

describe('as CSV', () => {
  test('can be read back, with all digits of the NIP', async () => {
    const read = readCsv(bytesOf(rosterCsv(await gridOf(kominfo))), 'jadwal.csv');
    if (read.kind !== 'grid') throw new Error('refused');
    expect(read.rows[0]?.[1]).toBe('NIP');
    expect(read.rows[2]).toEqual([
      '2',
      p.darmawati.nip,
      'Darmawati Sanusi',
      'Pelaksana',
      p.kominfo.name,
      ...'OOHHHLL––L',
      '2',
      '3',
    ]);
  });

  test.each(hostile)('never begins a cell with the formula %j', async (name) => {
    const text = rosterCsv(await gridOf([{ ...p.darmawati, name, title: name }]));
    const read = readCsv(bytesOf(text), 'jadwal.csv');
    if (read.kind !== 'grid') throw new Error('refused');
    expect(read.rows[1]?.slice(2, 4)).toEqual([`'${name}`, `'${name}`]);
  });
});

describe('as a workbook', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  test('can be read back: letterhead, table, sums, legend and a place to sign', async () => {
    const rows = await readSheet(Buffer.from(await rosterXlsx(await gridOf(kominfo))));
    const line = (text: string) => rows.findIndex((row) => row.some((value) => value === text));
    expect(rows[0]?.[0]).toBe('PEMERINTAH KOTA PALOPO');
    const header = line('NIP');
    expect(rows[header]?.slice(0, 6)).toEqual(['No', 'NIP', 'Nama', 'Jabatan', 'Unit', 'Sen 02/08']);
    expect(rows[header + 2]).toEqual([
      ...[2, p.darmawati.nip, 'Darmawati Sanusi', 'Pelaksana', p.kominfo.name],
      ...'OOHHHLL––L',
      ...[2, 3],
    ]);
    expect(rows[line('Jumlah WFO')]?.at(-2)).toBe(13);
    const signed = line('Palopo, 30 Juli 2021');
    expect(signed).toBeGreaterThan(line('Jumlah WFH'));
    expect(rows.slice(signed).flat().filter(Boolean)).toEqual([
      'Palopo, 30 Juli 2021',
      'Kepala Dinas',
      'Hamzah Yunus',
      'NIP 197001012000031002',
    ]);
    expect(JSON.stringify(rows)).toContain('– = belum ada jadwal');
  });

  test('keeps the eighteen digits of a NIP as text', async () => {
    const rows = await readSheet(Buffer.from(await rosterXlsx(await gridOf([p.darmawati]))));
    const nip = rows.flat().find((value) => String(value).startsWith('19850717'));
    expect(nip).toBe(p.darmawati.nip);
    expect(nip).toHaveLength(18);
  });

  test.each(hostile)('keeps the name %j as letters, without a formula', async (name) => {
    const bytes = await rosterXlsx(await gridOf([{ ...p.darmawati, name }]));
    const rows = await readSheet(Buffer.from(bytes), { trim: false });
    expect(rows.flat()).toContain(name);
    const { unzipSync, strFromU8 } = await import('fflate');
    expect(strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())).not.toContain('<f>');
  });

  test('without somebody named the place to sign is left open', async () => {
    const rows = await readSheet(Buffer.from(await rosterXlsx(await gridOf(kominfo, { signature: null }))));
    expect(rows.flat().filter((value) => String(value).includes('………'))).toHaveLength(4);
  });

  test('the same roster is the same file, whenever it is made', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const grid = await gridOf(kominfo);
    vi.setSystemTime(p.at(p.thursday, '08.00'));
    const morning = await rosterXlsx(grid);
    vi.setSystemTime(p.at(p.friday, '17.00'));
    expect(Buffer.from(await rosterXlsx(grid)).equals(Buffer.from(morning))).toBe(true);
  });

  test('a month of a large office is still one sheet', async () => {
    const many = Array.from({ length: 150 }, (_, i) => ({
      ...p.darmawati,
      id: 1000 + i,
      nip: `19850717201001${2000 + i}`,
    }));
    const board = p.boardOf(t.world());
    const plans = (await board.span(p.day('2021-08-01'), p.day('2021-08-31'), many)).map((day) => day.plan);
    const rows = await readSheet(Buffer.from(await rosterXlsx(rosterGrid(plans, frame))));
    expect(rows.filter((row) => String(row[1]).startsWith('1985'))).toHaveLength(150);
    expect(Math.max(...rows.map((row) => row.length))).toBe(5 + 31 + 2);
  });
});
