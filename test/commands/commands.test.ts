import { describe, expect, test } from 'vitest';
import { answer, understand } from '../../src/commands/index.ts';
import type { Person } from '../../src/domain/person.ts';
import { readText } from '../../src/intake/lexicon.ts';
import { refused } from '../../src/words/refused.ts';
import * as p from './palopo.ts';

const all4 = (who: Person) => ['07.10', '12.05', '13.10', '16.20'].map((clock) => p.share(who, p.thursday, clock));

/** What somebody who types this is told, at that time of Thursday, 29 July 2021. */
async function ask(who: Person, text: string, change: Partial<p.World> = {}, inGroup = false) {
  const world = { now: p.at(p.thursday, '07.20'), shares: [p.share(p.darmawati, p.thursday, '07.12')], ...change };
  const board = p.boardOf(world);
  const asker = p.askerOf(who);
  const phrase = readText(text, asker.today);
  const intent = understand(phrase, asker, inGroup);
  const reply = await answer({ intent, phrase, inGroup }, asker, p.depsOf(board));
  return { ...reply, intent, text: reply.text ?? '' };
}

describe('an employee asks about himself', () => {
  test('status', async () => {
    const { text, audit } = await ask(p.darmawati, 'absen sy hari ini');
    expect(text).toContain('1. Pagi 07.00–07.30: tercatat 07.12');
    expect(audit).toEqual([]);
  });
  test('status with the own name is the own status', async () => {
    expect((await ask(p.darmawati, 'status Darmawati')).text).toContain('Status Darmawati Sanusi');
  });
  test('jadwal: today and the next five working days', async () => {
    const { text } = await ask(p.darmawati, 'jadwal');
    expect(text).toContain(
      'Kam 29/07 WFH · Jum 30/07 WFH · Sen 02/08 WFH · Sel 03/08 WFH · Rab 04/08 WFH · Kam 05/08 WFH',
    );
    expect(text).toContain('SE 800/1090/BKPSDM/VII/2021');
  });
  test('jadwal of a day, a week, a holiday', async () => {
    expect((await ask(p.darmawati, 'jadwal bsk')).text).toContain('Jumat, 30 Juli 2021');
    expect((await ask(p.darmawati, 'jadwal minggu depan')).text).toContain('Sen 02/08 WFH');
    expect((await ask(p.darmawati, 'jadwal 17/8')).text).toContain('libur nasional (Hari Kemerdekaan)');
  });
  test('rekap with misses and dates', async () => {
    const { text } = await ask(p.darmawati, 'rekap', { now: p.at(p.thursday, '18.00') });
    expect(text).toContain('Rekap Darmawati Sanusi, 1–29 Juli 2021');
    expect(text).toContain('Sore: 1 kali (Kam 29/07)');
  });
  test('jam, also on Friday and without duty', async () => {
    expect((await ask(p.darmawati, 'jam berapa kirim lokasi')).text).toContain('Pagi 07.00–07.30');
    expect((await ask(p.darmawati, 'jam kirim lokasi jumat')).text).toContain('Istirahat 11.30–12.30');
    expect((await ask(p.fitriani, 'jam')).text).toContain('WFO');
  });
  test('libur', async () => {
    expect((await ask(p.darmawati, 'hari ini libur?')).text).toContain('hari kerja');
    const { text } = await ask(p.darmawati, '11 agustus libur?');
    expect(text).toContain('Tahun Baru Islam 1443 H');
    expect(text).toContain('Selasa, 17 Agustus 2021: Hari Kemerdekaan');
  });
  test('privasi, bantuan, mulai', async () => {
    expect((await ask(p.darmawati, 'data saya')).text).toContain(
      'dilihat oleh Kepala Dinas dan Bapak/Ibu Fitriani Rahman',
    );
    const help = await ask(p.darmawati, '?');
    expect(help.text).toContain('Hari ini (Kam 29/07) *WFH*: Pagi 07.00–07.30');
    expect(help.text).not.toContain('rekap opd');
    expect(help.text).toContain('*kenapa*');
    expect((await ask(p.fitriani, 'bantuan')).text).toMatch(/\*rekap opd\*.*\*jadwal opd\*/);
    expect(await ask(p.fitriani, 'mulai')).toMatchObject({ effect: 'mulai' });
  });
  test('whoever has moved is asked for the location of the new place', async () => {
    const { text } = await ask(p.darmawati, 'ubah lokasi rumah saya');
    expect(text).toContain('kirim lokasinya ke chat ini');
  });
  test('nods get silence', async () => {
    for (const text of ['siap pak', '👍', 'belum pak', 'belum']) expect((await ask(p.darmawati, text)).text).toBe('');
  });
});

