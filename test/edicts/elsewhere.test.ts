import { afterEach, describe, expect, test } from 'vitest';
import { type Config, problemText } from '../../src/config/index.ts';
import type { Person } from '../../src/domain/person.ts';
import { weekdayOf } from '../../src/domain/time.ts';
import { publishRoster } from '../../src/jobs/publish-roster.ts';
import { makeDraft } from '../../src/jobs/roster.ts';
import { absence, day } from '../domain/made.ts';
import { byPerson, ledgerOf } from '../domain/roster-made.ts';
import { byHand, configWith, elsewhere, type Sheet, staff, type Uses } from './elsewhere/agency.ts';
import { openService, type Service } from './service.ts';
import { type Staff, staffOf } from './staff.ts';

/** Real edicts of other governments and offices (domain.md §3): each is one YAML file and one line, and no source. */
const tanahBumbu: Uses = { 'tanah-bumbu-tahap-1': 'for: [mtsn-1]', 'tanah-bumbu-tahap-2': 'for: [mtsn-1]' };
const bantul: Uses = { 'bantul-2020': 'for: [mtsn-2]' };
const ppkm = 'for: [kantor-pusat], classes: {esensial: [loket], non-esensial: [kementerian, kantor]}';
const menpanrb2021: Uses = { 'menpanrb-24-2021': ppkm, 'menpanrb-25-2021': 'for: [kantor-pusat]' };
const jabar: Uses = {
  'jabar-2025': 'for: [jawa-barat]',
  'jabar-2026': 'for: [jawa-barat], classes: {pemohon-jumat: [bappeda-jabar]}',
};
const kemendagri: Uses = { 'kemendagri-2022': 'for: [jakarta]' };
const menpanrb2024: Uses = {
  'menpanrb-1-2024': 'for: [jakarta], classes: {administrasi: [setjen, ditjen], pelayanan-langsung: [balai]}',
};
const luwu: Uses = { 'luwu-2020': 'for: [luwu]' };
const pangandaran: Uses = { 'pangandaran-2020': 'for: [pangandaran]' };

const lettersOf = (sheet: Sheet, people: readonly Person[]) => [...new Set(people.map(sheet.line))];

test('all of them are read together, and nothing is to be warned of', () => {
  const all = { ...tanahBumbu, ...bantul, ...menpanrb2021, ...jabar, ...kemendagri, ...menpanrb2024, ...luwu };
  const config = configWith({ ...all, ...pangandaran });
  expect(config.warnings.map(problemText)).toEqual([]);
  expect(config.edicts).toHaveLength(11);
});

