import { describe, expect, test } from 'vitest';
import type { Absence } from '../../src/domain/absence.ts';
import type { Unit } from '../../src/domain/agency.ts';
import { everybody } from '../../src/domain/condition.ts';
import type { Edict } from '../../src/domain/edict.ts';
import type { ModeRule, Quota } from '../../src/domain/mode-rule.ts';
import type { SendCaps } from '../../src/domain/outbox.ts';
import type { Person, Role } from '../../src/domain/person.ts';
import type { Policy } from '../../src/domain/policy.ts';
import type { RosterRow } from '../../src/domain/roster.ts';
import { draftRoster } from '../../src/domain/roster-draft.ts';
import type { LocalDate, MinuteOfDay } from '../../src/domain/time.ts';
import { edictPreview, type PreviewQuestion } from '../../src/reports/preview.ts';
import { isHandmade, policyUnder, scopeOf } from '../../src/reports/preview-policy.ts';
import { previewText } from '../../src/words/preview.ts';
import * as m from '../domain/made.ts';

const monday = m.day('2021-08-02');
const friday = m.day('2021-08-06');

const minute = (of: number) => of as MinuteOfDay;
const quarter: Quota = {
  name: 'pegawai',
  clause: 'poin 1',
  bounds: [{ side: 'wfo', kind: 'exact', amount: { kind: 'percent', percent: 25 } }],
  per: 'opd',
  each: [],
  headcount: 'books',
  rest: 'wfh',
  rotation: { kind: 'days', days: 1, choices: [] },
};
const atMost: Quota = { ...quarter, bounds: [{ side: 'wfo', kind: 'max', amount: { kind: 'percent', percent: 25 } }] };
const rule = (change: Partial<ModeRule> = {}): ModeRule => ({
  clause: 'poin 1',
  when: everybody,
  outcome: { kind: 'quota', quota: 'pegawai' },
  ...change,
});
const atHome = rule({ outcome: { kind: 'mode', mode: 'wfh', quota: null } });
const oneSlotAtHome: Partial<Edict> = {
  rules: [atHome],
  share: m.shareRule({
    sets: [{ name: 'Biasa', weekdays: m.everyDay, period: null, slots: [m.slot('pagi', '07.00', '07.30')] }],
  }),
};
const classes = [{ name: 'esensial', clause: 'poin 1', serves: true, unitTypes: ['loket'], units: [] }];

const caps: SendCaps = {
  textsPerHour: 60,
  reactionsPerHour: 120,
  reportsPerHour: 40,
  perDay: 1000,
  unaskedGapMinutes: 10,
  answersPerTenMinutes: 6,
  jitterSeconds: [4, 20],
  acknowledgeWithinMinutes: 10,
  warmUpDays: 7,
};

let id = 0;
const staff = (unit: string, roles: readonly Role[] = [], change: Partial<Person> = {}): Person => {
  id += 1;
  const services = [{ unit, roles, from: null, to: null }];
  return m.person({ id, nip: `1990010120150${10000 + id}`, name: `Pegawai ${id}`, services, ...change });
};
const many = (count: number, unit: string) => Array.from({ length: count }, () => staff(unit));

type Setting = Partial<Pick<PreviewQuestion, 'from' | 'to' | 'units' | 'byName'>> & {
  readonly persons: readonly Person[];
  readonly offices?: readonly Unit[];
  readonly edict?: Partial<Edict>;
  readonly policy?: Partial<Policy>;
  readonly rows?: ReadonlyMap<number, ReadonlyMap<LocalDate, RosterRow>>;
  readonly absences?: readonly Absence[];
  readonly sending?: Partial<PreviewQuestion['sending']>;
};

