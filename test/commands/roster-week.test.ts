import { describe, expect, test } from 'vitest';
import type { Person } from '../../src/domain/person.ts';
import type { RosterRow } from '../../src/domain/roster.ts';
import { type LocalDate, weekdayOf } from '../../src/domain/time.ts';
import { refused } from '../../src/words/refused.ts';
import * as p from './palopo.ts';
import * as t from './turns.ts';

const tuesday = p.day('2021-08-03');
const onLeave = {
  absences: [
    {
      person: p.ruslan.id,
      kind: 'sakit' as const,
      from: tuesday,
      to: tuesday,
      fromMinute: null,
      document: '123/RS',
      approvedBy: 'Kepala Dinas',
    },
  ],
};

/** A unit of that many, a quarter at the office in turn, all under the Kasubag. */
function crowd(size: number, name = (i: number) => `Pegawai ${String.fromCharCode(65 + (i % 26))}${i}, S.Sos., M.Si.`) {
  const people: readonly Person[] = [
    p.fitriani,
    ...Array.from({ length: size - 1 }, (_, i) => p.person(name(i), p.kominfo)),
  ];
  const rows = (date: LocalDate): ReadonlyMap<number, RosterRow> =>
    new Map(
      people.map((who, i) => [who.id, { mode: (i + weekdayOf(date)) % 4 === 0 ? 'wfo' : 'wfh', edict: 'palopo-2021' }]),
    );
  return { people, rows };
}

describe('jadwal opd', () => {
  test('header, figures and names day by day, who is at the office on all days once, hours, and what is open', async () => {
    const { text, audit } = await t.told(p.fitriani, 'jadwal opd minggu depan');
    const lines = text.split('\n');
    expect(lines[0]).toBe(
      'Jadwal kerja Dinas Komunikasi dan Informatika, 2–6 Agustus 2021 · SE 800/1090/BKPSDM/VII/2021',
    );
    for (const line of [
      'WFO setiap hari: Hamzah Yunus.',
      '*Sen 02/08* – WFO 3 · WFH 2 · belum ada jadwal 1',
      'WFO lainnya: Fitriani Rahman; Darmawati Sanusi',
      'Belum ada jadwal (edaran belum mengatur jabatannya): Yuliana Saleh.',
      '*UPT Pusat Data*',
      '*Rab 04/08* – WFO 1 · WFH 0',
      'WFO: Anwar Taufik',
    ])
      expect(lines).toContain(line);
    expect(text).toContain('Hari WFH (Jum): kirim lokasi pukul Pagi 07.00–07.30, Istirahat 11.30–12.30');
    expect(text).toContain('WITA.');
    expect(audit).toMatchObject([
      { actor: p.fitriani.nip, action: 'read', detail: 'jadwal-opd diskominfo 2021-08-02..2021-08-08' },
    ]);
  });

  test('whoever is ill or on leave is "tidak bertugas" and nothing more', async () => {
    const { text } = await t.told(p.fitriani, 'jadwal opd minggu depan', onLeave);
    expect(text).toContain('*Sel 03/08* – WFO 2 · WFH 2 · tidak bertugas 1 · belum ada jadwal 1');
    expect(text).not.toMatch(/sakit|cuti|izin|dinas luar|123/);
    const alone = { ...onLeave, people: [p.fitriani, p.ruslan], rows: t.published };
    const figures = await t.told(p.fitriani, 'jadwal opd minggu depan', alone);
    expect(figures.text).not.toMatch(/sakit|cuti/);
  });

  test('without a day it is this week, at the weekend the next one', async () => {
    expect((await t.told(p.fitriani, 'jadwal opd')).text).toContain('26–30 Juli 2021');
    const board = p.boardOf(t.world());
    const { rosterWeek } = await import('../../src/commands/roster-week.ts');
    const { readText } = await import('../../src/intake/lexicon.ts');
    const saturday = p.day('2021-07-31');
    const ask = { intent: 'jadwal-opd' as const, phrase: readText('jadwal opd', saturday) };
    expect((await rosterWeek.answer(ask, p.askerOf(p.fitriani, saturday), p.depsOf(board))).text).toContain(
      '2–6 Agustus 2021',
    );
  });

  test('a holiday stands with its name, and a month is told in figures', async () => {
    const week = await t.told(p.fitriani, 'jadwal opd 9-13 agustus');
    expect(week.text).toContain('*Rab 11/08* – libur nasional (Tahun Baru Islam 1443 H)');
    const month = await t.told(p.fitriani, 'jadwal opd bulan agustus');
    expect(month.text).toContain('*Kam 12/08 – Sen 16/08* – WFO 1 · WFH 0 · belum ada jadwal 5 per hari');
    expect(month.text).toContain('minta per minggu, mis. *jadwal opd minggu depan*');
    expect(month.text).not.toContain('Darmawati');
  });

  test('a week nobody has published is no list of empty days', async () => {
    const { text } = await t.told(p.fitriani, 'jadwal opd 16-20 agustus', { people: [p.fitriani, p.darmawati] });
    expect(text).toContain('Belum ada jadwal (belum diterbitkan): Fitriani Rahman, Darmawati Sanusi.');
    expect(text).not.toContain('WFO 0');
    expect((await t.told(p.nurhayati, 'jadwal opd badan kepegawaian minggu depan')).text).toContain(
      'Belum ada jadwal (menunggu penetapan pimpinan, angka 4): Nurhayati Basri, Amiruddin Latif.',
    );
  });

  test('where everybody is at the office every day, names stand once and so do the figures', async () => {
    const policy = t.policyOf(t.ruled({ rules: [t.rule('angka 1', {}, { kind: 'mode', mode: 'wfo', quota: null })] }));
    const setting = { policy, people: [p.fitriani, p.darmawati], rows: () => new Map() };
    const { text } = await t.told(p.fitriani, 'jadwal opd minggu depan', setting);
    expect(text.split('\n').slice(1)).toEqual([
      'WFO setiap hari: Fitriani Rahman; Darmawati Sanusi.',
      '*Sen 02/08 – Jum 06/08* – WFO 2 · WFH 0 per hari',
    ]);
  });

  test('before the edict and over a weekend it says so', async () => {
    expect((await t.told(p.fitriani, 'jadwal opd 5-9 juli')).text).toContain('Tidak ada surat edaran yang berlaku');
    expect((await t.told(p.fitriani, 'jadwal opd 31 juli sampai 1 agustus')).text).toContain(
      'Tidak ada hari kerja pada rentang ini.',
    );
  });

  test.each([8, 12, 25])('%i people fit with their names', async (size) => {
    const { people, rows } = crowd(size);
    const { text } = await t.told(p.fitriani, 'jadwal opd minggu depan', { people, rows });
    expect(text.length).toBeLessThan(1500);
    for (const who of people.slice(1)) expect(text).toContain(who.name.split(',')[0]);
  });

  test.each([60, 150, 400])('%i people are told in figures, and where the names are', async (size) => {
    const { people, rows } = crowd(size);
    const { text } = await t.told(p.fitriani, 'jadwal opd minggu depan', { people, rows });
    expect(text.length).toBeLessThan(1500);
    const office = [...rows(p.day('2021-08-02')).values()].filter(({ mode }) => mode === 'wfo').length;
    expect(text).toContain(`*Sen 02/08* – WFO ${office} · WFH ${size - office}`);
    expect(text).toContain('Daftar lengkap: lewat operator (serlok roster show).');
    expect(text).not.toContain('Pegawai B');
  });

  test('where everybody comes often, a line a person is the shorter form', async () => {
    const { people } = crowd(10);
    const rows = (date: LocalDate): ReadonlyMap<number, RosterRow> =>
      new Map(
        people.map((who, i) => [
          who.id,
          { mode: (i + weekdayOf(date)) % 4 === 0 ? 'wfh' : 'wfo', edict: 'palopo-2021' },
        ]),
      );
    const { text } = await t.told(p.fitriani, 'jadwal opd minggu depan', { people, rows });
    expect(text).toContain('Per pegawai, urut Sen Sel Rab Kam Jum (H = WFH, O = WFO):');
    expect(text).toMatch(/2\. Pegawai A0, S\.Sos\., M\.Si\.: O O H O O/);
  });
});