describe('MTsN 1 Tanah Bumbu, August 2021: a quarter at school, everybody once in four days', () => {
  const [teacher, clerk] = [{ level: 'fungsional' }, { level: 'pelaksana' }] as const;
  const school = [staff('mtsn-1', 24, teacher), staff('mtsn-1', 8, clerk)];
  const at = elsewhere(tanahBumbu, school);
  const of = (level: Person['level']) => at.in('mtsn-1').filter((one) => one.level === level);
  const [teachers, clerks] = [of('fungsional'), of('pelaksana')];
  const first = at.draft('tanah-bumbu-tahap-1', '2021-08-02', '2021-08-31');
  const second = at.draft('tanah-bumbu-tahap-2', '2021-08-10', '2021-09-11', {
    ledger: ledgerOf(first, day('2021-08-10')),
  });

  test('six teachers and two clerks on every day but Sundays and the two holidays', () => {
    const sheet = at.published([second]);
    expect([sheet.numbers('office', teachers), sheet.numbers('office', clerks)]).toEqual([[6], [2]]);
    expect([sheet.numbers('home', teachers), sheet.numbers('home', clerks)]).toEqual([[18], [6]]);
    const [line = ''] = lettersOf(sheet, teachers);
    expect([...line].flatMap((letter, i) => (letter === '.' ? [sheet.days[i]] : []))).toEqual([
      '2021-08-11',
      '2021-08-15',
      '2021-08-17',
      '2021-08-22',
      '2021-08-29',
      '2021-09-05',
    ]);
    expect(second).toMatchObject({ unmatched: [], shortfalls: [], empty: [] });
  });

  test('whatever four working days one looks at, everybody came on one of them', () => {
    const sheet = at.published([at.draft('tanah-bumbu-tahap-2', '2021-08-10', '2021-09-11')]);
    for (const one of at.in('mtsn-1')) expect(sheet.line(one).replaceAll('.', '')).toMatch(/^R{0,3}(KRRR)+K?R{0,3}$/);
  });

  test('"about" six and two: of 25 and 7 as well', () => {
    const other = elsewhere(tanahBumbu, [staff('mtsn-1', 25, teacher), staff('mtsn-1', 7, clerk)]);
    const sheet = other.published([other.draft('tanah-bumbu-tahap-2', '2021-08-10', '2021-10-30')]);
    const [some, few] = [other.in('mtsn-1').slice(0, 25), other.in('mtsn-1').slice(25)];
    expect([sheet.numbers('office', some), sheet.numbers('office', few)]).toEqual([[6], [2]]);
    for (const people of [some, few]) {
      const [least, most] = sheet.turns('office', people);
      expect(most - least).toBeLessThanOrEqual(1);
    }
  });

  test('read the other way, the same six for four days: a word in serlok.yaml', () => {
    const uses = { ...tanahBumbu, 'tanah-bumbu-tahap-2': 'for: [mtsn-1], rotation: {mtsn-1: 4}' };
    const other = elsewhere(uses, school);
    // Sixteen working days: four turns of four.
    const draft = other.draft('tanah-bumbu-tahap-2', '2021-08-10', '2021-08-30');
    const sheet = other.published([draft]);
    const turns = lettersOf(sheet, other.in('mtsn-1')).map((line) => line.replaceAll('.', ''));
    expect(turns.sort()).toEqual(['KKKKRRRRRRRRRRRR', 'RRRRKKKKRRRRRRRR', 'RRRRRRRRKKKKRRRR', 'RRRRRRRRRRRRKKKK']);
    expect(sheet.numbers('office', other.in('mtsn-1'))).toEqual([8]);
    expect(draft.fairness.map(({ block, least, most }) => [block, least, most])).toEqual(Array(2).fill([4, 4, 4]));
  });

  describe('the second stage has other numbers', () => {
    const sheet = at.published([first, second]);

    test('half until 9 August, a quarter from the 10th on', () => {
      expect(sheet.numbers('office', teachers, '2021-08-02', '2021-08-09')).toEqual([12]);
      expect(sheet.numbers('office', teachers, '2021-08-10')).toEqual([6]);
      const [one] = teachers as [Person];
      expect(['2021-08-09', '2021-08-10'].map((date) => sheet.plan(one, date).edict?.stage)).toEqual([
        'Tahap pertama',
        'PPKM level IV',
      ]);
    });

    test('what was published under the first ended with it: until there is a new roster nobody guesses', () => {
      const [one] = teachers as [Person];
      expect(at.published([first]).plan(one, '2021-08-10')).toMatchObject({
        mode: 'unmatched',
        why: { kind: 'no-roster' },
      });
    });

    test('and turns of the first stage count in the second', () => {
      for (const people of [teachers, clerks]) {
        const [least, most] = sheet.turns('office', people);
        expect(most - least).toBeLessThanOrEqual(1);
      }
    });
  });
});