/** As `serlok edict preview` asks: the edict alone, a draft of its roster, and the plan of every day. */
function ask({ persons, offices = [m.unit()], from = monday, to = friday, units = null, ...setting }: Setting) {
  const edict = m.edict({ rules: [rule()], quotas: [quarter], ...setting.edict });
  const { policy, used } = policyUnder(m.policy({ edict, agency: m.agency(offices), ...setting.policy }), 'se');
  const absences = new Map((setting.absences ?? []).map((one) => [one.person, [one]]));
  const facts = { persons, rows: setting.rows ?? new Map(), absences, overrides: [] };
  const order = { policy, edict: 'se', from, to, units };
  const draft = isHandmade(edict)
    ? null
    : draftRoster({ ...order, ...facts, ledger: new Map(), changesFrom: from, redo: false });
  const sending: PreviewQuestion['sending'] = {
    caps,
    acknowledge: 'reaction',
    reminder: { enabled: false, minutesBefore: 10 },
    ...setting.sending,
  };
  const preview = edictPreview({ ...order, used, byName: setting.byName ?? false, facts, draft, sending });
  const lines = previewText(preview, {
    unit: (one) => offices.find((office) => office.id === one)?.name ?? one,
    person: (one) => persons.find((person) => person.id === one)?.name ?? '',
  });
  return { preview, lines, text: lines.join('\n').replace(/\n {2,}/g, ' ') };
}

describe('who works where', () => {
  test('before it begins the preview says who is at home on which day', () => {
    const { preview, lines } = ask({ persons: many(4, 'dinas'), byName: true });
    expect(preview.days.map(({ date }) => date.slice(8))).toEqual(['02', '03', '04', '05', '06']);
    expect(preview.days.map(({ figures }) => figures)).toEqual(
      preview.days.map(() => ({ office: 1, home: 3, absent: 0, open: 0 })),
    );
    expect(preview.units).toMatchObject([{ unit: 'dinas', total: { office: 5, home: 15 } }]);
    for (const { days } of preview.people) expect(days.some((mark) => mark?.mode === 'office')).toBe(true);
    expect(lines.find((line) => line.startsWith('Dinas '))).toMatch(/(1\/3\/0\/0 +){5}5\/15\/0\/0/);
    expect(lines.filter((line) => /^Pegawai \d+ .*WFO/.test(line))).toHaveLength(4);
  });

  test('leave, a roster made by hand and a holiday stand as they are', () => {
    const persons = many(4, 'dinas');
    const [first, second] = persons.map((person) => person.id);
    const { preview } = ask({
      persons,
      byName: true,
      absences: [m.absence({ person: first ?? 0, from: monday, to: monday })],
      rows: new Map([[second ?? 0, new Map([[monday, { mode: 'wfo', edict: null }]])]]),
      policy: { holidays: [{ date: friday, name: 'Libur', kind: 'libur_nasional', for: [] }] },
    });
    expect(preview.days.map(({ date }) => date)).not.toContain(friday);
    expect(preview.days[0]?.figures).toMatchObject({ absent: 1 });
    const mondays = preview.people.map(({ days }) => days[0]);
    expect(mondays[0]).toMatchObject({ mode: 'leave', absence: 'cuti' });
    expect(mondays[1]).toMatchObject({ mode: 'office' });
  });

  test('those whom the edict exempts work as usual, and their weekend is no day of the preview', () => {
    const offices = [m.unit(), m.unit({ id: 'damkar', type: 'damkar', workWeek: m.everyDay })];
    const exempt = [{ clause: 'poin 2', reason: 'darurat', unitTypes: ['damkar'], units: [], employment: [] }];
    const persons = [...many(4, 'dinas'), ...many(2, 'damkar')];
    const { preview } = ask({ offices, edict: { exempt }, persons, to: m.day('2021-08-08') });
    expect(preview.days).toHaveLength(5);
    expect(preview.units[1]).toMatchObject({ unit: 'damkar', total: { office: 10, home: 0 } });
  });

  test('an edict that is used nowhere yet is shown for every unit, and says so', () => {
    const agency = m.agency([m.unit()], { edicts: [] });
    const { preview, text } = ask({ persons: many(4, 'dinas'), policy: { agency } });
    expect(preview.units).toHaveLength(1);
    expect(text).toContain('Belum dipakai di serlok.yaml; pratinjau untuk semua unit.');
  });

  test('other edicts that are in force there do not stand in its way', () => {
    const edicts = [
      { use: 'lain', for: ['kota'] },
      { use: 'se', for: ['dinas'] },
    ];
    const written = m.policy({ agency: m.agency([m.unit()], { edicts }) });
    expect(policyUnder(written, 'se')).toMatchObject({
      used: true,
      policy: { agency: { edicts: [{ use: 'se', for: ['dinas'] }] } },
    });
  });

  test('only the units that are asked for are shown, with those below them', () => {
    const offices = [m.unit(), m.unit({ id: 'upt', parent: 'dinas' }), m.unit({ id: 'dinsos' })];
    const units = scopeOf(m.agency(offices), { units: ['dinas'], area: null });
    const { preview, text } = ask({ offices, units, persons: offices.flatMap(({ id }) => many(4, id)) });
    expect(preview.units.map(({ unit }) => unit)).toEqual(['dinas', 'upt']);
    expect(text).toContain('Hanya unit yang diminta');
  });

  test('of very many units the agencies are shown', () => {
    const parts = Array.from({ length: 70 }, (_, i) => m.unit({ id: `bagian-${i}`, parent: 'dinas' }));
    const { preview } = ask({ offices: [m.unit(), ...parts], persons: parts.flatMap(({ id }) => many(1, id)) });
    expect(preview).toMatchObject({
      byAgency: true,
      units: [{ unit: 'dinas', days: [{ office: 18, home: 52 }, {}, {}, {}, {}] }],
    });
  });

  test('an edict without rules is told by its hours alone', () => {
    const { preview, text } = ask({ persons: many(4, 'dinas'), edict: { rules: [], quotas: [] } });
    expect(preview).toMatchObject({ handmade: true, days: [], units: [] });
    expect(text).toContain('disusun sendiri dan diimpor');
    expect(text).toContain('pagi 07.00–07.30, istirahat 12.00–12.30');
    expect(text).not.toContain('KIRIMAN PER HARI');
  });
});

