import { describe, expect, test } from 'vitest';
import type { Unit } from '../../src/domain/agency.ts';
import { everybody } from '../../src/domain/condition.ts';
import type { Edict } from '../../src/domain/edict.ts';
import type { Condition, Quota } from '../../src/domain/mode-rule.ts';
import type { Person } from '../../src/domain/person.ts';
import { draftRoster } from '../../src/domain/roster-draft.ts';
import { edictDiff } from '../../src/reports/edict-diff.ts';
import { isHandmade, policyAsIf } from '../../src/reports/preview-policy.ts';
import { diffText } from '../../src/words/edict-diff.ts';
import * as m from '../domain/made.ts';

const monday = m.day('2021-08-02');
const friday = m.day('2021-08-06');

const quota = (percent: number, change: Partial<Quota> = {}): Quota => ({
  name: 'pegawai',
  clause: 'poin 1',
  bounds: [{ side: 'wfo', kind: 'exact', amount: { kind: 'percent', percent } }],
  per: 'opd',
  each: [],
  headcount: 'books',
  rest: 'wfh',
  rotation: { kind: 'days', days: 1, choices: [] },
  ...change,
});
const draws = (when: Partial<Condition> = {}, clause = 'poin 1') => ({
  clause,
  when: { ...everybody, ...when },
  outcome: { kind: 'quota', quota: 'pegawai' } as const,
});
const fixed = (mode: 'wfh' | 'wfo', when: Partial<Condition> = {}) => ({
  clause: 'poin 1',
  when: { ...everybody, ...when },
  outcome: { kind: 'mode', mode, quota: null } as const,
});
const quarter = { rules: [draws()], quotas: [quota(25)] };

const people = (count: number, change: Partial<Person> = {}): readonly Person[] =>
  Array.from({ length: count }, (_, i) =>
    m.person({ id: i + 1, nip: `${i + 1}`, name: `Pegawai ${String.fromCharCode(65 + i)}`, ...change }),
  );

type Setting = {
  readonly persons?: readonly Person[];
  readonly offices?: readonly Unit[];
  readonly usedFor?: readonly string[];
  readonly units?: readonly string[];
};

/** As `serlok edict diff` asks: each edict as if it were in force, with the roster it would make. */
function compare(before: Partial<Edict>, after: Partial<Edict>, setting: Setting = {}) {
  const { persons = people(4), offices = [m.unit()], usedFor = ['kota'], units = null } = setting;
  const written = { a: m.edict({ slug: 'a', ...before }), b: m.edict({ slug: 'b', ...after }) };
  const policy = m.policy({
    agency: m.agency(offices, { edicts: [{ use: 'a', for: usedFor }] }),
    edicts: new Map(Object.values(written).map((one) => [one.slug, { ...one, hash: one.slug }])),
  });
  const facts = { persons, rows: new Map(), absences: new Map(), overrides: [] };
  const range = { from: monday, to: friday, units };
  const side = (edict: Edict) => ({
    edict: edict.slug,
    draft: isHandmade(edict)
      ? null
      : draftRoster({
          policy: policyAsIf(policy, edict.slug, ['a', 'b'], monday),
          edict: edict.slug,
          ...range,
          ...facts,
          ledger: new Map(),
          changesFrom: monday,
          redo: false,
        }),
  });
  const diff = edictDiff({ policy, before: side(written.a), after: side(written.b), ...range, facts });
  const lines = diffText(diff, {
    unit: (id) => offices.find((office) => office.id === id)?.name ?? id,
    person: (id) => persons.find((person) => person.id === id)?.name ?? '',
  });
  return { diff, lines, text: lines.join('\n').replace(/\n {2,}/g, ' ') };
}

test('two edicts that say the same have no difference, whatever their numbers and clauses', () => {
  const { diff, lines } = compare(
    { ...quarter, number: '1' },
    {
      ...quarter,
      number: '2',
      subject: 'Lain',
      rules: [draws({}, 'angka 9')],
      quotas: [quota(25, { clause: 'angka 9' })],
    },
  );
  expect(diff).toMatchObject({ terms: [], classes: [], people: [], shares: [] });
  expect(lines.at(-1)).toBe('tidak ada perbedaan');
});