describe('an employee asks about others', () => {
  const questions = [
    ...['siapa belum', 'rekap opd', 'siapa wfo hari ini', 'laporan hari ini', 'rekap diskominfo kemarin'],
    ...['jadwal opd', 'jadwal dinas minggu depan', 'kenapa pak Ruslan wfo besok', 'kenapa Zulkarnain wfh'],
    ...['status Ruslan', 'status Zulkarnain', 'jadwal pak Ruslan', 'rekap Ruslan', 'cek keberadaan pak Anwar'],
    ...[
      'panggil Ruslan jam 10',
      'Ruslan wfh hari ini?',
      'ruslan sudah absen?',
      `status ${p.ruslan.nip}`,
      'pak Ruslan dimana',
    ],
  ];
  test.each(questions)('"%s" is refused in one sentence and written down', async (text) => {
    const reply = await ask(p.darmawati, text);
    expect(reply.text).toBe(refused);
    expect(reply.audit).toMatchObject([{ actor: p.darmawati.nip, action: 'refused', detail: reply.intent }]);
  });
  test('the refusal is the same whether the person exists or not', async () => {
    expect((await ask(p.darmawati, 'status Ruslan')).text).toBe((await ask(p.darmawati, 'status Xaverius')).text);
  });
});

describe('a Kasubag asks', () => {
  test('belum: who has not sent for the open slot', async () => {
    const { text, audit } = await ask(p.fitriani, 'belum');
    expect(text).toContain('Belum mengirim lokasi – *Pagi*');
    expect(text).toContain('2 dari 3 pegawai WFH:');
    expect(text).toContain('1. Ruslan Effendi (Pelaksana)');
    expect(text).toContain('2. Anwar Taufik (Pelaksana)');
    expect(text).toContain('Belum ada jadwal: 1 (Bestari Hakim).');
    expect(text).toContain('Slot masih terbuka sampai 07.30 WITA.');
    expect(text).not.toContain('Wulan');
    expect(audit).toMatchObject([{ actor: p.fitriani.nip, action: 'read', detail: 'belum diskominfo 2021-07-29' }]);
  });
  test('belum with a slot', async () => {
    const later = { now: p.at(p.thursday, '16.30'), shares: all4(p.darmawati).slice(0, 3) };
    expect((await ask(p.fitriani, 'siapa belum pagi', later)).text).toContain('*Pagi*');
    expect((await ask(p.fitriani, 'siapa yg blm serlok sore', later)).text).toContain('*Sore*');
    expect((await ask(p.fitriani, 'cek yg tdk kirim siang', later)).text).toContain('*Selesai istirahat*');
    expect((await ask(p.fitriani, 'siapa belum istirahat', later)).text).toContain('*Istirahat*');
    expect((await ask(p.fitriani, 'belum', later)).text).toContain('*Sore*');
  });
  test('belum while the queue is not drained: gangguan, and no name', async () => {
    const { text } = await ask(p.fitriani, 'belum', {
      now: p.at(p.thursday, '07.40'),
      drainedThrough: p.at(p.thursday, '07.10'),
    });
    expect(text).toContain('*gangguan*');
    expect(text).not.toContain('Ruslan');
  });
  test('belum before the first slot and on a weekend', async () => {
    expect((await ask(p.fitriani, 'belum', { now: p.at(p.thursday, '06.00') })).text).toContain(
      'baru dibuka pukul 07.00',
    );
    expect((await ask(p.fitriani, 'siapa belum sabtu depan')).text).toContain('Tidak ada jadwal kirim lokasi');
  });
  test('rekap opd', async () => {
    const { text } = await ask(p.fitriani, 'rekap 29/7', { now: p.at(p.thursday, '18.00'), shares: all4(p.darmawati) });
    expect(text).toContain('WFO 2 · WFH 3');
    expect(text).toContain(
      'Lengkap: 1 pegawai. Tidak lengkap: 2 – Ruslan Effendi (Pagi, Istirahat, Selesai istirahat, Sore)',
    );
    expect((await ask(p.fitriani, 'rekap opd bulan ini', { now: p.at(p.thursday, '18.00') })).text).toContain(
      '1–29 Juli 2021',
    );
  });
  test('siapa wfo', async () => {
    const { text } = await ask(p.fitriani, 'siapa wfo hari ini');
    expect(text).toContain('1. Fitriani Rahman (Kasubag Umum dan Kepegawaian)');
    expect(text).not.toContain('Dinas Sosial');
  });
  test('one of his people by name, also mistyped, and it is written down', async () => {
    const { text, audit } = await ask(p.fitriani, 'status Darmawti');
    expect(text).toContain('Data Bapak/Ibu Darmawati Sanusi:');
    expect(audit).toMatchObject([{ actor: p.fitriani.nip, action: 'read', detail: `status ${p.darmawati.nip}` }]);
    expect((await ask(p.fitriani, 'jadwal pak Ruslan')).text).toContain('Jadwal Ruslan Effendi');
    expect((await ask(p.fitriani, 'rekap darmawati kemarin')).text).toContain('Rekap Darmawati Sanusi');
    expect((await ask(p.fitriani, 'rekap anwar')).text).toContain('Rekap Anwar Taufik');
  });
  test('people and units elsewhere are refused, existing or not', async () => {
    for (const text of ['status Wulan', 'status Xaverius', 'rekap dinsos', 'siapa belum dinas sosial']) {
      const reply = await ask(p.fitriani, text);
      expect(reply.text).toBe(refused);
      expect(reply.audit[0]?.action).toBe('refused');
    }
  });
});