describe('MTsN 2 Bantul, September 2020: one half Monday, Wednesday, Friday, the other the days between', () => {
  const at = elsewhere(bantul, [staff('mtsn-2', 50)]);
  const people = at.in('mtsn-2');
  const [from, to] = ['2020-09-01', '2020-09-15'];

  test('25 of 50 on every day of the six-day week', () => {
    const draft = at.draft('bantul-2020', from, to);
    const sheet = at.published([draft]);
    // From Tuesday the 1st to Tuesday the 15th; on Sundays nobody works.
    expect(lettersOf(sheet, people).sort()).toEqual(['KRKRK.RKRKRK.RK', 'RKRKR.KRKRKR.KR']);
    expect([sheet.numbers('office', people), sheet.numbers('home', people)]).toEqual([[25], [25]]);
    expect(sheet.turns('office', people)).toEqual([6, 7]);
    expect(draft).toMatchObject({ unmatched: [], shortfalls: [], empty: [] });
    expect(at.plan(people[0] as Person, '2020-09-16').why.kind).toBe('no-edict');
  });

  test('the exam committee comes on the 14th and the 15th: made by hand, and what it does to the half is said', () => {
    const committee = people.slice(0, 4);
    const rows = byHand(committee, ['2020-09-14', '2020-09-15'], 'wfo');
    const draft = at.draft('bantul-2020', from, to, { rows });
    const sheet = at.published([draft], { rows });
    for (const one of committee) expect(sheet.line(one).slice(-2)).toBe('KK');
    const others = people.slice(4);
    expect(lettersOf(sheet, others).sort()).toEqual(['KRKRK.RKRKRK.RK', 'RKRKR.KRKRKR.KR']);
    // Two of the four would have been at home on each of the two days.
    expect(draft.shortfalls.map(({ date, kind, wanted, got }) => [date, kind, wanted, got])).toEqual([
      ['2020-09-14', 'too-many-fixed', 25, 27],
      ['2020-09-15', 'too-many-fixed', 25, 27],
    ]);
  });
});

describe('MenPANRB SE 25/2021: by level and zone of the area', () => {
  const offices = ['pusat', 'bandung', 'surabaya', 'makassar', 'manado', 'kupang', 'jayapura', 'ambon'] as const;
  const at = elsewhere(menpanrb2021, [
    ...offices.map((place) => staff(`kantor-${place}`, 10)),
    staff('layanan-surabaya', 9),
  ]);
  const first = at.draft('menpanrb-24-2021', '2021-10-25', '2021-11-12');
  const ledger = ledgerOf(first, day('2021-11-13'));
  const second = at.draft('menpanrb-25-2021', '2021-11-13', '2021-12-10', { ledger });
  const sheet = at.published([first, second]);
  const numbers = (place: string, from: string, to?: string) =>
    sheet.numbers('office', at.in(`kantor-${place}`), from, to);

  test.each([
    ['pusat', 'Java and Bali, level 1: 75 %', 8],
    ['makassar', 'outside, green: 75 %', 8],
    ['manado', 'outside, orange: 50 %', 5],
    ['jayapura', 'outside, red: 25 %', 3],
    ['kupang', 'outside, level 3: 50 %', 5],
    ['ambon', 'outside, level 4: 25 %', 3],
  ])('kantor-%s, %s', (place, _rule, count) => expect(numbers(place, '2021-11-15')).toEqual([count]));

  test('an area that changes its level has other numbers from that day on', () => {
    expect(numbers('bandung', '2021-11-15', '2021-11-22')).toEqual([3]);
    expect(numbers('bandung', '2021-11-23')).toEqual([5]);
    const [least, most] = sheet.turns('office', at.in('kantor-bandung'));
    expect(most - least).toBeLessThanOrEqual(1);
  });

  test('level 4 on Java: all at home, without any roster; at level 3 a quarter, by roster', () => {
    const [one] = at.in('kantor-surabaya') as [Person];
    expect(at.plan(one, '2021-11-22')).toMatchObject({ mode: 'home', why: { kind: 'rule', clause: 'lampiran A.1' } });
    expect(at.plan(one, '2021-11-23').why.kind).toBe('no-roster');
    expect(numbers('surabaya', '2021-11-15', '2021-11-22')).toEqual([0]);
    expect(numbers('surabaya', '2021-11-23')).toEqual([3]);
  });

  test('an essential part of it by its own row of the table: at most half of nine is four', () => {
    expect(sheet.numbers('office', at.in('layanan-surabaya'))).toEqual([4]);
    expect(sheet.plan(at.in('layanan-surabaya')[0] as Person, '2021-11-15').edict?.slug).toBe('menpanrb-25-2021');
  });

  test('the SE before it, which this one amends, had half of a green zone', () => {
    expect(numbers('makassar', '2021-10-25', '2021-11-12')).toEqual([5]);
    expect(numbers('pusat', '2021-10-25', '2021-11-12')).toEqual([8]);
    const [before, after] = at.config.edicts.map(({ edict }) => edict);
    expect([after?.number, after?.rules, after?.quotas[1]]).toEqual([
      '25 Tahun 2021',
      before?.rules,
      before?.quotas[1],
    ]);
  });

  test('everywhere turns are even, no rule is broken, and local time is each office’s own', () => {
    for (const { least, most } of [...first.fairness, ...second.fairness]) expect(most - least).toBeLessThanOrEqual(1);
    expect([...first.shortfalls, ...second.shortfalls, ...second.unmatched]).toEqual([]);
    const zones = ['bandung', 'makassar', 'jayapura'].map((place) => at.in(`kantor-${place}`)[0] as Person);
    expect(zones.map((one) => at.plan(one, '2021-11-15').zone)).toEqual(['WIB', 'WITA', 'WIT']);
  });

  test('a cluster closes an office for five days: the head’s word, and the others draw as before', () => {
    const [begin, end] = [day('2021-11-15'), day('2021-11-19')];
    const overrides = [
      { unit: 'kantor-kupang', mode: 'wfh', from: begin, to: end, by: 'Kepala Kantor', because: 'klaster' } as const,
    ];
    const draft = at.draft('menpanrb-25-2021', '2021-11-13', '2021-12-10', { ledger, overrides });
    const closed = at.published([draft], { overrides });
    expect(closed.numbers('home', at.in('kantor-kupang'), begin, end)).toEqual([10]);
    expect(closed.numbers('office', at.in('kantor-kupang'), '2021-11-22')).toEqual([5]);
    for (const one of at.in('kantor-manado')) expect(closed.line(one)).toBe(at.published([second]).line(one));
  });
});

