import { describe, expect, test } from 'vitest';
import { readText } from '../../src/intake/lexicon.ts';
import { day } from '../commands/palopo.ts';

const thursday = day('2021-07-29');
const span = (text: string, today = thursday) => {
  const { when } = readText(text, today);
  return when === null ? null : when.from === when.to ? when.from : `${when.from}…${when.to}`;
};

describe('dates people type on Thursday, 29 July 2021', () => {
  test.each([
    ['jadwal hari ini', '2021-07-29'],
    ['wfh kah ini hari', '2021-07-29'],
    ['jadwal dino iki', '2021-07-29'],
    ['rekap dari 1 juli sampai 15 juli', '2021-07-01…2021-07-15'],
    ['rekap tgl 5 s/d 9 juli', '2021-07-05…2021-07-09'],
    ['rekap 5 s.d. 9 juli 2021', '2021-07-05…2021-07-09'],
    ['rekap 1-15 juli', '2021-07-01…2021-07-15'],
    ['rekap 1 – 15 juli', '2021-07-01…2021-07-15'],
    ['rekap tgl 1-15', '2021-07-01…2021-07-15'],
    ['jadwal 28 juli sampai dengan tanggal 5 agustus', '2021-07-28…2021-08-05'],
    ['rekap senin sampai rabu', '2021-07-26…2021-07-28'],
    ['jadwal senin sampai rabu', '2021-08-02…2021-08-04'],
    ['jadwal besok sampai senin', '2021-07-30…2021-08-02'],
    ['rekap opd-07 bulan ini', '2021-07-01…2021-07-31'],
    ['jadwal bsk', '2021-07-30'],
    ['jadwal lusa', '2021-07-31'],
    ['rekap kmrn', '2021-07-28'],
    ['jadwal senin depan', '2021-08-02'],
    ['jadwal senin', '2021-08-02'],
    ['rekap senin kemarin', '2021-07-26'],
    ['jadwal jumat', '2021-07-30'],
    ['jadwal besok senin', '2021-08-02'],
    ['rekap tgl 29', '2021-07-29'],
    ['rekap tgl 30', '2021-06-30'],
    ['mau cuti tgl 3', '2021-08-03'],
    ['rekap 29/7', '2021-07-29'],
    ['rekap 29-7-2021', '2021-07-29'],
    ['rekap 29.7.2021', '2021-07-29'],
    ['rekap 29 juli', '2021-07-29'],
    ['rekap 29 juli 2020', '2020-07-29'],
    ['jadwal akhir bulan', '2021-07-31'],
    ['rekap bulan lalu', '2021-06-01…2021-06-30'],
    ['rekap bulan ini', '2021-07-01…2021-07-31'],
    ['jadwal minggu depan', '2021-08-02…2021-08-08'],
    ['JADWAL MINGGU INI', '2021-07-26…2021-08-01'],
    ['jadwal hari minggu', '2021-08-01'],
    ['jadwal hari minggu depan', '2021-08-08'],
    ['rekap juli', '2021-07-01…2021-07-31'],
    ['rekap desember', '2021-12-01…2021-12-31'],
    ['rekap 30 februari', null],
    ['rekap 45/7', null],
    ['jam 07.30', null],
    ['jadwal', null],
  ])('"%s" is %s', (text, date) => expect(span(text)).toBe(date));

  test('in January December is the one that just ended', () => {
    expect(span('rekap desember', day('2022-01-05'))).toBe('2021-12-01…2021-12-31');
    expect(span('rekap 31/12', day('2022-01-05'))).toBe('2021-12-31');
  });
});
