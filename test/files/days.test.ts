import { describe, expect, test } from 'vitest';
import writeXlsx from 'write-excel-file/node';
import { readAbsences } from '../../src/files/absence.ts';
import { readRoster } from '../../src/files/roster.ts';
import { ahmad, csv, directory, fitri, lines } from './made.ts';

describe('a roster file', () => {
  const read = (...rows: readonly string[]) => readRoster(csv('nip;tanggal;mode', ...rows), 'jadwal.csv', directory);

  test('gives one entry per person and date', async () => {
    const { rows, problems } = await read(`${ahmad};2021-07-30;wfh`, `${fitri};2021-07-30;WFO`);
    expect(problems).toEqual([]);
    expect(rows).toEqual([
      { date: '2021-07-30', person: 1, mode: 'wfh' },
      { date: '2021-07-30', person: 2, mode: 'wfo' },
    ]);
  });

  test.each([
    ['an unknown NIP', '123;2021-07-30;wfh', 'kolom nip: "123" tidak dikenal; impor dahulu pegawainya'],
    ['a date that does not exist', `${ahmad};2021-02-30;wfh`, 'kolom tanggal: "2021-02-30"'],
    ['no date', `${ahmad};;wfh`, 'kolom tanggal: kosong'],
    ['an unknown mode', `${ahmad};2021-07-30;rumah`, 'kolom mode: "rumah"; seharusnya wfh, wfo, wfa, libur'],
    ['no mode', `${ahmad};2021-07-30;`, 'kolom mode: kosong'],
  ])('with %s is refused', async (_, row, why) => {
    const { rows, problems } = await read(row);
    expect(rows).toEqual([]);
    expect(lines(problems)).toEqual([expect.stringContaining(`jadwal.csv: baris 2, ${why}`)]);
  });

  test('contradicting itself is refused; repeating itself is noted', async () => {
    const day = `${ahmad};2021-07-30`;
    const contrary = await read(`${day};wfh`, `${day};wfo`);
    expect(contrary.rows).toEqual([]);
    expect(lines(contrary.problems)).toEqual([
      'jadwal.csv: baris 2, kolom mode: bertentangan dengan baris 3; seharusnya satu keterangan saja',
      'jadwal.csv: baris 3, kolom mode: bertentangan dengan baris 2; seharusnya satu keterangan saja',
    ]);
    const again = await read(`${day};wfh`, `${day};wfh`);
    expect(again.rows).toHaveLength(1);
    expect(again.notes).toEqual(['baris yang sama persis sudah ada; dihitung sekali (baris 3)']);
  });

  test('as XLSX takes its dates from date cells', async () => {
    const day = { value: new Date(Date.UTC(2021, 6, 30)), type: Date, format: 'd mmmm yyyy' } as const;
    const book = await writeXlsx([
      ['nip', 'tanggal', 'mode'],
      [ahmad, day, 'wfh'],
    ]).toBuffer();
    const { rows } = await readRoster(new Uint8Array(book), 'jadwal.xlsx', directory);
    expect(rows).toEqual([{ date: '2021-07-30', person: 1, mode: 'wfh' }]);
  });
});

describe('an absence file', () => {
  const header = 'nip,jenis,mulai,sampai,dari_jam,nomor_surat,disetujui_oleh';
  const read = (...rows: readonly string[]) => readAbsences(csv(header, ...rows), 'cuti.csv', directory);

  test('gives the absence; without an approver it is still waiting', async () => {
    const { rows, problems, notes } = await read(
      `${ahmad},cuti,2021-07-29,2021-07-30,,850/112,Kepala Dinas`,
      `${fitri},izin,2021-07-30,2021-07-30,12.00,,`,
    );
    expect(problems).toEqual([]);
    expect(rows).toEqual([
      {
        person: 1,
        kind: 'cuti',
        from: '2021-07-29',
        to: '2021-07-30',
        fromMinute: null,
        document: '850/112',
        approvedBy: 'Kepala Dinas',
      },
      {
        person: 2,
        kind: 'izin',
        from: '2021-07-30',
        to: '2021-07-30',
        fromMinute: 720,
        document: null,
        approvedBy: null,
      },
    ]);
    expect(notes).toEqual(['disetujui_oleh kosong: menunggu persetujuan (baris 3)']);
  });

  test.each([
    ['an unknown NIP', '123,cuti,2021-07-29,2021-07-30,,,', 'kolom nip: "123" tidak dikenal'],
    ['an unknown kind', `${ahmad},liburan,2021-07-29,2021-07-30,,,`, 'kolom jenis: "liburan"; seharusnya cuti, sakit'],
    ['no end', `${ahmad},cuti,2021-07-29,,,,`, 'kolom sampai: kosong'],
    ['an end before its beginning', `${ahmad},cuti,2021-07-29,2021-07-28,,,`, 'kolom sampai: "2021-07-28"'],
    ['a time that is none', `${ahmad},izin,2021-07-29,2021-07-29,25.00,,`, 'kolom dari_jam: "25.00"'],
    ['an hour without minutes', `${ahmad},izin,2021-07-29,2021-07-29,13,,`, 'seharusnya jam seperti 13.00'],
  ])('with %s is refused', async (_, row, why) => {
    const { rows, problems } = await read(row);
    expect(rows).toEqual([]);
    expect(lines(problems)).toEqual([expect.stringContaining(why)]);
  });

  test('takes the time of half a day with a point, a colon or from a time cell', async () => {
    const time = { value: new Date(Date.UTC(1899, 11, 30, 13, 30)), type: Date, format: 'hh:mm' } as const;
    const cells = [ahmad, 'izin', '2021-07-29', '2021-07-29', time];
    const book = await writeXlsx([header.split(',').slice(0, 5), cells]).toBuffer();
    expect((await readAbsences(new Uint8Array(book), 'cuti.xlsx', directory)).rows[0]?.fromMinute).toBe(810);
    expect((await read(`${ahmad},izin,2021-07-29,2021-07-29,13:30,,`)).rows[0]?.fromMinute).toBe(810);
  });
});