describe('West Java 2026: at home every Thursday; on Fridays those who applied', () => {
  const units = ['bappeda-jabar', 'bkd-jabar', 'bapenda-jabar', 'samsat-bogor', 'rsud-al-ihsan', 'sman-3'];
  const people = units.map((unit) => staff(unit, 7));
  const at = elsewhere(jabar, people);
  const [from, to] = ['2026-01-01', '2026-01-31'];
  const of = (unit: string) => at.in(unit)[0] as Person;
  const week = ['2026-01-05', '2026-01-06', '2026-01-07', '2026-01-08', '2026-01-09'];

  test('Thursdays all year, without a roster; the first is a holiday', () => {
    const draft = at.draft('jabar-2026', '2026-01-01', '2026-12-31');
    expect([draft.entries, draft.unmatched]).toEqual([[], []]);
    const { days, plan } = at.published([draft]);
    const home = days.filter((date) => plan(of('bkd-jabar'), date).mode === 'home');
    expect(home[0]).toBe('2026-01-08');
    expect([...new Set(home.map(weekdayOf))]).toEqual([4]);
    // Holidays: 1 January, 19 March, 14 and 28 May, 24 December.
    const thursdays = days.filter((date) => weekdayOf(date) === 4);
    expect(home).toEqual(thursdays.filter((date) => plan(of('bkd-jabar'), date).mode !== 'holiday'));
    expect([thursdays.length, home.length]).toEqual([53, 48]);
  });

  test('who applied for good is at home on Fridays too, the others come', () => {
    const modes = (unit: string) => week.map((date) => at.plan(of(unit), date).mode);
    expect(modes('bappeda-jabar')).toEqual(['office', 'office', 'office', 'home', 'home']);
    expect(modes('bkd-jabar')).toEqual(['office', 'office', 'office', 'home', 'office']);
  });

  test('who applied for one Friday is at home on that one', () => {
    const friday = day('2026-01-23');
    const word = { mode: 'wfh', from: friday, to: friday, by: 'Sekda', because: 'pengajuan' } as const;
    const overrides = [{ unit: 'bkd-jabar', ...word }];
    const plans = ['2026-01-09', friday, '2026-01-30'].map((date) => at.plan(of('bkd-jabar'), date, { overrides }));
    expect(plans.map(({ mode }) => mode)).toEqual(['office', 'home', 'office']);
  });

  test.each(['samsat-bogor', 'rsud-al-ihsan', 'sman-3'])('%s serves the public: exempt', (unit) => {
    for (const date of week)
      expect(at.plan(of(unit), date)).toMatchObject({ mode: 'office', duty: false, why: { kind: 'exempt' } });
  });

  test('read as left to the heads, Fridays are asked of each of them until he has decided', () => {
    const other = elsewhere(jabar, people, {
      'edicts/jabar-2026.yaml': (text) =>
        text.replace('weekdays: jumat}, mode: wfo}', 'weekdays: jumat}, decidedBy: head}'),
    });
    const overrides = [
      { unit: 'bkd-jabar', mode: 'wfh', from: day('2026-01-23'), to: day('2026-01-23'), by: 'K', because: '' } as const,
    ];
    const draft = other.draft('jabar-2026', from, to, { overrides });
    // The 16th is a holiday; bappeda applied, and what serves the public is not asked.
    const asked = (unit: string) =>
      draft.unmatched.filter((one) => one.unit === unit).map(({ why, days }) => [why, days]);
    expect(asked('bkd-jabar')).toEqual(Array(7).fill(['head-decides', ['2026-01-02', '2026-01-09', '2026-01-30']]));
    expect([...asked('bappeda-jabar'), ...asked('samsat-bogor')]).toEqual([]);
    expect(other.plan(other.in('bkd-jabar')[0] as Person, '2026-01-09').why.kind).toBe('head-decides');
  });

  describe('the trial before it', () => {
    const draft = at.draft('jabar-2025', '2025-11-01', '2025-12-31');
    const sheet = at.published([draft]);

    test('November: Thursdays, by rule', () => {
      const home = sheet.days.filter(
        (date) => date < '2025-12-01' && sheet.plan(of('bkd-jabar'), date).mode === 'home',
      );
      expect(home).toEqual(['2025-11-06', '2025-11-13', '2025-11-20', '2025-11-27']);
      expect(draft.entries.every(({ date }) => date >= '2025-12-01')).toBe(true);
    });

    test('December: at most half of each agency at home, in even turns, without those who serve the public', () => {
      for (const unit of ['bappeda-jabar', 'bkd-jabar', 'bapenda-jabar']) {
        expect(sheet.numbers('home', at.in(unit), '2025-12-01')).toEqual([3]);
        expect(sheet.numbers('office', at.in(unit), '2025-12-01')).toEqual([4]);
      }
      for (const { least, most } of draft.fairness) expect(most - least).toBeLessThanOrEqual(1);
      expect(sheet.numbers('office', at.in('samsat-bogor'))).toEqual([7]);
      expect(draft.shortfalls).toEqual([]);
    });

    test('ends with the year; the letter of 2026 holds from its first day', () => {
      const slugs = ['2025-12-31', '2026-01-01'].map((date) => at.plan(of('bkd-jabar'), date).edict?.slug);
      expect(slugs).toEqual(['jabar-2025', 'jabar-2026']);
    });
  });
});

