import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import writeXlsx, { type SheetData } from 'write-excel-file/node';
import { readTable, type Table } from '../../src/files/table.ts';
import { bytesOf, csv, lines } from './made.ts';

const columns = { required: ['nip', 'nama'], optional: ['mulai', 'tik'] } as const;
const read = (bytes: Uint8Array) => readTable(bytes, 'a.csv', columns);
const refusal = (table: Table) => (table.kind === 'refused' ? lines(table.problems).join('\n') : 'read');
const cells = (table: Table) =>
  table.kind === 'table'
    ? table.rows.map(({ row, cells: values }) => [row, values['nip'], values['nama']])
    : refusal(table);

describe('a CSV file', () => {
  test.each([',', ';', '\t'])('may separate with %j', async (mark) => {
    const table = await read(csv(`nip${mark}nama`, `1${mark}"Ani${mark} S.Sos"`));
    expect(cells(table)).toEqual([[2, '1', `Ani${mark} S.Sos`.replace(/\s+/, ' ')]]);
  });

  test('may begin with a BOM, end lines in any way and name its columns loosely', async () => {
    expect(cells(await read(bytesOf('\uFEFFNama ; NIP.\r\nAni;1\r\n')))).toEqual([[2, '1', 'Ani']]);
    expect(cells(await read(bytesOf('\uFEFFNama ; NIP\r\nAni;1\r\n\r\nBudi;2')))).toEqual([
      [2, '1', 'Ani'],
      [4, '2', 'Budi'],
    ]);
    expect(cells(await read(bytesOf('nama,nip\rAni,1\r')))).toEqual([[2, '1', 'Ani']]);
  });

  test('counts rows as the spreadsheet does, also past a cell of two lines', async () => {
    expect(cells(await read(csv('nip,nama', '1,"Ani', 'Lestari"', '', '2,Budi')))).toEqual([
      [2, '1', 'Ani Lestari'],
      [4, '2', 'Budi'],
    ]);
  });

  test('loses the direction marks WhatsApp copies along', async () => {
    expect(cells(await read(csv('nip,nama', '\u202A1\u202C,\u0007Ani')))).toEqual([[2, '1', 'Ani']]);
  });

  test('has its unknown columns ignored with a note, __proto__ too', async () => {
    const table = await read(csv('nip,nama,__proto__,constructor', '1,Ani,x,y'));
    expect(table).toMatchObject({
      kind: 'table',
      notes: ['kolom tidak dikenal diabaikan: "__proto__", "constructor"'],
    });
    expect(table.kind === 'table' && Object.keys(table.rows[0]?.cells ?? {})).toEqual(['nip', 'nama', 'mulai', 'tik']);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  test.each([
    ['without a required column', csv('nama', 'Ani'), 'kolom wajib tidak ada: nip; judul yang terbaca: "nama"'],
    ['with a column twice', csv('nip,nama,NIP', '1,Ani,2'), 'kolom nip: judul ini muncul lebih dari sekali'],
    ['with a header only', csv('nip,nama'), 'tidak ada baris data'],
    ['without anything', new Uint8Array(), 'berkas kosong'],
    ['in Latin-1', new Uint8Array([...bytesOf('nip,nama\n1,Jos'), 0xe9, 10]), 'simpan sebagai CSV UTF-8'],
    ['in UTF-16', new Uint8Array([0xff, 0xfe, 0x6e, 0]), 'simpan sebagai CSV UTF-8'],
    ['with NUL bytes', bytesOf('nip,nama\n1,A\0ni\n'), 'bukan berkas teks'],
    ['with an open quote', csv('nip,nama', '1,"Ani'), 'dibuka tetapi tidak ditutup'],
    ['with a quote inside', csv('nip,nama', '1,Ani "Ana" S'), 'tanda kutip'],
  ])('%s is refused', async (_, bytes, why) => {
    expect(refusal(await read(bytes))).toContain(why);
  });

  test('with a comma in a bare name loses that row, with its number', async () => {
    const table = await read(csv('nip,nama', '1,Ani, S.Sos', '2,Budi'));
    expect(table.kind === 'table' && lines(table.problems)).toEqual([
      'a.csv: baris 2: isian lebih banyak daripada judul kolom ("S.Sos"); isian yang memuat koma atau titik koma harus diapit tanda kutip',
    ]);
    expect(cells(table)).toEqual([[3, '2', 'Budi']]);
  });
});

describe('a file from an old system', () => {
  test.each([
    ['BIFF', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ['raw BIFF', new Uint8Array([0x09, 0x08, 0x10, 0x00, 0, 0])],
    ['HTML called .xls', bytesOf('\n<html><table><tr><td>nip</td></tr></table></html>')],
  ])('%s is told to be saved as .xlsx', async (_, bytes) => {
    expect(refusal(await read(bytes))).toContain('simpan ulang sebagai .xlsx');
  });
});

describe('an XLSX file', () => {
  const sheet = async (rows: SheetData) => new Uint8Array(await writeXlsx(rows).toBuffer());

  test('is read from its first sheet, dates as YYYY-MM-DD, numbers marked', async () => {
    const day = { value: new Date(Date.UTC(2021, 6, 30)), type: Date, format: 'dd/mm/yyyy' } as const;
    const table = await read(
      await sheet([['nip', 'nama', 'mulai', 'tik'], ['1', '=HYPERLINK("x")', day, true], [], [2, 'Budi', null, false]]),
    );
    expect(table).toMatchObject({
      kind: 'table',
      rows: [
        { row: 2, cells: { nip: '1', nama: '=HYPERLINK("x")', mulai: '2021-07-30', tik: 'ya' } },
        { row: 4, cells: { nip: '2', nama: 'Budi', mulai: '', tik: 'tidak' } },
      ],
    });
    expect(table.kind === 'table' && table.rows.map((row) => [...row.numbers])).toEqual([[], ['nip']]);
  });

  test('of more than 20 000 rows is refused', async () => {
    const rows = Array.from({ length: 20_001 }, (_, i) => [String(i), 'Ani']);
    expect(refusal(await read(await sheet([['nip', 'nama'], ...rows])))).toContain('lebih dari 20000 baris');
  }, 20_000);

  test('of 100 KB that unpacks to 100 MB is refused before it is unpacked', async () => {
    const bomb = zipSync({
      'xl/workbook.xml': bytesOf('<x/>'),
      'xl/worksheets/sheet1.xml': new Uint8Array(100e6).fill(32),
    });
    expect(bomb.length).toBeLessThan(130_000);
    expect(refusal(await read(bomb))).toContain('lebih dari 50 MB');
  }, 20_000);

  test('of 48 KB that unpacks to 49 MB of blanks is refused at once too', async () => {
    const padding = new Uint8Array(49e6).fill(32);
    const bomb = zipSync({ 'xl/workbook.xml': bytesOf('<x/>'), 'xl/worksheets/sheet1.xml': padding });
    expect(refusal(await read(bomb))).toContain('pengulangan semata');
  }, 20_000);

  test('whose directory lies about its size is refused all the same', async () => {
    const book = zipSync({
      '[Content_Types].xml': bytesOf('<x/>'),
      'xl/workbook.xml': bytesOf('<workbook><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>'),
      'xl/_rels/workbook.xml.rels': bytesOf(
        '<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
      ),
      'xl/worksheets/sheet1.xml': new Uint8Array(120e6).fill(32),
    });
    const view = new DataView(book.buffer, book.byteOffset, book.byteLength);
    for (let i = 0; i + 4 < book.length; i++) {
      const at = view.getUint32(i, true) === 0x02014b50 ? i + 24 : view.getUint32(i, true) === 0x04034b50 ? i + 22 : -1;
      if (at > 0 && view.getUint32(at, true) === 120e6) view.setUint32(at, 1000, true);
    }
    expect(refusal(await read(book))).toContain('a.csv: ');
  }, 20_000);

  test.each([
    ['a cell far away', '<row r="99999999999"><c r="A99999999999" t="inlineStr"><is><t>x</t></is></c></row>'],
    ['billion laughs', '<row r="1"><c r="A1" t="inlineStr"><is><t>&lol9;</t></is></c></row>'],
  ])(
    'with %s does no harm',
    async (_, row) => {
      const laughs = Array.from({ length: 9 }, (_x, i) => `<!ENTITY lol${i + 1} "${`&lol${i};`.repeat(10)}">`).join('');
      const bytes = zipSync({
        'xl/workbook.xml': bytesOf('<workbook><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>'),
        'xl/_rels/workbook.xml.rels': bytesOf(
          '<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        ),
        'xl/worksheets/sheet1.xml': bytesOf(
          `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol0 "lol">${laughs}]><worksheet><sheetData>${row}</sheetData></worksheet>`,
        ),
      });
      expect(refusal(await read(bytes))).not.toBe('read');
    },
    20_000,
  );

  test('that is broken or no workbook is refused', async () => {
    expect(refusal(await read(bytesOf('PK\u0003\u0004 and nothing more')))).toContain('rusak');
    expect(refusal(await read(zipSync({ 'a.txt': bytesOf('hi') })))).toContain('bukan buku kerja Excel');
    expect(refusal(await read(zipSync({ 'xl/workbook.xml': bytesOf('<x/>') })))).toContain('a.csv: ');
    expect(refusal(await read(new Uint8Array([0x50, 0x4b, 3, 4, ...new Uint8Array(6e6)])))).toContain(
      'lebih dari 5 MB',
    );
  });
});

test('no bytes whatever crash the reader', async () => {
  const text = fc.string({
    unit: fc.constantFrom('"', ',', ';', '\t', '\r', '\n', 'a', '=', "'", '<', '\0'),
    maxLength: 60,
  });
  const any = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.uint8Array({ maxLength: 100 }).map((rest) => new Uint8Array([0x50, 0x4b, 3, 4, ...rest])),
    text.map((rest) => bytesOf(`nip,nama\n${rest}`)),
  );
  await fc.assert(
    fc.asyncProperty(any, async (bytes) => {
      const table = await read(bytes);
      expect(
        table.kind === 'refused' ? table.problems.length : table.rows.length + table.problems.length,
      ).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});
