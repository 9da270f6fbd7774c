import { describe, expect, test } from 'vitest';
import { type Config, describeInForce, loadConfig } from '../../src/config/index.ts';
import { slotsOn } from '../../src/domain/plan.ts';
import { type LocalDate, weekdayOf } from '../../src/domain/time.ts';

const day = (text: string) => text as LocalDate;
const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}.${String(minute % 60).padStart(2, '0')}`;

const config = ((): Config => {
  const loaded = loadConfig('config');
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.config;
})();
const edictOf = (slug: string) => {
  const found = config.edicts.find((file) => file.slug === slug)?.edict;
  if (!found) throw new Error(slug);
  return found;
};
const windows = (slug: string, date: string) =>
  slotsOn(edictOf(slug), day(date)).map(({ name, opens, closes }) => `${name} ${clock(opens)}–${clock(closes)}`);

describe('Palopo', () => {
  const palopo = edictOf('palopo-2021');

  test.each(['2021-07-29', '2021-08-02', '2021-08-03', '2021-08-04'])('PLP-8: Monday to Thursday, %s', (date) => {
    const mondayToThursday = [
      'pagi 07.00–07.30',
      'istirahat 12.00–12.30',
      'selesai-istirahat 13.00–13.30',
      'sore 16.00–17.30',
    ];
    expect(windows('palopo-2021', date)).toEqual(mondayToThursday);
  });

  test('PLP-9: Friday', () => {
    const friday = ['pagi 07.00–07.30', 'istirahat 11.30–12.30', 'selesai-istirahat 13.00–14.00', 'sore 16.00–18.00'];
    expect(windows('palopo-2021', '2021-07-30')).toEqual(friday);
  });

  test('PLP-10: nothing at weekends', () => expect(windows('palopo-2021', '2021-07-31')).toEqual([]));

  test('PLP-1, 3, 7: open-ended, ASN share with their head, who is exempt and by which point', () => {
    expect(palopo).toMatchObject({
      number: '800/1090/BKPSDM/VII/2021',
      effectiveFrom: '2021-07-29',
      effectiveTo: null,
      share: {
        clause: 'poin 5',
        who: ['asn'],
        days: 'roster',
        recipient: 'head',
        lateEntries: false,
        onHolidays: false,
      },
      exempt: [{ clause: 'poin 2', employment: [] }],
    });
    expect(palopo.exempt[0]?.unitTypes).toEqual(
      expect.arrayContaining(['puskesmas', 'pustu', 'rumah_sakit', 'damkar', 'satpol_pp', 'dinas_kesehatan']),
    );
    expect(palopo.share?.sets.flatMap((set) => set.slots.map((slot) => slot.clause))).toEqual(Array(8).fill('poin 5'));
  });
});

describe('Luwu Utara', () => {
  const luwuUtara = edictOf('luwu-utara-2021');

  test.each(['2021-07-28', '2021-07-30'])('LTR-9, 10: four points, Fridays too, with our −15/+30: %s', (date) => {
    expect(windows('luwu-utara-2021', date).map((window) => window.split(' ')[1])).toEqual([
      '07.45–08.30',
      '10.45–11.30',
      '13.45–14.30',
      '15.45–16.30',
    ]);
    expect(slotsOn(luwuUtara, day(date)).map(({ point }) => point)).toEqual(
      [480, 660, 840, 960].map((at) => ({ at, before: 15, after: 30 })),
    );
  });

  test('LTR-1, 2, 5, 9: first stage, everybody at home shares, camat and lurah offices exempt for ASN only', () => {
    expect(luwuUtara).toMatchObject({
      signedOn: '2021-07-27',
      effectiveFrom: '2021-07-28',
      effectiveTo: '2021-08-05',
      share: { who: ['asn', 'non-asn'], recipient: 'officer-for-head', lateEntries: false },
      exempt: [
        { unitTypes: ['kecamatan', 'kelurahan'], employment: ['asn'] },
        { unitTypes: ['rumah_sakit', 'puskesmas', 'pustu'], employment: [] },
      ],
    });
    expect(luwuUtara.notes.join(' ')).toMatch(/24%/);
  });
});

describe('the library', () => {
  const edicts = config.edicts.map(({ edict }) => edict);

  test.each([
    ['pasuruan-2020', '800/431/424.103/2020', null, '2020-03-23', '2020-04-05'],
    ['ppu-2021', '061.2/332/ TU-Pimp/O51 /Ortal', null, '2021-03-10', '2021-03-23'],
    ['probolinggo-2021', '800/171/426.53/2021', '2021-07-02', '2021-07-03', '2021-07-20'],
    ['malang-2021', '36 Tahun 2021', null, '2021-07-05', null],
    ['luwu-utara-2021', '800/935/BKPSDM/2021', '2021-07-27', '2021-07-28', '2021-08-05'],
    ['palopo-2021', '800/1090/BKPSDM/VII/2021', null, '2021-07-29', null],
    ['mendagri-2026', '800.1.5/3349/SJ', '2026-03-31', '2026-04-01', null],
  ])('%s: number as printed, signed, in force from and to', (slug, number, signedOn, effectiveFrom, effectiveTo) => {
    expect(edictOf(slug)).toMatchObject({ number, signedOn, effectiveFrom, effectiveTo });
  });

  test.each(edicts.map((edict) => [edict.slug, edict] as const))(
    '%s: whatever it rests on is printed',
    (_slug, edict) => {
      const { travel, urgentPresence, share } = edict;
      const single = [travel, urgentPresence, share].flatMap((rule) => (rule ? [rule] : []));
      const cited = [edict.classes, edict.rules, edict.quotas, edict.presence, edict.reminders, edict.exempt, single];
      const ids = edict.clauses.map(({ id }) => id);
      expect(ids.length).toBeGreaterThan(3);
      expect(
        cited.flatMap((rules) => rules.map(({ clause }) => clause)).filter((clause) => !ids.includes(clause)),
      ).toEqual([]);
      expect(edict.rules.length).toBeGreaterThan(0);
      expect(edict.notes.length).toBeGreaterThan(3);
    },
  );

  test('shares are asked for in Palopo and Luwu Utara only: no hours are printed elsewhere', () => {
    expect(edicts.filter(({ share }) => share).map(({ slug }) => slug)).toEqual(['luwu-utara-2021', 'palopo-2021']);
  });

  test('percentages as printed: 24 stays 24, and a floor, a ceiling and "sebesar" stay what they are', () => {
    const printed = edicts.flatMap(({ slug, quotas }) =>
      quotas.map(({ name, bounds }) => [slug, name, ...bounds.map(({ side, kind, amount }) => [side, kind, amount])]),
    );
    const percent = (n: number) => ({ kind: 'percent', percent: n });
    expect(printed).toEqual([
      ['luwu-utara-2021', 'pelaksana', ['wfh', 'exact', percent(50)]],
      ['luwu-utara-2021', 'pengawas', ['wfh', 'exact', percent(24)]],
      ['luwu-utara-2021', 'non-asn', ['wfh', 'exact', percent(50)]],
      ['malang-2021', 'kritikal', ['wfo', 'max', percent(100)]],
      ['malang-2021', 'esensial', ['wfo', 'max', percent(25)]],
      ['malang-2021', 'kelurahan', ['wfo', 'max', percent(25)]],
      ['palopo-2021', 'pegawai', ['wfo', 'exact', percent(25)]],
      ['probolinggo-2021', 'esensial', ['wfo', 'min', percent(25)]],
      ['probolinggo-2021', 'kecamatan', ['wfo', 'min', percent(25)]],
    ]);
  });

  test('oddities are kept and told', () => {
    expect(edictOf('probolinggo-2021').notes.join(' ')).toMatch(/Diskotikdansa \[sic\].*Diapersip \[sic\]/);
    expect(edictOf('pasuruan-2020').notes.join(' ')).toMatch(/20 Maret 2020 hari Jumat/);
    expect(edictOf('palopo-2021').notes.join(' ')).toMatch(/Dua batas akhir tercetak/);
  });
});

describe('holidays', () => {
  const of = (year: number, kind: string) =>
    config.holidays
      .find((file) => file.year === year)
      ?.holidays.filter((holiday) => holiday.kind === kind)
      .map((holiday) => holiday.date.slice(5));

  test('2020 as amended four times: cuti bersama of Idulfitri put off and then struck out but for one day', () => {
    const national = of(2020, 'libur_nasional');
    expect(national).toHaveLength(17);
    expect(national).toEqual(expect.arrayContaining(['03-22', '03-25', '04-10', '12-09']));
    expect(of(2020, 'cuti_bersama')).toEqual(['08-21', '10-28', '10-30', '12-24', '12-31']);
    expect(['2020-03-22', '2020-03-25', '2020-04-10'].map((date) => weekdayOf(day(date)))).toEqual([7, 3, 5]);
  });

  test('2021 as amended', () => {
    const national = of(2021, 'libur_nasional');
    expect(national).toHaveLength(15);
    expect(national).toEqual(expect.arrayContaining(['08-11', '10-20', '08-17', '03-11']));
    for (const moved of ['08-10', '10-19']) expect(national).not.toContain(moved);
    expect(of(2021, 'cuti_bersama')).toEqual(['05-12']);
  });

  test('2026: 17 and 8, on the weekdays the decree prints', () => {
    expect(of(2026, 'libur_nasional')).toHaveLength(17);
    expect(of(2026, 'cuti_bersama')).toEqual(['02-16', '03-18', '03-20', '03-23', '03-24', '05-15', '05-28', '12-24']);
    const weekdays = {
      '2026-01-16': 5,
      '2026-03-19': 4,
      '2026-03-21': 6,
      '2026-04-05': 7,
      '2026-05-27': 3,
      '2026-08-25': 2,
    };
    for (const [date, weekday] of Object.entries(weekdays)) {
      expect(of(2026, 'libur_nasional')).toContain(date.slice(5));
      expect(weekdayOf(day(date))).toBe(weekday);
    }
  });
});

test('what serlok check prints: one line per edict in force', () => {
  expect(describeInForce(config, day('2021-07-28'))).toHaveLength(1);
  expect(describeInForce(config, day('2021-07-30'))).toEqual([
    'palopo-2021: 800/1090/BKPSDM/VII/2021, berlaku 29 Juli 2021 s.d. dicabut, untuk Kota Contoh; jadwal hari jumat: ' +
      'Pagi 07.00–07.30, Istirahat 11.30–12.30, Selesai istirahat 13.00–14.00, Sore 16.00–18.00',
    expect.stringMatching(/^luwu-utara-2021: .*s\.d\. 5 Agustus 2021, untuk Kabupaten Contoh; .*Pagi 07\.45–08\.30/),
  ]);
  expect(describeInForce(config, day('2021-08-07'))).toEqual([expect.stringContaining('tanpa jadwal pada hari sabtu')]);
  expect(config.warnings).toEqual([]);
  expect(config.edicts.every(({ hash }) => /^[0-9a-f]{64}$/.test(hash))).toBe(true);
});
