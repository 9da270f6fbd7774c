import { describe, expect, test } from 'vitest';
import type { AbsenceKind } from '../../src/domain/absence.ts';
import { whyMode } from '../../src/reports/why-mode.ts';
import { refused } from '../../src/words/refused.ts';
import { whyModeText } from '../../src/words/why-mode.ts';
import * as p from './palopo.ts';
import * as t from './turns.ts';

const off = (kind: AbsenceKind, approvedBy: string | null = 'Kepala Dinas') => ({
  absences: [
    {
      person: p.darmawati.id,
      kind,
      from: p.day('2021-08-03'),
      to: p.day('2021-08-03'),
      fromMinute: null,
      document: null,
      approvedBy,
    },
  ],
});
const upacara = {
  unit: 'diskominfo',
  mode: 'wfo' as const,
  from: p.friday,
  to: p.day('2021-08-03'),
  by: 'Kepala Dinas',
  because: 'persiapan upacara',
};

describe('kenapa saya WFO?', () => {
  test('a drawn turn: clause and its text, quota in words, when it was last, and the rule that does not fit', async () => {
    const { text, audit } = await t.told(p.darmawati, 'kenapa saya wfo senin');
    expect(text.split('\n')).toEqual([
      'Darmawati Sanusi, Senin 2 Agustus 2021: WFO.',
      'Dasar: SE 800/1090/BKPSDM/VII/2021, angka 2, huruf a: "Paling sedikit 25 persen pegawai bertugas di kantor secara bergiliran, selebihnya di rumah".',
      'WFO minimal 25 %; 5 pegawai dalam kelompok, 2 orang masuk per hari kerja.',
      'Giliran WFO terakhir: Selasa 27 Juli; sejak itu 3 hari kerja WFH.',
      'Angka 1 (WFO) tidak berlaku: jabatan ini pelaksana, bukan JPT/administrator.',
      'Bila keliru, mohon menghubungi Bapak/Ibu Fitriani Rahman (Kasubag Kepegawaian).',
    ]);
    expect(audit).toEqual([]);
  });

  test('on a day at home it says that it is not the turn, and when the next one comes', async () => {
    const { text } = await t.told(p.darmawati, 'knp sy wfh jumat');
    expect(text).toContain('Darmawati Sanusi, Jumat 30 Juli 2021: WFH.');
    expect(text).toContain(
      'Hari itu bukan giliran WFO. Giliran WFO terakhir: Selasa 27 Juli; sejak itu 2 hari kerja WFH. Berikutnya: Senin 2 Agustus.',
    );
  });

  test('the last published day has no next turn, and that is said', async () => {
    const { text } = await t.told(p.darmawati, 'kenapa saya wfh 6 agustus');
    expect(text).toContain(
      'Giliran WFO terakhir: Selasa 3 Agustus; sejak itu 2 hari kerja WFH. Jadwal sesudahnya belum terbit.',
    );
  });

  test('the first day of an edict looks back on nothing', async () => {
    const started = { policy: t.policyOf(t.ruled({ effectiveFrom: p.day('2021-07-27') })) };
    expect((await t.told(p.darmawati, 'kenapa saya wfo 27/7', started)).text).toContain(
      'Hari kerja pertama dalam jadwal ini.',
    );
    expect((await t.told(p.bestari, 'kenapa saya wfo 29/7', started)).text).toContain(
      'Belum ada giliran WFO sejak Selasa 27 Juli.',
    );
  });

  test('a turn of two days and fixed weekdays are named', async () => {
    const two = { ...t.quota, rotation: { kind: 'days' as const, days: 2, choices: [] } };
    const weekly = {
      ...t.quota,
      rotation: {
        kind: 'weekly' as const,
        groups: [
          [1, 2],
          [3, 4, 5],
        ] as const,
      },
    };
    const ask = async (quota: typeof two | typeof weekly, text: string) =>
      (await t.told(p.darmawati, text, { policy: t.policyOf(t.ruled({ quotas: [quota] })) })).text;
    expect(await ask(two, 'kenapa saya wfo senin')).toContain('giliran berganti tiap 2 hari kerja');
    expect(await ask(weekly, 'kenapa saya wfo senin')).toContain('hari WFO tetap Senin, Selasa');
  });

  test('people of another class are not in the group', async () => {
    const each = { ...t.quota, each: ['level' as const] };
    const setting = {
      policy: t.policyOf(t.ruled({ quotas: [each] })),
      people: t.people.map((who) => (who === p.ruslan ? { ...who, level: 'pengawas' as const } : who)),
    };
    const { text } = await t.told(p.darmawati, 'kenapa saya wfo senin', setting);
    expect(text).toContain('WFO minimal 25 % per jenjang jabatan; 4 pegawai dalam kelompok, 1 orang masuk');
  });

  test('an exempt office below is not in the group', async () => {
    const exempt = [{ clause: 'angka 3', reason: 'layanan data', unitTypes: [], units: ['upt-data'], employment: [] }];
    const { text } = await t.told(p.darmawati, 'kenapa saya wfo senin', { policy: t.policyOf(t.ruled({ exempt })) });
    expect(text).toContain('4 pegawai dalam kelompok, 1 orang masuk per hari kerja');
  });

  test('a rule that fixes the place is named without turns', async () => {
    const { text } = await t.told(t.head, 'kenapa saya wfo besok');
    expect(text).toContain(
      'Dasar: SE 800/1090/BKPSDM/VII/2021, angka 1: "Pejabat pimpinan tinggi dan administrator tetap bertugas di kantor".',
    );
    expect(text).not.toMatch(/[Gg]iliran|kelompok/);
  });

  test('who is sent home but need not share still reads which rule sent him', async () => {
    const rules = [t.rule('poin 1', {}, { kind: 'mode', mode: 'wfh', quota: null })];
    const setting = (change: Parameters<typeof t.ruled>[0]) => ({
      policy: t.policyOf(t.ruled({ rules, ...change })),
      rows: () => new Map(),
    });
    for (const [who, change] of [
      [p.darmawati, { share: null }],
      [p.darmawati, { share: p.edict.share && { ...p.edict.share, sets: [] } }],
      // Point 5 names ASN only.
      [p.honorer, {}],
    ] as const) {
      const { text } = await t.told(who, 'kenapa saya wfh besok', setting(change));
      expect(text).toContain('Dasar: SE 800/1090/BKPSDM/VII/2021, poin 1.');
      expect((await t.told(who, 'jadwal besok', setting(change))).text).toContain('WFH menurut poin 1.');
    }
  });

  test('and who is so by turns or by hand reads that', async () => {
    const policy = t.policyOf(t.ruled({ share: p.edict.share && { ...p.edict.share, sets: [] } }));
    const drawn = await t.told(p.darmawati, 'kenapa saya wfh besok', { policy });
    expect(drawn.text).toContain('Hari itu bukan giliran WFO.');
    const hand = await t.told(p.honorer, 'kenapa saya wfh besok', { rows: () => t.byHand(p.honorer, 'wfh') });
    expect(hand.text).toContain('Menurut jadwal yang diisi langsung oleh petugas.');
  });

  test('a turn published before an amendment that keeps it is told as such', async () => {
    const first = { ...t.ruled({ effectiveTo: p.day('2021-07-30') }), hash: 'h' };
    const second = {
      ...t.ruled({ slug: 'palopo-2', effectiveFrom: p.day('2021-07-31'), amends: ['palopo-2021'] }),
      hash: 'h',
    };
    const policy = {
      ...t.policyOf(),
      edicts: new Map([
        ['palopo-2021', first],
        ['palopo-2', second],
      ]),
      agency: { ...p.agency, edicts: ['palopo-2021', 'palopo-2'].map((use) => ({ use, for: ['palopo'] })) },
    };
    const { text } = await t.told(p.darmawati, 'kenapa saya wfo senin', { policy });
    expect(text).toContain('Terbit sebelum perubahan edaran, dan tetap berlaku.');
    expect((await t.told(p.darmawati, 'kenapa saya wfh besok', { policy })).text).not.toContain('perubahan edaran');
  });

  test('the word of the head stands with who said it and why', async () => {
    const { text } = await t.told(p.darmawati, 'kenapa saya wfo besok', { overrides: [upacara] });
    expect(text).toContain(
      'Ditetapkan Kepala Dinas untuk Dinas Komunikasi dan Informatika, 30 Juli – 3 Agustus 2021: persiapan upacara.',
    );
    expect(text).not.toMatch(/[Gg]iliran/);
  });

  test('a day written in by hand is told as such, beside what the edict says', async () => {
    const { text } = await t.told(p.darmawati, 'kenapa saya wfo besok', { rows: () => t.byHand(p.darmawati, 'wfo') });
    expect(text).toContain('Menurut jadwal yang diisi langsung oleh petugas, bukan hasil giliran.');
    expect(text).toContain('Aturan edaran bagi jabatan ini: angka 2, huruf a (giliran menurut kuota).');
    expect(text).not.toMatch(/kelompok|tidak berlaku/);
  });

  test('exempt, holiday, weekend, before the edict', async () => {
    expect((await t.told(p.kadir, 'kenapa saya wfo besok')).text).toContain(
      'Dikecualikan dari WFH (pelayanan langsung).',
    );
    expect((await t.told(p.darmawati, 'kenapa saya wfo 17/8')).text).toBe(
      'Darmawati Sanusi, Selasa 17 Agustus 2021: libur.\nLibur nasional: Hari Kemerdekaan.',
    );
    expect((await t.told(p.darmawati, 'kenapa saya wfo sabtu')).text).toContain('akhir pekan.\nBukan hari kerja');
    expect((await t.told(p.darmawati, 'kenapa saya wfo 1 juli')).text).toContain('Tidak ada surat edaran yang berlaku');
  });

  test('approved leave is told as not on duty, leave that waits changes nothing', async () => {
    const { text } = await t.told(p.darmawati, 'kenapa saya tidak wfo selasa', off('sakit'));
    expect(text).toContain('Darmawati Sanusi, Selasa 3 Agustus 2021: tidak bertugas (sakit).');
    expect(text).not.toContain('Giliran');
    const waiting = await t.told(p.darmawati, 'kenapa saya wfo selasa', off('cuti', null));
    expect(waiting.text).toContain('Selasa 3 Agustus 2021: WFO.');
    expect(waiting.text).toContain('Cuti pada hari itu menunggu persetujuan');
  });
});