describe('who may have it', () => {
  test('employees are refused, officers get their own unit and below, nobody a neighbour', async () => {
    expect((await t.told(p.darmawati, 'jadwal opd')).text).toBe(refused);
    expect((await t.told(p.fitriani, 'jadwal dinas sosial minggu depan')).text).toBe(refused);
    expect((await t.told(p.fitriani, 'jadwal upt pusat data minggu depan')).text).toContain(
      'Jadwal kerja UPT Pusat Data',
    );
    expect((await t.told(p.fitriani, 'jadwal opd')).text).not.toContain('Wulan');
  });

  test('who sees all gets a line a unit, names when a unit is named, and one unit at a time for a month', async () => {
    for (const who of [p.nurhayati, p.walikota]) {
      const { text } = await t.told(who, 'jadwal opd minggu depan');
      expect(text).toContain('*Dinas Komunikasi dan Informatika* (6): 3 3 2 2 3');
      for (const person of p.everybody) expect(text).not.toContain(person.name);
      expect((await t.told(who, 'jadwal opd bulan depan')).text).toContain('mohon sebutkan unitnya');
      const named = await t.told(who, 'jadwal diskominfo minggu depan');
      expect(named.text).toContain('Darmawati Sanusi');
      expect(named.audit).toMatchObject([{ action: 'read' }]);
    }
  });

  test('an officer who names a person gets that person', async () => {
    const { text, audit } = await t.told(p.fitriani, 'jadwal pegawai Darmawati');
    expect(text).toContain('Jadwal Darmawati Sanusi');
    expect(audit).toMatchObject([{ actor: p.fitriani.nip, action: 'read', detail: `jadwal ${p.darmawati.nip}` }]);
  });

  test('in a group nobody is told', async () => {
    for (const who of [p.darmawati, p.fitriani, p.nurhayati])
      for (const text of ['jadwal opd', 'jadwal dinas minggu depan', 'minta jadwal opd buat grup'])
        expect(await t.told(who, text, {}, true)).toMatchObject({ intent: 'no-reply', text: '' });
  });
});