describe('Kemendagri, May 2022: five days, half at home', () => {
  const at = elsewhere(kemendagri, [staff('setjen', 8), staff('ditjen', 9), staff('balai-layanan', 4)]);
  const [setjen, ditjen] = [at.in('setjen'), [...at.in('ditjen'), ...at.in('balai-layanan')]];
  const [from, to] = ['2022-05-09', '2022-05-13'];

  test('half of each directorate with all its parts, two or three days each', () => {
    const draft = at.draft('kemendagri-2022', from, to);
    const sheet = at.published([draft]);
    expect([sheet.numbers('home', setjen), sheet.numbers('office', setjen)]).toEqual([[4], [4]]);
    // The half of thirteen is seven, on the side printed first; the office has the rest.
    expect([sheet.numbers('home', ditjen), sheet.numbers('office', ditjen)]).toEqual([[7], [6]]);
    expect([sheet.turns('office', setjen), sheet.turns('office', ditjen)]).toEqual([
      [2, 3],
      [2, 3],
    ]);
    expect(draft).toMatchObject({ unmatched: [], shortfalls: [] });
  });

  test('not before, when it was Lebaran, and not after', () => {
    const [one] = setjen as [Person];
    expect(['2022-05-06', '2022-05-16'].map((date) => at.plan(one, date).why.kind)).toEqual(['no-edict', 'no-edict']);
  });

  test('who is still on leave is no half of anything: four stay home, three come', () => {
    const absences = byPerson([absence({ person: setjen[0]?.id ?? 0, from: day(from), to: day('2022-05-10') })]);
    const draft = at.draft('kemendagri-2022', from, to, { absences });
    const sheet = at.published([draft], { absences });
    expect(sheet.line(setjen[0] as Person)).toMatch(/^LL/);
    expect(sheet.numbers('home', setjen)).toEqual([4]);
    expect([
      sheet.numbers('office', setjen, from, '2022-05-10'),
      sheet.numbers('office', setjen, '2022-05-11'),
    ]).toEqual([[3], [4]]);
  });
});