describe('kenapa belum ada jadwal saya?', () => {
  test('not published yet: the first such day, the quota, and whom to ask', async () => {
    const { text } = await t.told(p.darmawati, 'kenapa belum ada jadwal saya');
    expect(text).toContain('Darmawati Sanusi, Senin 9 Agustus 2021: belum ada jadwal.');
    expect(text).toContain('Jadwal giliran untuk hari itu belum diterbitkan.');
    expect(text).toContain('Untuk kepastian, mohon menghubungi Bapak/Ibu Fitriani Rahman');
    expect(text).not.toContain('Giliran WFO terakhir');
  });

  test('the head has not decided', async () => {
    const { text } = await t.told(p.nurhayati, 'kenapa belum ada jadwal saya');
    expect(text).toContain('angka 4, jadwal ditetapkan pimpinan, dan belum ada penetapan untuk hari itu.');
  });

  test('no rule speaks of the post: each rule with the part that does not fit, and who decides', async () => {
    const { text } = await t.told(p.honorer, 'knp sy blm ada jdwl');
    expect(text).toContain('belum mengatur tempat kerja untuk jabatan ini.');
    expect(text).toContain('Angka 1 (WFO) tidak berlaku: jabatan ini pelaksana, bukan JPT/administrator.');
    expect(text).toContain(
      'Angka 2, huruf a (giliran menurut kuota) tidak berlaku: status pegawai ini non-ASN, bukan ASN.',
    );
    expect(text).toContain('1 aturan lain juga tidak cocok.');
    expect(text).toContain('Yang menetapkan: Bapak/Ibu Fitriani Rahman (Kasubag Kepegawaian).');
  });
});

