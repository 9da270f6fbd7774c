import { describe, expect, test } from 'vitest';
import { everybody } from '../../src/domain/condition.ts';
import type { ModeRule } from '../../src/domain/mode-rule.ts';
import { placeShare } from '../../src/domain/placement.ts';
import { slotsOn } from '../../src/domain/plan.ts';
import { edictFor } from '../../src/domain/policy.ts';
import type { UnitOverride } from '../../src/domain/roster.ts';
import type { MinuteOfDay } from '../../src/domain/time.ts';
import { absence, agency, day, edict, friday, person, planOf, policy, share, thursday, unit } from './made.ts';

const rules: readonly ModeRule[] = [
  { clause: 'angka 1', when: { ...everybody, levels: ['jpt'] }, outcome: { kind: 'mode', mode: 'wfo', quota: null } },
  { clause: 'angka 2', when: { ...everybody, levels: ['pengawas'] }, outcome: { kind: 'head' } },
  {
    clause: 'angka 3',
    when: { ...everybody, levels: ['pelaksana'] },
    outcome: { kind: 'mode', mode: 'wfh', quota: null },
  },
];
const ruled = policy({ edict: edict({ rules }) });
const noRow = { roster: undefined };

describe('an edict that says who works where needs no roster for it', () => {
  test('whom it sends home owes shares, whom it calls in owes none, and the clause is named', () => {
    expect(planOf({ policy: ruled, facts: noRow })).toMatchObject({
      mode: 'home',
      duty: true,
      why: { kind: 'rule', clause: 'angka 3' },
    });
    expect(planOf({ policy: ruled, person: person({ level: 'jpt' }), facts: noRow })).toMatchObject({
      mode: 'office',
      duty: false,
      why: { kind: 'rule', clause: 'angka 1' },
    });
  });
  test('where the head decides and has not, and where no rule speaks, nobody guesses', () => {
    const kindOf = (level: 'pengawas' | 'lainnya') =>
      planOf({ policy: ruled, person: person({ level }), facts: noRow });
    expect(kindOf('pengawas')).toMatchObject({ mode: 'unmatched', duty: false, why: { kind: 'head-decides' } });
    expect(kindOf('lainnya')).toMatchObject({ mode: 'unmatched', duty: false, why: { kind: 'no-rule' } });
  });
  test('a row made by hand outweighs the rule, one published under another edict is over', () => {
    expect(planOf({ policy: ruled, facts: { roster: 'wfo' } }).mode).toBe('office');
    expect(planOf({ policy: ruled, facts: { roster: { mode: 'wfo', edict: 'se' } } }).mode).toBe('office');
    expect(planOf({ policy: ruled, facts: { roster: { mode: 'wfo', edict: 'lama' } } })).toMatchObject({
      mode: 'home',
      why: { kind: 'rule' },
    });
  });
});

describe("the head's word for a unit (PPU-2)", () => {
  const word = (change: Partial<UnitOverride> = {}): UnitOverride => ({
    unit: 'dinas',
    mode: 'wfh',
    from: thursday,
    to: friday,
    by: 'Kepala Dinas',
    because: 'kasus di kantor',
    ...change,
  });
  const under = (overrides: readonly UnitOverride[], date = thursday, facts = {}) =>
    planOf({ policy: ruled, person: person({ level: 'jpt' }), date, facts: { roster: 'wfo', overrides, ...facts } });

  test('goes before roster and rules on its days, both ends included', () => {
    expect(under([word()])).toMatchObject({ mode: 'home', duty: true, why: { kind: 'override' } });
    expect(under([word()], friday).mode).toBe('home');
    expect(under([word()], day('2021-08-04')).mode).toBe('office');
    expect(under([word()], day('2021-08-09')).mode).toBe('office');
  });
  test('the later word counts, that for the unit itself before that for the one above', () => {
    expect(under([word(), word({ mode: 'wfo' })]).mode).toBe('office');
    const units = agency([unit(), unit({ id: 'bidang', parent: 'dinas' })]);
    const plan = planOf({
      policy: policy({ agency: units, edict: edict({ rules }) }),
      person: person({ services: [{ unit: 'bidang', roles: [], from: null, to: null }] }),
      facts: { overrides: [word({ unit: 'bidang', mode: 'wfo' }), word()] },
    });
    expect(plan.mode).toBe('office');
  });
  test('sends home who is exempt, but nobody on a holiday or on leave', () => {
    const exempt = { clause: 'poin 2', reason: 'pelayanan', unitTypes: ['dinas'], units: [], employment: [] };
    const service = policy({ edict: edict({ rules, exempt: [exempt] }) });
    expect(planOf({ policy: service, facts: { overrides: [word()] } }).mode).toBe('home');
    expect(under([word()], thursday, { absences: [absence()] }).mode).toBe('leave');
    expect(under([word({ to: day('2021-08-08') })], day('2021-08-07')).mode).toBe('off');
  });
});