describe('MenPANRB SE 1/2024: two days after Lebaran', () => {
  const at = elsewhere(menpanrb2024, [staff('setjen', 9), staff('ditjen', 10), staff('balai-layanan', 5)]);
  const draft = at.draft('menpanrb-1-2024', '2024-04-16', '2024-04-17');
  const sheet = at.published([draft]);

  test('administration: at most half at home, so of nine four', () => {
    expect([sheet.numbers('home', at.in('setjen')), sheet.numbers('office', at.in('setjen'))]).toEqual([[4], [5]]);
    expect(sheet.turns('home', at.in('setjen'))).toEqual([0, 1]);
    expect(lettersOf(sheet, at.in('ditjen')).sort()).toEqual(['KR', 'RK']);
    expect(sheet.numbers('home', at.in('ditjen'))).toEqual([5]);
  });

  test('direct service: all at the office, by the letter alone, also inside an agency that is not', () => {
    for (const one of at.in('balai-layanan'))
      for (const date of ['2024-04-16', '2024-04-17'])
        expect(at.plan(one, date)).toMatchObject({ mode: 'office', why: { clause: 'bagian pelayanan' } });
    expect(draft.fairness.map(({ unit, people }) => [unit, people])).toEqual([
      ['setjen', 9],
      ['ditjen', 10],
    ]);
  });
});