describe('who is left out', () => {
  test('whom no rule speaks of is named with title and reason, by unit', () => {
    const onlyStaff = rule({ ...atHome, when: { ...everybody, levels: ['pelaksana'] } });
    const persons = [...many(2, 'dinas'), staff('dinas', [], { name: 'Wulan', title: 'Dokter', level: 'fungsional' })];
    const { preview, text } = ask({ persons, edict: { rules: [onlyStaff] } });
    expect(preview.unmatched).toMatchObject([
      { unit: 'dinas', why: 'no-rule', people: [{ title: 'Dokter', days: 5 }] },
    ]);
    expect(preview.days[0]?.figures).toMatchObject({ home: 2, open: 1 });
    expect(text).toContain('1 pegawai belum dapat dijadwalkan');
    expect(text).toContain('Dinas, tidak ada aturan edaran yang mengaturnya: 1 pegawai: Wulan (Dokter)');
  });

  test('a unit without class is told with the people whom a class would bring under a rule', () => {
    const rules = [rule({ ...atHome, when: { ...everybody, classes: ['esensial'], levels: ['pelaksana'] } })];
    const offices = [m.unit(), m.unit({ id: 'loket', type: 'loket' })];
    const persons = [...many(2, 'dinas'), staff('dinas', [], { level: 'jpt' }), ...many(1, 'loket')];
    const { preview, text } = ask({ offices, persons, edict: { classes, rules } });
    expect(preview.unclassified).toEqual([{ unit: 'dinas', people: 3, lost: 2 }]);
    expect(text).toContain('karena unitnya tanpa kelas: Dinas (2 pegawai)');
  });

  test('what the head decides is waited for', () => {
    const rules = [rule({ outcome: { kind: 'head' }, clause: 'poin 5' })];
    const { preview } = ask({ persons: many(2, 'dinas'), edict: { rules } });
    expect(preview.unmatched).toMatchObject([{ why: 'head-decides', clause: 'poin 5' }]);
  });

  test('where the quota goes by a level that nobody has set, the level is asked for', () => {
    const table = { kind: 'table', percents: { '3': 25, '4': 0 } } as const;
    const quotas: readonly Quota[] = [{ ...quarter, bounds: [{ side: 'wfo', kind: 'max', amount: table }] }];
    const { text } = ask({ persons: many(2, 'dinas'), edict: { quotas } });
    expect(text).toContain('tingkat wilayah belum diisi');
    expect(text).toContain('WFO maksimal 25 % (level wilayah 3) / WFO maksimal 0 % (level wilayah 4)');
  });

  test('a unit that would stand empty though it serves the public is warned of', () => {
    const offices = [m.unit(), m.unit({ id: 'loket', name: 'Loket', type: 'loket' })];
    const persons = [...many(4, 'dinas'), ...many(3, 'loket')];
    const { preview, text } = ask({ offices, persons, edict: { classes, quotas: [atMost] } });
    expect(preview.empty).toMatchObject([{ unit: 'loket', serves: true }]);
    expect(text).toContain('PERINGATAN, kosong padahal melayani: Loket, 2–6 Agustus 2021 (5 hari)');
  });

  test('rules that collide are told in words, and how evenly the turns fall', () => {
    const counter = [{ clause: 'poin 7', reason: 'loket', least: 2, who: everybody, per: 'opd' }];
    const { preview, text } = ask({ persons: many(4, 'dinas'), edict: { quotas: [atMost], presence: counter } });
    expect(preview.shortfalls.length).toBeGreaterThan(0);
    expect(text).toContain('poin 7 meminta 2 orang (loket) di kantor, terhalang batas poin 1; terdekat 1 orang');
    expect(text).toMatch(/Dinas, poin 1 \(.*\): 4 pegawai, giliran WFO 1–2 hari/);
  });
});