describe('of the rules that do not fit those that came nearest are told', () => {
  const fixed = (clause: string, when: Parameters<typeof t.rule>[1]) =>
    t.rule(clause, when, { kind: 'mode', mode: 'wfo', quota: null });
  const misses = async (rules: ReturnType<typeof t.ruled>['rules']) => {
    const policy = t.policyOf(t.ruled({ rules: [...rules, ...t.ruled().rules.slice(2)] }));
    const { text } = await t.told(p.darmawati, 'kenapa saya wfo senin', { policy });
    return text.split('\n').filter((line) => line.includes('tidak berlaku'));
  };

  test('one for each clause: the one that fitted longest', async () => {
    expect(
      await misses([
        fixed('angka 6', { levels: ['pengawas'], itAble: false }),
        fixed('angka 6', { levels: ['pelaksana'], itAble: false }),
        fixed('angka 6', { employment: ['non-asn'] }),
      ]),
    ).toEqual(['Angka 6 (WFO) tidak berlaku: tercatat mampu menggunakan TIK.']);
  });

  test('the post before the office, and not the clause that decided in the end', async () => {
    expect(
      await misses([
        fixed('angka 5', { unitTypes: ['kecamatan'] }),
        fixed('angka 6', { units: ['dinsos'] }),
        fixed('angka 7', { levels: ['jpt'] }),
        t.rule('angka 2, huruf a', { unitTypes: ['kelurahan'] }, { kind: 'quota', quota: 'kantor' }),
      ]),
    ).toEqual(['Angka 7 (WFO) tidak berlaku: jabatan ini pelaksana, bukan JPT.']);
    expect(
      await misses([fixed('angka 5', { unitTypes: ['kecamatan'] }), fixed('angka 6', { units: ['dinsos'] })]),
    ).toEqual(['Angka 5 (WFO) tidak berlaku: unit ini dinas, bukan kecamatan.']);
  });
});

