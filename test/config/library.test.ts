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

describe('holidays', () => {
  const of = (year: number, kind: string) =>
    config.holidays
      .find((file) => file.year === year)
      ?.holidays.filter((holiday) => holiday.kind === kind)
      .map((holiday) => holiday.date.slice(5));

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