describe('what is said', () => {
  test('hours that are moved, added and taken away are told by weekday', () => {
    const set = (weekdays: typeof m.everyDay, slots: (typeof m.weekdaySlots)[number][]) =>
      ({ name: 'Biasa', weekdays, period: null, slots }) as const;
    const pagi = m.slot('pagi', '07.00', '07.30');
    const sore = m.slot('sore', '16.00', '17.30');
    const before = m.shareRule({ sets: [set([1, 2, 3, 4, 5], [pagi, sore])] });
    const after = m.shareRule({
      sets: [
        set([1, 2, 3, 4], [pagi, sore]),
        set([5], [m.slot('pagi', '08.00', '08.30'), m.slot('siang', '14.00', '14.30')]),
      ],
    });
    const { diff, text } = compare({ ...quarter, share: before }, { ...quarter, share: after });
    expect(diff.terms).toMatchObject([
      {
        kind: 'hours',
        weekdays: [5],
        added: [{ name: 'siang' }],
        removed: [{ name: 'sore' }],
        moved: [{ before: pagi }],
      },
    ]);
    expect(text).toContain(
      '- Jam Jumat: pagi 07.00–07.30 → pagi 08.00–08.30; baru siang 14.00–14.30; tidak ada lagi sore 16.00–17.30',
    );
  });

  test('hours of Ramadan are compared with those of Ramadan', () => {
    const ramadan = { from: m.day('2022-04-03'), to: m.day('2022-05-01') };
    const ordinary = { name: 'Biasa', weekdays: m.everyDay, period: null, slots: m.weekdaySlots };
    const fasting = { ...ordinary, name: 'Ramadan', period: ramadan, slots: [m.slot('pagi', '08.00', '08.30')] };
    const share = (...sets: (typeof ordinary | typeof fasting)[]) => ({ ...quarter, share: m.shareRule({ sets }) });
    const { diff } = compare(share(ordinary), share(fasting, ordinary));
    expect(diff.terms).toMatchObject([{ kind: 'hours', weekdays: m.everyDay, period: ramadan, moved: [{}] }]);
  });

  test('validity, who must share, proof, exemptions, quotas, presence and consent are set against each other', () => {
    const exemption = { clause: 'x', reason: 'darurat', unitTypes: ['damkar'], units: [], employment: [] };
    const counter = { clause: 'x', reason: 'loket', least: 1, who: everybody, per: 'opd' };
    const { text } = compare(
      {
        ...quarter,
        exempt: [exemption],
        presence: [counter],
        urgentPresence: { clause: 'poin 4', approvers: ['wali kota'] },
      },
      {
        rules: [draws()],
        quotas: [quota(50)],
        effectiveFrom: monday,
        effectiveTo: friday,
        share: m.shareRule({
          who: ['asn', 'non-asn'],
          proof: 'live',
          recipient: 'officer-for-head',
          lateEntries: true,
        }),
        presence: [{ ...counter, least: 2 }],
        urgentPresence: { clause: 'poin 4', approvers: [] },
        travel: { clause: 'poin 8', approvers: ['bupati'] },
      },
    );
    for (const said of [
      'Masa berlaku: mulai Jumat, 1 Januari 2021, belum ada akhirnya (ditutup petugas) → 2–6 Agustus 2021',
      'Wajib mengirim lokasi: ASN pada hari WFH menurut jadwal → ASN dan non-ASN pada hari WFH menurut jadwal',
      'Dikirim kepada: kepala perangkat daerah → kepala perangkat daerah c.q. Kasubag Kepegawaian',
      'Bukti: lokasi saat ini atau lokasi terkini (live) → hanya lokasi terkini (live)',
      'Kiriman terlambat: tidak mengisi jadwal → dicatat sebagai terlambat',
      'Pengecualian, tidak ada lagi: darurat: jenis unit damkar',
      'Kuota pegawai: WFO sebesar 25 %;',
      'paling sedikit 1 orang di kantor per perangkat daerah (semua pegawai) → loket: paling sedikit 2 orang',
      'Hadir mendesak: dengan persetujuan wali kota (poin 4) → ditetapkan kepala perangkat daerah sendiri',
      'Dinas luar, baru: dengan persetujuan bupati (poin 8)',
    ])
      expect(text).toContain(said);
  });

  test('the same rules in another order are a difference', () => {
    const [first, second] = [fixed('wfo', { levels: ['jpt'] }), fixed('wfh')];
    const { text } = compare({ rules: [first, second] }, { rules: [second, first] });
    expect(text).toContain('Urutan aturan berubah');
  });
});