describe('the day that is meant', () => {
  test.each([
    ['kenapa', 'Kamis 29 Juli'],
    ['kenapa saya wfo', 'Senin 2 Agustus'],
    ['kenapa saya tidak wfh', 'Senin 2 Agustus'],
    ['kenapa saya wfh terus', 'Kamis 29 Juli'],
    ['kenapa jadwal saya beda', 'Kamis 29 Juli'],
    ['kenapa saya wfo minggu depan', 'Senin 2 Agustus'],
    ['kenapa saya wfh minggu depan', 'Rabu 4 Agustus'],
    ['kenapa saya masuk besok', 'Jumat 30 Juli'],
    ['kenapa jadwal saya tidak sama dengan minggu lalu', 'Kamis 29 Juli'],
    ['kenapa saya wfo minggu lalu', 'Senin 19 Juli'],
  ])('"%s" is about %s', async (text, day) => {
    expect((await t.told(p.darmawati, text)).text).toContain(`Darmawati Sanusi, ${day} 2021`);
  });
});

describe('who may ask', () => {
  test('the officer reads the same words as the employee, and the reading is written down', async () => {
    const own = await t.told(p.darmawati, 'kenapa saya wfo selasa');
    const asked = await t.told(p.fitriani, 'kenapa Darmawati wfo selasa');
    expect(asked.text).toBe(own.text);
    expect(asked.audit).toMatchObject([
      { actor: p.fitriani.nip, action: 'read', detail: `kenapa-jadwal ${p.darmawati.nip}` },
    ]);
  });

  test('an employee who names a colleague is refused; a comparison is about himself', async () => {
    expect((await t.told(p.darmawati, 'kenapa pak Ruslan wfh besok')).text).toBe(refused);
    const { text, audit } = await t.told(p.darmawati, 'kenapa saya wfo selasa sedangkan pak Ruslan wfh');
    expect(text).toContain('Darmawati Sanusi, Selasa');
    expect(text).not.toContain('Ruslan');
    expect(audit).toEqual([]);
  });

  test('an officer may say "saya" and mean somebody else', async () => {
    const { text } = await t.told(p.fitriani, 'saya mau tanya kenapa Darmawati wfo selasa');
    expect(text).toContain('Darmawati Sanusi, Selasa');
    expect((await t.told(p.fitriani, 'kenapa saya wfo senin')).text).toContain('Fitriani Rahman, Senin');
  });

  test('people of another office are refused, existing or not', async () => {
    for (const text of ['kenapa Wulan wfo selasa', 'kenapa Xaverius wfo selasa'])
      expect((await t.told(p.fitriani, text)).text).toBe(refused);
  });

  test('in a group nobody is told', async () => {
    for (const who of [p.darmawati, p.fitriani, p.nurhayati])
      for (const text of ['kenapa saya wfo selasa', 'kenapa Darmawati wfo selasa', 'kenapa'])
        expect(await t.told(who, text, {}, true)).toMatchObject({ intent: 'no-reply', text: '' });
  });
});

test('however long the edict writes, the answer stays short', async () => {
  const long = 'bertugas di kantor sesuai dengan kebutuhan pelayanan kepada masyarakat '.repeat(30);
  const codes = Array.from({ length: 12 }, (_, i) => `jabatan_yang_panjang_${i}`);
  const rules = [
    ...Array.from({ length: 12 }, (_, i) =>
      t.rule(
        `angka ${i + 10}, huruf a, angka romawi`,
        { positions: codes.slice(i) },
        { kind: 'mode', mode: 'wfo', quota: null },
      ),
    ),
    ...t.ruled().rules,
  ];
  const edict = t.ruled({ rules, clauses: [{ id: 'angka 2', text: long }] });
  for (const setting of [
    {},
    { rows: () => new Map() },
    { overrides: [{ ...upacara, because: long }] },
    { policy: t.policyOf({ ...edict, exempt: [{ ...p.edict.exempt[0], unitTypes: [], reason: long } as never] }) },
  ]) {
    const { text } = await t.told(p.darmawati, 'kenapa saya wfo senin', { policy: t.policyOf(edict), ...setting });
    expect(text.length).toBeLessThanOrEqual(900);
    expect(text).toContain('mohon menghubungi Bapak/Ibu Fitriani');
  }
});

test('the same report and words answer from plans alone, as the operator asks', async () => {
  const board = p.boardOf(t.world());
  const policy = t.policyOf();
  const around = (await board.span(p.day('2021-07-19'), p.day('2021-08-16'), [p.darmawati])).map((day) => day.plan);
  const plan = around.find(({ date }) => date === p.day('2021-08-03'));
  const group = (await board.day(p.day('2021-08-03'), null)).map((day) => day.plan);
  if (!plan) throw new Error('no plan');
  const told = await t.told(p.darmawati, 'kenapa saya wfo selasa');
  expect(whyModeText(whyMode({ policy, plan, around, group }), p.fitriani.name)).toBe(told.text);
});