describe('Luwu, March 2020: the two highest levels of each unit at the office, the rest as the heads decide', () => {
  const levels = ['jpt', 'administrator', 'pengawas', 'pelaksana'] as const;
  const units = ['dinas-pendidikan-luwu', 'bidang-sd-luwu', 'kecamatan-belopa', 'kelurahan-sabe'];
  const at = elsewhere(luwu, [
    ...units.flatMap((unit) => levels.map((level) => staff(unit, 1, { level }))),
    staff('kecamatan-belopa', 1, { employment: 'non-asn' }),
  ]);
  const date = '2020-04-02';
  const who = (unit: string, level: Person['level']) => at.in(unit).find((one) => one.level === level) as Person;

  test.each([
    ['dinas-pendidikan-luwu', ['jpt', 'administrator']],
    ['bidang-sd-luwu', ['jpt', 'administrator']],
    ['kecamatan-belopa', ['administrator', 'pengawas']],
    ['kelurahan-sabe', ['pengawas']],
  ])('%s: %j', (unit, high) => {
    const asn = at.in(unit).filter(({ employment }) => employment !== 'non-asn');
    expect(asn.filter((one) => at.plan(one, date).mode === 'office').map(({ level }) => level)).toEqual(high);
    for (const one of asn.filter(({ level }) => !(high as readonly string[]).includes(level)))
      expect(at.plan(one, date)).toMatchObject({ mode: 'unmatched', why: { clause: 'bagian pengaturan' } });
  });

  test('the draft asks the heads for everybody else, and says of whom the letter does not speak', () => {
    const { entries, unmatched } = at.draft('luwu-2020', '2020-04-01', '2020-04-03');
    expect(entries).toEqual([]);
    const reasons = unmatched.map(({ why }) => why);
    expect([
      reasons.filter((why) => why === 'head-decides').length,
      reasons.filter((why) => why === 'no-rule').length,
    ]).toEqual([9, 1]);
  });

  test('a roster made by hand answers it', () => {
    const rows = byHand([who('dinas-pendidikan-luwu', 'pelaksana')], [date], 'wfh');
    const roster = [...rows.values()][0]?.get(day(date));
    expect(at.plan(who('dinas-pendidikan-luwu', 'pelaksana'), date, { roster }).mode).toBe('home');
  });

  test.each([
    ['Bupati Luwu', 'leave'],
    ['Sekretaris Daerah', 'office'],
    ['Kepala Dinas', 'office'],
  ])('travel with the consent of %s: %s', (approvedBy, mode) => {
    const one = who('dinas-pendidikan-luwu', 'administrator');
    const travel = absence({ person: one.id, kind: 'dinas_luar', from: day(date), to: day(date), approvedBy });
    expect(at.plan(one, date, { absences: [travel] }).mode).toBe(mode);
  });
});

describe('Pangandaran 2020: eselon II and III at the office, the others at home with a day or two on duty there', () => {
  const unit = 'diskominfo-pangandaran';
  const at = elsewhere(pangandaran, [
    staff(unit, 1, { level: 'jpt' }),
    staff(unit, 2, { level: 'administrator' }),
    staff(unit, 3, { level: 'pengawas' }),
    staff(unit, 6),
    staff(unit, 1, { employment: 'non-asn' }),
  ]);
  const [officials, others, stranger] = [at.in(unit).slice(0, 3), at.in(unit).slice(3, 12), at.in(unit)[12] as Person];
  const draft = at.draft('pangandaran-2020', '2020-06-08', '2020-06-19');
  const sheet = at.published([draft]);

  test('officials every day; the others once or twice a week, three on every day', () => {
    expect(lettersOf(sheet, officials)).toEqual(['KKKKK..KKKKK']);
    expect(lettersOf(sheet, others).sort()).toEqual(['KRRKR..KRRKR', 'RKRRK..RKRRK', 'RRKRR..RRKRR']);
    expect(sheet.numbers('office', others)).toEqual([3]);
    expect(draft.shortfalls).toEqual([]);
    expect(draft.unmatched.map(({ person, why }) => [person, why])).toEqual([[stranger.id, 'no-rule']]);
  });

  test('at home two shares a day, by local time; on duty at the office none', () => {
    const monday = sheet.plan(others.find((one) => sheet.line(one).startsWith('R')) as Person, '2020-06-08');
    expect(monday).toMatchObject({ mode: 'home', duty: true, zone: 'WIB' });
    expect(monday.slots.map(({ name }) => name)).toEqual(['masuk', 'pulang']);
    const onDuty = others.find((one) => sheet.line(one).startsWith('K')) as Person;
    expect(sheet.plan(onDuty, '2020-06-08')).toMatchObject({ mode: 'office', duty: false });
  });
});