describe('a later edict', () => {
  const first = edict({ slug: 'satu' });
  const second = edict({ slug: 'dua', effectiveFrom: friday, replaces: ['satu'] });
  const third = edict({ slug: 'tiga', effectiveFrom: day('2021-08-09'), replaces: ['dua'] });
  const lines = (...uses: readonly string[]) => uses.map((use) => ({ use, for: ['kota'] }));
  const under = (date: string, edicts = lines('satu', 'dua', 'tiga')) =>
    edictFor(
      policy({
        agency: agency([unit()], { edicts }),
        edicts: new Map([first, second, third].map((one) => [one.slug, { ...one, hash: one.slug }])),
      }),
      'dinas',
      day(date),
    )?.slug;

  test('takes the place of the one it replaces from its first day on, in whatever order they are listed', () => {
    expect([thursday, friday, day('2021-08-09')].map((date) => under(date))).toEqual(['satu', 'dua', 'tiga']);
    expect(under('2021-08-09', lines('tiga', 'satu'))).toBe('tiga');
    expect(under('2021-08-09', lines('satu', 'tiga'))).toBe('tiga');
  });
  test('also where the replaced one was meant for the unit alone', () =>
    expect(
      under('2021-08-06', [
        { use: 'satu', for: ['dinas'] },
        { use: 'dua', for: ['kota'] },
      ]),
    ).toBe('dua'));
});

describe('an amendment for a while, and a replacement for good', () => {
  const first = edict({ slug: 'satu', rules });
  const later = (change: Partial<typeof first>) =>
    policy({
      agency: agency([unit()], { edicts: ['satu', 'dua'].map((use) => ({ use, for: ['kota'] })) }),
      edicts: new Map(
        [first, edict({ slug: 'dua', rules, effectiveFrom: thursday, effectiveTo: friday, ...change })].map((one) => [
          one.slug,
          { ...one, hash: one.slug },
        ]),
      ),
    });
  const days = ['2021-08-04', '2021-08-05', '2021-08-06', '2021-08-09'];
  const under = (change: Partial<typeof first>) =>
    days.map((date) => edictFor(later(change), 'dinas', day(date))?.slug);
  test('what is amended comes back when the amendment ends, what is replaced does not', () => {
    expect(under({ amends: ['satu'] })).toEqual(['satu', 'dua', 'dua', 'satu']);
    expect(under({ replaces: ['satu'] })).toEqual(['satu', 'dua', 'dua', undefined]);
  });
  test('a roster published before holds as long as the amendment leaves alone who works where', () => {
    const row = { mode: 'wfo', edict: 'satu' } as const;
    const mode = (change: Partial<typeof first>) => planOf({ policy: later(change), facts: { roster: row } }).mode;
    expect(mode({ amends: ['satu'] })).toBe('office');
    expect(mode({ amends: ['satu'], rules: rules.slice(2) })).toBe('home');
    expect(mode({ replaces: ['satu'] })).toBe('home');
  });
});

describe('an edict closed by hand at noon (PLP-1, PLP-11)', () => {
  const closed = edict({ effectiveTo: thursday, endsAt: 750 as MinuteOfDay, endReason: 'keluar dari level IV' });
  test('asks on its last day only for windows that were over by then', () => {
    expect(slotsOn(closed, thursday).map(({ name }) => name)).toEqual(['pagi', 'istirahat']);
    expect(slotsOn(closed, day('2021-08-04'))).toHaveLength(4);
  });
  test('a share in the afternoon belongs to no window that is still to come', () => {
    const plan = planOf({ policy: policy({ edict: closed }) });
    expect(placeShare(plan, share('16.10'), [])).toMatchObject({ kind: 'late', slot: { name: 'istirahat' } });
    expect(planOf({ policy: policy({ edict: closed }), date: friday }).mode).toBe('none');
  });
});

describe('official travel during an edict that restricts it (PSR-11)', () => {
  const travel = { clause: 'angka 6', approvers: ['bupati', 'sekda'] };
  const trip = (approvedBy: string | null, kind: 'dinas_luar' | 'cuti' = 'dinas_luar') =>
    planOf({ policy: policy({ edict: edict({ travel }) }), facts: { absences: [absence({ kind, approvedBy })] } });
  test('excuses only with the consent of the Bupati or the Sekda', () => {
    expect(trip('Sekda')).toMatchObject({ mode: 'leave' });
    expect(trip('Bupati Pasuruan, 23 Maret')).toMatchObject({ mode: 'leave' });
    expect(trip('Kepala Dinas')).toMatchObject({ mode: 'home', duty: true, waiting: 'dinas_luar' });
    for (const other of ['Sekdakab', 'Wakil Bupati', 'Asisten Sekda', '196608151992031001'])
      expect(trip(other)).toMatchObject({ mode: 'home' });
    for (const acting of ['Plt. Sekda', 'a.n. Bupati Pasuruan']) expect(trip(acting)).toMatchObject({ mode: 'leave' });
    expect(trip(null)).toMatchObject({ mode: 'home', waiting: 'dinas_luar' });
  });
  test('given under a NIP, by the position of whoever holds it', () => {
    const given = absence({ kind: 'dinas_luar', approvedBy: '196608151992031001', approverTitle: 'Sekda Kabupaten' });
    expect(planOf({ policy: policy({ edict: edict({ travel }) }), facts: { absences: [given] } }).mode).toBe('leave');
  });
  test('leave needs no consent of theirs', () => expect(trip('Kepala Dinas', 'cuti').mode).toBe('leave'));
});