describe('who is touched', () => {
  test('people are told by what changes for them and by unit, a new size of the quota included', () => {
    const persons = [...people(3), m.person({ id: 9, name: 'Sekretaris', level: 'administrator' })];
    const { diff, text } = compare(
      quarter,
      {
        rules: [fixed('wfo', { levels: ['administrator'] }), draws({ levels: ['pelaksana'] })],
        quotas: [quota(50)],
      },
      { persons },
    );
    expect(diff.people).toMatchObject([
      { people: 3, units: [{ unit: 'dinas', persons: [1, 2, 3] }] },
      { people: 1, units: [{ unit: 'dinas', persons: [9] }] },
    ]);
    expect(text).toContain('bergiliran (WFO sebesar 25 %) → bergiliran (WFO sebesar 50 %): 3 pegawai');
    expect(text).toContain('bergiliran (WFO sebesar 25 %) → WFO: 1 pegawai\n- Dinas, 1: Sekretaris');
  });

  test('whom no rule reaches any more is told, and a day of the week that is different', () => {
    const persons = [...people(2), m.person({ id: 9, name: 'Honorer', employment: 'non-asn' })];
    const { text } = compare(
      { rules: [fixed('wfh')] },
      { rules: [fixed('wfh', { weekdays: [5], employment: ['asn'] }), fixed('wfo', { employment: ['asn'] })] },
      { persons },
    );
    expect(text).toContain('WFH → WFO, Jumat WFH: 2 pegawai');
    expect(text).toContain('WFH → belum diatur: 1 pegawai');
  });

  test('the same people by another week of work are one kind of change', () => {
    const offices = [m.unit(), m.unit({ id: 'loket', name: 'Loket', workWeek: [1, 2, 3, 4, 5, 6] })];
    const persons = [...people(2), m.person({ id: 9, services: [{ unit: 'loket', roles: [], from: null, to: null }] })];
    const { diff } = compare({ rules: [fixed('wfh')] }, { rules: [fixed('wfo')] }, { offices, persons });
    expect(diff.people).toMatchObject([{ people: 3, units: [{ unit: 'dinas' }, { unit: 'loket' }] }]);
  });

  test('who is at the office by an exemption or by a rule is not touched', () => {
    const exempt = [{ clause: 'x', reason: 'darurat', unitTypes: ['dinas'], units: [], employment: [] }];
    const { diff, text } = compare({ rules: [fixed('wfh')], exempt }, { rules: [fixed('wfo')] });
    expect(diff.people).toEqual([]);
    expect(text).toContain('Tidak ada; aturannya sama bagi setiap pegawai.');
  });

  test('quotas that differ only in their turns are told in full', () => {
    const { text } = compare(quarter, {
      rules: [draws()],
      quotas: [quota(25, { rotation: { kind: 'days', days: 2, choices: [] } })],
    });
    expect(text.replaceAll('\n', ' ')).toMatch(
      /giliran 1 hari kerja\) → bergiliran \(.*giliran 2 hari kerja\): 4 pegawai/,
    );
  });

  test('a unit whose class changes is told', () => {
    const classes = [{ name: 'kritikal', clause: 'x', serves: true, unitTypes: ['dinas'], units: [] }];
    const { text } = compare(quarter, { ...quarter, classes });
    expect(text).toContain('tanpa kelas → kritikal: Dinas');
  });
});

describe('on the same ground', () => {
  test('an edict that has ended is compared as if it went on, in the units either is used for', () => {
    const offices = [m.unit(), m.unit({ id: 'dinsos', name: 'Dinsos' })];
    const persons = [
      ...people(2),
      m.person({ id: 9, services: [{ unit: 'dinsos', roles: [], from: null, to: null }] }),
    ];
    const ended = { rules: [fixed('wfo')], effectiveTo: m.day('2021-02-01') };
    const { diff } = compare(ended, { rules: [fixed('wfh')] }, { offices, persons, usedFor: ['dinas'] });
    expect(diff.compared).toBe(2);
    expect(diff.people).toMatchObject([
      { people: 2, before: [{ lot: { mode: 'wfo' } }], after: [{ lot: { mode: 'wfh' } }] },
    ]);
  });

  test('only the units that are asked for are compared', () => {
    const offices = [m.unit(), m.unit({ id: 'dinsos', name: 'Dinsos' })];
    const persons = [
      ...people(2),
      m.person({ id: 9, services: [{ unit: 'dinsos', roles: [], from: null, to: null }] }),
    ];
    const { diff } = compare(
      { rules: [fixed('wfo')] },
      { rules: [fixed('wfh')] },
      { offices, persons, units: ['dinsos'] },
    );
    expect(diff).toMatchObject({ compared: 1, partial: true, people: [{ people: 1 }] });
  });

  test('shares of each day stand side by side', () => {
    const { diff, text } = compare(quarter, { rules: [fixed('wfh')] });
    expect(diff.shares).toHaveLength(5);
    for (const { before, after } of diff.shares) {
      expect(before).toEqual({ duty: 3, shares: 12 });
      expect(after).toEqual({ duty: 4, shares: 16 });
    }
    expect(text).toMatch(/Sen 02\/08 +3 → 4 +12 → 16/);
    expect(text).toContain('Semula 60 kiriman menurut a, menjadi 80 menurut b.');
  });

  test('a roster that is made by hand leaves its shares open', () => {
    const { text } = compare({ rules: [], quotas: [] }, quarter);
    expect(text).toMatch(/Sen 02\/08 +\? → 3 +\? → 12/);
    expect(text).toContain('jadwal disusun sendiri → bergiliran (WFO sebesar 25 %): 4 pegawai');
  });

  test('no line is wider than a hundred columns', () => {
    const { lines } = compare(
      quarter,
      {
        rules: [fixed('wfh', { positions: ['kepala_dinas', 'sekretaris', 'kabid', 'kasubag'] }), draws()],
        quotas: [quota(50)],
      },
      { persons: people(26) },
    );
    expect(lines.filter((line) => line.length > 100)).toEqual([]);
  });
});