describe('a week of Pangandaran, played from the draft to the day it is closed', () => {
  const people = staffOf('diskominfo-pangandaran', 6);
  const config = configWith(pangandaran);
  const [monday, wednesday, thursday] = [day('2020-06-08'), day('2020-06-10'), day('2020-06-11')];
  const home = { location: [-7.69, 108.65] } as const;
  let service: Service;
  afterEach(() => service.close());

  async function publish(settings: Config): Promise<void> {
    service = await openService(settings, wib('2020-06-05 14:00'));
    await service.employ(people);
    const { house } = service;
    const { rosters, board, people: register, ledger } = house();
    const order = { edict: 'pangandaran-2020', from: monday, to: day('2020-06-12'), units: null, redo: false };
    const today = day('2020-06-05');
    const made = await makeDraft({ ...order, today }, house().written, house());
    const id = await rosters.keepDraft(made, [], 'kasubag', board.now());
    const { agency, caps } = settings;
    const deps = { people: register, ledger, rosters, agency, caps, number: () => 'tidak tercetak' };
    expect(await publishRoster(id, people[0]?.nip ?? '', today, board.now(), deps)).toMatchObject({
      kind: 'published',
    });
  }

  async function modes(date: string): Promise<readonly (readonly [Staff, string])[]> {
    return Promise.all(people.map(async (one) => [one, (await service.verdict(one, date)).plan.mode] as const));
  }
  const whoIs = async (mode: string, date: string): Promise<Staff> =>
    (await modes(date)).find(([, found]) => found === mode)?.[0] as Staff;
  const saidTo = ({ number }: Staff) =>
    service.sent.filter(({ chat }) => chat.startsWith(number)).map(({ what }) => what);

  test('two of six on duty; whoever is at home owes two shares, and they are counted by WIB', async () => {
    await publish(config);
    expect((await modes(monday)).map(([, mode]) => mode).sort()).toEqual([
      'home',
      'home',
      'home',
      'home',
      'office',
      'office',
    ]);
    const [budi, sari] = [await whoIs('home', monday), await whoIs('office', monday)];
    await service.write(wib('2020-06-08 07:29'), budi.number, home);
    await service.write(wib('2020-06-08 07:40'), sari.number, home);
    await service.write(wib('2020-06-08 08:00'), budi.number, home);
    await service.advance(wib('2020-06-08 08:10'));
    expect(saidTo(budi)).toEqual([expect.stringContaining('baru dibuka pukul 07.30'), '✅']);
    expect(saidTo(sari)[0]).toContain('terjadwal *WFO*');
    await service.advance(wib('2020-06-08 16:40'));
    expect(await service.states(budi, monday)).toEqual(['tepat', 'tidak']);
    expect(new Set(await service.states(sari, monday))).toEqual(new Set(['bukan_jadwal']));
    // Monday's two are on duty again on Thursday.
    expect((await modes(thursday)).map(([, mode]) => mode)).toEqual((await modes(monday)).map(([, mode]) => mode));
  });

  test('closed by hand on Wednesday at noon: the morning stays owed, the afternoon is not, and then nothing', async () => {
    await publish(config);
    const [budi, tono] = (await modes(wednesday)).flatMap(([one, mode]) => (mode === 'home' ? [one] : [])) as [
      Staff,
      Staff,
    ];
    await service.write(wib('2020-06-10 07:40'), budi.number, home);
    await service.advance(wib('2020-06-10 11:00'));
    await service.stop();
    await service.start(
      configWith(pangandaran, {
        'edicts/pangandaran-2020.yaml': (text) =>
          text.replace('to: null}', 'to: 2020-06-10 12.00, because: kembali bekerja di kantor}'),
      }),
    );
    await service.advance(wib('2020-06-10 17:00'));
    expect([await service.states(budi, wednesday), await service.states(tono, wednesday)]).toEqual([
      ['tepat'],
      ['tidak'],
    ]);
    expect((await service.verdict(budi, thursday)).plan.why.kind).toBe('no-edict');
    // What was judged before keeps its two slots.
    expect(await service.states(await whoIs('home', monday), monday)).toHaveLength(2);
  });
});

/** The service's clock is read in WITA, an hour ahead. */
const wib = (text: string): string =>
  new Date(Date.parse(`${text.replace(' ', 'T')}:00+07:00`) + 8 * 3_600_000)
    .toISOString()
    .slice(0, 16)
    .replace('T', ' ');