describe('siapa wfo', () => {
  test('counts who is at the office by a rule, without any roster row', async () => {
    const { text } = await t.told(p.fitriani, 'siapa wfo besok', { rows: () => new Map() });
    expect(text).toContain('*Dinas Komunikasi dan Informatika*: WFO 1 · WFH 0 · cuti/sakit/DL 0 · belum ada jadwal 5');
    expect(text).toContain('1. Hamzah Yunus');
  });

  test('on a weekend, a holiday and without an edict nobody is missing from the office', async () => {
    expect((await t.told(p.fitriani, 'siapa wfo sabtu')).text).toBe(
      'Sabtu, 31 Juli 2021: akhir pekan, bukan hari kerja. Tidak ada yang terjadwal WFO.',
    );
    expect((await t.told(p.fitriani, 'siapa wfo 17/8')).text).toContain('libur nasional (Hari Kemerdekaan)');
    expect((await t.told(p.fitriani, 'siapa wfo 1 juli')).text).toContain('tidak ada surat edaran yang berlaku');
    const wide = await t.told(p.nurhayati, 'siapa wfo 17/8');
    expect(wide.text).toContain('*Dinas Sosial*: libur nasional (Hari Kemerdekaan)');
    expect(wide.text).toContain('*Dinas Pemadam Kebakaran*: WFO 1');
    expect(wide.text).not.toContain('WFO 0');
  });

  test('of a week it is the week', async () => {
    const { text, intent } = await t.told(p.fitriani, 'siapa wfo minggu depan');
    expect(intent).toBe('siapa-wfo');
    expect(text).toContain('2–6 Agustus 2021');
  });
});

describe('jadwal of one person', () => {
  test('names the clause where a rule decides, and who spoke where the head did', async () => {
    expect((await t.told(t.head, 'jadwal minggu depan')).text).toContain('Jum 06/08 WFO\nWFO menurut angka 1.');
    const overrides = [
      {
        unit: 'diskominfo',
        mode: 'wfo' as const,
        from: tuesday,
        to: tuesday,
        by: 'Kepala Dinas',
        because: 'pelantikan',
      },
    ];
    expect((await t.told(p.darmawati, 'jadwal minggu depan', { overrides })).text).toContain(
      'WFO (Sel) ditetapkan Kepala Dinas: pelantikan.',
    );
    expect((await t.told(p.kadir, 'jadwal besok')).text).toContain('WFO menurut angka 2: pelayanan langsung.');
  });

  test.each(['jadwal minggu depan', 'jadwal pekan depan', 'jadwal 2-6 agustus', 'jadwal senin sampai jumat'])(
    '"%s" shows every working day',
    async (text) => {
      const answer = await t.told(p.darmawati, text);
      expect(answer.text).toContain('Sen 02/08 WFO · Sel 03/08 WFO · Rab 04/08 WFH · Kam 05/08 WFH · Jum 06/08 WFH');
    },
  );

  test('says why there is no roster: not published, not decided, no rule for the post', async () => {
    expect((await t.told(p.darmawati, 'jadwal 9-13 agustus')).text).toContain(
      'Belum ada jadwal: giliran belum diterbitkan oleh Kasubag Kepegawaian.',
    );
    expect((await t.told(p.nurhayati, 'jadwal besok')).text).toContain(
      'Belum ada jadwal: menunggu penetapan pimpinan (angka 4).',
    );
    expect((await t.told(p.honorer, 'jadwal besok')).text).toContain(
      'belum mengatur jabatan ini; yang menetapkan Bapak/Ibu Fitriani Rahman (Kasubag Kepegawaian).',
    );
    const half = await t.told(p.darmawati, 'jadwal 5-9 agustus');
    expect(half.text).toContain('Belum ada jadwal (Sen): giliran');
  });

  test('a month names what is open once', async () => {
    const { text } = await t.told(p.darmawati, 'jadwal bulan agustus');
    expect(text).toContain('Kam 12/08 – Sen 16/08 belum ada jadwal · Sel 17/08 libur nasional');
    expect(text).toContain('Belum ada jadwal pada 9–31 Agustus 2021 (15 hari): giliran');
    expect(text.length).toBeLessThan(900);
  });

  test('who is at home without having to share is told so', async () => {
    const rows = () => t.byHand(p.honorer, 'wfh');
    expect((await t.told(p.honorer, 'jadwal besok', { rows })).text).toContain(
      'Tidak diwajibkan mengirim lokasi (angka 5).',
    );
  });
});
