import { describe, expect, test } from 'vitest';
import { edictFor, type History, policyAt, type Version } from '../../src/domain/policy.ts';
import { instantOf, type LocalDate } from '../../src/domain/time.ts';
import { agency, day, edict, friday, policy, thursday, unit } from './made.ts';

const at = (date: LocalDate, hour: number) => instantOf(date, hour * 60, 'WITA');
const version = <T>(name: string, hash: string, seenAt: number, value: T): Version<T> => ({
  name,
  hash,
  seenAt,
  value,
});
const endOf = (date: LocalDate) => instantOf(date, 1440, 'WITA');
const wednesday = day('2021-08-04');

describe('which version of a file holds for a day (D18, D21)', () => {
  const history: History = {
    agency: [version('serlok', 'a1', at(wednesday, 6), agency([unit()]))],
    edicts: [
      version('se', 'e2', at(friday, 10), edict({ number: 'two' })),
      version('se', 'e1', at(thursday, 6), edict({ number: 'one' })),
    ],
    holidays: [
      version('2021', 'h1', at(friday, 9), [{ date: friday, name: 'Libur', kind: 'libur_nasional', for: [] }]),
    ],
  };
  const edictOn = (date: LocalDate) => policyAt(history, endOf(date)).edicts.get('se');

  test('a change holds for the day on which it was seen and from then on', () => {
    expect(edictOn(friday)).toMatchObject({ number: 'two', hash: 'e2' });
    expect(edictOn(day('2021-08-20'))?.number).toBe('two');
  });
  test('days that are over keep the version they were judged under', () =>
    expect(edictOn(thursday)?.number).toBe('one'));
  test('an edict that is entered after it began reaches back to the days that had none', () =>
    expect(edictOn(wednesday)?.number).toBe('one'));
  test('an edict that is entered weeks later makes nobody absent in the past', () =>
    expect(edictOn(day('2021-07-21'))).toBeUndefined());
  test('an edict put in force after its first day reaches back, but replaces nothing', () => {
    const uses = (use: string) => [{ use, for: ['kota'] }];
    const put = (before: readonly { readonly use: string; readonly for: readonly string[] }[]): History => ({
      ...history,
      edicts: ['se', 'lain'].map((slug) => version(slug, slug, 0, edict({ slug }))),
      agency: [
        version('serlok', 'a1', 0, agency([unit()], { edicts: before })),
        version('serlok', 'a2', at(friday, 8), agency([unit()], { edicts: uses('se') })),
      ],
    });
    expect(edictFor(policyAt(put([]), endOf(thursday)), unit().id, thursday)?.slug).toBe('se');
    expect(edictFor(policyAt(put(uses('lain')), endOf(thursday)), unit().id, thursday)?.slug).toBe('lain');
  });
  test('a year of holidays entered late reaches back as well', () =>
    expect(policyAt(history, endOf(wednesday)).holidays).toHaveLength(1));
  test('the order in which versions are read does not matter', () => {
    const reversed = { ...history, edicts: [...history.edicts].reverse() };
    for (const date of [wednesday, thursday, friday])
      expect(policyAt(reversed, endOf(date))).toEqual(policyAt(history, endOf(date)));
  });
  test('seen in the last millisecond of a day it still holds for it, at midnight for the next', () => {
    const seen = (seenAt: number) =>
      policyAt(
        {
          ...history,
          edicts: [
            version('se', 'e1', 0, edict({ number: 'one' })),
            version('se', 'e2', seenAt, edict({ number: 'two' })),
          ],
        },
        endOf(thursday),
      ).edicts.get('se')?.number;
    expect([seen(endOf(thursday) - 1), seen(endOf(thursday))]).toEqual(['two', 'one']);
  });
  test('without an agency there is no policy', () =>
    expect(() => policyAt({ ...history, agency: [] }, endOf(friday))).toThrow('no agency'));
});

describe('which edict rules a unit', () => {
  const units = [unit({ id: 'dinas' }), unit({ id: 'upt', parent: 'dinas' }), unit({ id: 'lain', area: 'kabupaten' })];
  const edicts = new Map(
    [
      edict({ slug: 'kota' }),
      edict({ slug: 'dinas-sendiri' }),
      edict({ slug: 'tahap-satu', effectiveTo: thursday }),
      edict({ slug: 'tahap-dua', effectiveFrom: friday }),
    ].map((e) => [e.slug, { ...e, hash: e.slug }]),
  );
  const ruled = (uses: readonly { readonly use: string; readonly for: readonly string[] }[]) =>
    policy({ agency: agency(units, { edicts: uses }), edicts });
  const slug = (uses: Parameters<typeof ruled>[0], id: string, date = thursday) =>
    edictFor(ruled(uses), id, date)?.slug;

  test('the one of its area', () => expect(slug([{ use: 'kota', for: ['kota'] }], 'upt')).toBe('kota'));
  test('none in another area', () => expect(slug([{ use: 'kota', for: ['kota'] }], 'lain')).toBeUndefined());
  test('the one nearest to the unit', () => {
    const uses = [
      { use: 'kota', for: ['kota'] },
      { use: 'dinas-sendiri', for: ['dinas'] },
    ];
    expect(slug(uses, 'upt')).toBe('dinas-sendiri');
    expect(slug(uses, 'dinas')).toBe('dinas-sendiri');
  });
  test('stage follows stage', () => {
    const uses = [
      { use: 'tahap-satu', for: ['kota'] },
      { use: 'tahap-dua', for: ['kota'] },
    ];
    expect([slug(uses, 'dinas', thursday), slug(uses, 'dinas', friday)]).toEqual(['tahap-satu', 'tahap-dua']);
  });
  test('a name that is no file, and a unit that is not there', () => {
    expect(slug([{ use: 'tidak-ada', for: ['kota'] }], 'dinas')).toBeUndefined();
    expect(slug([{ use: 'kota', for: ['kota'] }], 'tidak-ada')).toBeUndefined();
  });
  test("units that are each other's parent end somewhere", () => {
    const loop = [unit({ id: 'a', parent: 'b' }), unit({ id: 'b', parent: 'a' })];
    expect(
      edictFor(policy({ agency: agency(loop, { edicts: [{ use: 'kota', for: ['kota'] }] }), edicts }), 'a', thursday)
        ?.slug,
    ).toBe('kota');
  });
});