describe('those who see the whole city', () => {
  test('BKPSDM: figures by unit, names of a unit that is named', async () => {
    const { text } = await ask(p.nurhayati, 'siapa belum');
    expect(text).toContain('Dinas Komunikasi dan Informatika: belum mengirim 1 dari 2, belum ada jadwal 1');
    expect(text).toContain('Dinas Sosial: belum mengirim 1 dari 1');
    expect(text).not.toContain('Ruslan');
    expect((await ask(p.nurhayati, 'siapa belum diskominfo')).text).toContain('Ruslan Effendi');
    expect((await ask(p.nurhayati, 'rekap diskominfo kemarin')).text).toContain(
      'Dinas Komunikasi dan Informatika\nRingkasan Rabu, 28 Juli 2021',
    );
    expect((await ask(p.nurhayati, 'rekap opd')).text).toContain('*Dinas Sosial*: WFO 0 · WFH 1');
    expect((await ask(p.nurhayati, 'status Wulan')).text).toContain('Status Wulan Permata');
    expect((await ask(p.nurhayati, 'rekap dinas khayalan')).text).toContain('tidak ditemukan');
  });
  test('leaders see figures of all units, and names when they ask for one, which is audited', async () => {
    for (const text of ['belum', 'rekap opd', 'siapa wfo']) {
      const reply = await ask(p.walikota, text, { now: p.at(p.thursday, '18.00') });
      expect(reply.text).toMatch(/Komunikasi/);
      for (const person of p.everybody) expect(reply.text).not.toContain(person.name);
    }
    const named = await ask(p.walikota, 'siapa belum diskominfo', { now: p.at(p.thursday, '18.00') });
    expect(named.text).toContain('Anwar Taufik');
    expect(named.audit).toMatchObject([{ action: 'read' }]);
    expect((await ask(p.walikota, 'status Ruslan')).text).toBe(refused);
  });
  test('a head sees the own unit and below', async () => {
    expect((await ask(p.hamzah, 'siapa belum')).text).toContain('Anwar Taufik');
    expect((await ask(p.hamzah, 'rekap dinsos')).text).toBe(refused);
  });
});

describe('a group', () => {
  test('hears hours, holidays and how to share, and never a name or a state', async () => {
    const texts = [
      'jam',
      'libur',
      'bantuan',
      'status',
      'belum',
      'siapa belum',
      'rekap opd',
      'jadwal',
      'jadwal opd',
      'kenapa saya wfo selasa',
      'kenapa Darmawati wfo selasa',
      'sakit',
      'serlok',
      'privasi',
      'mulai',
    ];
    for (const who of [p.fitriani, p.darmawati, p.nurhayati])
      for (const question of texts) {
        const { text } = await ask(who, question, {}, true);
        for (const person of p.everybody) for (const part of person.name.split(' ')) expect(text).not.toContain(part);
        expect(text).not.toMatch(/WFO|tercatat \d|belum mengirim/);
      }
    expect((await ask(p.fitriani, 'jam', {}, true)).text).toContain('menurut edaran');
    expect((await ask(p.fitriani, 'status', {}, true)).text).toBe('');
  });
});