describe('what is sent', () => {
  test('shares are the people on duty times their slots, without those who are excused', () => {
    const persons = [...many(3, 'dinas'), staff('dinas', [], { employment: 'non-asn' })];
    const noon = m.absence({ person: persons[0]?.id ?? 0, from: monday, to: monday, fromMinute: minute(12 * 60) });
    const { preview, lines } = ask({ persons, edict: { rules: [atHome] }, absences: [noon] });
    expect(preview.days[0]).toMatchObject({ duty: 3, shares: 3 + 3 * 2, figures: { home: 4 } });
    expect(preview.days[0]?.slots.map(({ slot, due }) => [slot.name, due])).toEqual([
      ['pagi', 3],
      ['istirahat', 2],
      ['selesai-istirahat', 2],
      ['sore', 2],
    ]);
    expect(lines.find((line) => line.startsWith('Sen 02/08 ') && line.includes('pagi'))).toMatch(
      /3 +9 +pagi 07\.00–07\.30 WITA: 3/,
    );
  });

  test('a number that would send more than its caps is told how much stays unsent', () => {
    const { preview, text } = ask({ persons: many(600, 'dinas'), edict: oneSlotAtHome, to: monday });
    expect(preview.days[0]?.sends).toMatchObject({ acknowledgements: 600, unsentByHour: 480, unsentByDay: 0 });
    expect(text).toContain(
      'Sen 02/08: ✅ untuk 480 dari 600 kiriman tidak akan terkirim (batas 120 reaksi per jam: 480); kiriman tetap tercatat.',
    );
  });

  test('the last of a day is kept for reports, and what the day has no room for is told too', () => {
    const sending = { caps: { ...caps, perDay: 400 } };
    const { preview } = ask({ persons: many(100, 'dinas'), edict: { rules: [atHome] }, to: monday, sending });
    // 4 × 100 shares, of 400 messages 40 are for reports alone.
    expect(preview.days[0]?.sends).toMatchObject({ acknowledgements: 400, unsentByHour: 0, unsentByDay: 40 });
  });

  test('what fits is said to fit', () => {
    const { text } = ask({ persons: many(4, 'dinas'), edict: { rules: [atHome] } });
    expect(text).toContain('Semuanya muat dalam batas kirim.');
    expect(text).toContain('Satu jam tersibuk: 4 ✅ (batas 120)');
  });

  test('a Kasubag over several units gets one list a slot, a head one summary a day', () => {
    const offices = [m.unit(), m.unit({ id: 'upt', parent: 'dinas' }), m.unit({ id: 'dinsos' })];
    const persons = [
      staff('dinas', ['kasubag']),
      staff('dinas', ['kepala']),
      staff('upt'),
      staff('dinsos', ['kasubag']),
      staff('dinsos', ['kepala']),
    ];
    const { preview } = ask({ offices, persons, edict: { rules: [atHome] }, to: monday });
    expect(preview.days[0]?.sends).toMatchObject({ digests: 2 * 4, summaries: 2, reminders: 0 });
  });

  test('lists that wait for an hour with room are told with the hours they come late', () => {
    const offices = ['a', 'b', 'c'].map((name) => m.unit({ id: name }));
    const persons = offices.map(({ id }) => staff(id, ['kasubag']));
    const sending = { caps: { ...caps, reportsPerHour: 1 } };
    const { preview, text } = ask({ offices, persons, edict: oneSlotAtHome, to: monday, sending });
    expect(preview.days[0]?.sends).toMatchObject({ digests: 3, waiting: 2, longestWaitMinutes: 120 });
    expect(text).toContain('2 daftar atau ringkasan menunggu giliran, paling lama 2 jam (batas 1 per jam)');
  });

  test('reminders are counted by group, and not in the hours of Friday prayers', () => {
    const offices = [m.unit({ groups: ['1@g.us', '2@g.us'] })];
    const sending = { reminder: { enabled: true, minutesBefore: 10 } };
    const { preview } = ask({ offices, persons: many(2, 'dinas'), edict: { rules: [atHome] }, sending });
    expect(preview.days.map(({ sends }) => sends.reminders)).toEqual([8, 8, 8, 8, 6]);
  });

  test('an installation that answers in words is measured by the cap for texts', () => {
    const sending = { acknowledge: 'text' } as const;
    const { text } = ask({ persons: many(100, 'dinas'), edict: oneSlotAtHome, to: monday, sending });
    expect(text).toContain('balasan untuk 40 dari 100 kiriman tidak akan terkirim (batas 60 teks per jam: 40)');
  });

  test('an edict that asks for no shares has no load', () => {
    const { text } = ask({ persons: many(4, 'dinas'), edict: { rules: [atHome], share: null } });
    expect(text).toContain('Edaran ini tidak meminta kiriman lokasi.');
    expect(text).not.toContain('BEBAN NOMOR');
  });
});

describe('what the edict says', () => {
  test('number, validity, bases, consent, exemptions, clauses and open questions are told before any figure', () => {
    const { lines, text } = ask({
      persons: many(4, 'dinas'),
      edict: {
        number: '800/935',
        stage: 'Tahap pertama',
        effectiveFrom: monday,
        effectiveTo: m.day('2021-08-13'),
        basis: ['SE MenPANRB 15/2021'],
        replaces: ['lama'],
        travel: { clause: 'poin 8', approvers: ['bupati', 'sekda'] },
        urgentPresence: { clause: 'poin 9', approvers: [] },
        exempt: [{ clause: 'poin 2', reason: 'darurat', unitTypes: ['rumah_sakit'], units: [], employment: ['asn'] }],
        clauses: [{ id: 'poin 1', text: 'Seperempat di kantor.' }],
        notes: ['Tidak disebut 25% dari siapa.'],
        reminders: [{ clause: 'poin 12', text: 'Laporan bulanan', on: null, dayOfMonth: 5 }],
      },
    });
    for (const said of [
      'Nomor          : 800/935',
      'Berlaku        : 2–13 Agustus 2021',
      'Tahap          : Tahap pertama',
      'Menggantikan   : lama',
      'Dasar          : SE MenPANRB 15/2021',
      'Dinas luar     : dengan persetujuan bupati / sekda (poin 8)',
      'Hadir mendesak : ditetapkan kepala perangkat daerah sendiri (poin 9)',
      '- poin 2, darurat: jenis unit rumah sakit; hanya ASN',
      '- poin 1: Seperempat di kantor.',
      '- Tidak disebut 25% dari siapa.',
      '- Kamis, 5 Agustus 2021: Laporan bulanan (poin 12)',
      'semua pegawai: bergiliran menurut kuota pegawai (poin 1)',
    ])
      expect(text).toContain(said);
    expect(text.indexOf('Tidak disebut')).toBeLessThan(text.indexOf('JADWAL PER UNIT'));
    expect(lines.filter((line) => line.length > 100)).toEqual([]);
  });

  test('long ranges and long names stay within a hundred columns', () => {
    const offices = [
      m.unit({ name: 'Dinas Perumahan, Kawasan Permukiman, Pertanahan dan Pemakaman Kota Contoh Raya' }),
    ];
    const { lines } = ask({ offices, persons: many(30, 'dinas'), byName: true, to: m.day('2021-08-29') });
    expect(lines.filter((line) => line.length > 100)).toEqual([]);
  });
});
