import { describe, expect, test } from 'vitest';
import { drawRoster } from '../../src/domain/roster-greedy.ts';
import { drawOf, rosterOf, turnsOn } from './roster-draw-made.ts';

/** The roster of a draw, day by day, and what is said of it. */
function drawn(...given: Parameters<typeof drawOf>) {
  const draw = drawOf(...given);
  const result = drawRoster(draw);
  return { ...result, roster: rosterOf(draw, result), turnsOn: (day: number) => turnsOn(draw, result, day) };
}

const eight = (days: number) => Object.fromEntries([...'abcdefgh'].map((name) => [name, '.'.repeat(days)]));

describe('turns of a day', () => {
  test('nobody is called in again before the others of the group had their turn', () => {
    const { roster, findings, spreads } = drawn(eight(8), { groups: [{ target: 2 }] });
    expect(roster).toEqual(['a b', 'c d', 'e f', 'g h', 'a b', 'c d', 'e f', 'g h']);
    expect(findings).toEqual([]);
    expect(spreads).toEqual([{ group: 0, least: 2, most: 2, forcedBy: [] }]);
  });

  test('whoever begins with more turns than the others waits until they have as many', () => {
    const { roster } = drawn(eight(7), { groups: [{ target: 2 }], load: { a: 2, b: 1 } });
    expect(roster).toEqual(['c d', 'e f', 'g h', 'b c', 'd e', 'f g', 'a h']);
  });

  test('somebody back from leave takes up the line where the others stand', () => {
    const picture = { ...eight(16), c: '-'.repeat(8) + '.'.repeat(8) };
    const { roster, turnsOn, spreads } = drawn(picture, { groups: [{ target: 2 }] });
    const before = turnsOn(7);
    expect(before['c']).toBeGreaterThanOrEqual(Math.min(...Object.values(before).map(Number)));
    expect(before['c']).toBeLessThanOrEqual(Math.max(...Object.values(before).map(Number)));
    expect(roster.slice(8).filter((day) => day.includes('c'))).toHaveLength(2);
    expect(spreads[0]).toMatchObject({ forcedBy: [] });
    expect((spreads[0]?.most ?? 0) - (spreads[0]?.least ?? 0)).toBeLessThanOrEqual(1);
  });

  test('the head of the office is there every day, fills a place of the quota and takes no turns from the others', () => {
    const { roster } = drawn({ ...eight(4), a: 'OOO-' }, { groups: [{ target: 3 }] });
    expect(roster).toEqual(['a b c', 'a d e', 'a f g', 'b c h']);
  });

  test('who may not come stays at home, and who does not work that day is not called', () => {
    const { roster, turnsOn } = drawn({ ...eight(2), a: 'HH', b: './' }, { groups: [{ target: 3 }] });
    expect(roster).toEqual(['b c d', 'e f g']);
    expect(turnsOn(1)).toMatchObject({ b: 1 });
  });

  test('on a day on which nobody of the group works, nobody is drawn', () => {
    const { roster, findings } = drawn(eight(3), { groups: [{ target: 2, block: [0, -1, 1] }] });
    expect(roster).toEqual(['a b', '', 'c d']);
    expect(findings).toEqual([]);
  });
});

describe('turns of several days', () => {
  test('the same people come on both days', () => {
    const { roster } = drawn(eight(8), { groups: [{ target: 2, block: 2 }] });
    expect(roster).toEqual(['a b', 'a b', 'c d', 'c d', 'e f', 'e f', 'g h', 'g h']);
  });

  test('a weekend does not break a turn in two', () => {
    const { roster } = drawn(eight(4), { groups: [{ target: 2, block: [0, -1, 0, 1] }] });
    expect(roster).toEqual(['a b', '', 'a b', 'c d']);
  });

  test('who falls ill on the second day is replaced by the one with the fewest turns', () => {
    const { roster } = drawn({ ...eight(3), b: '.-.' }, { groups: [{ target: 2, block: 3 }], load: { c: 1 } });
    expect(roster).toEqual(['a b', 'a d', 'a d']);
  });

  test('a turn that began before the first day is finished by the people who began it', () => {
    const given = { groups: [{ target: 2, block: [0, 1, 1], continues: true }], before: ['g', 'h'] };
    expect(drawn(eight(3), given).roster).toEqual(['g h', 'a b', 'a b']);
  });
});

describe('what is published', () => {
  test('stays as it is, though others would be next', () => {
    const { roster } = drawn({ ...eight(3), g: 'oo.', h: 'oo.', a: 'hh.' }, { groups: [{ target: 2 }] });
    expect(roster).toEqual(['g h', 'g h', 'a b']);
  });

  test('is not filled up to the target while it is within the bounds', () => {
    const picture = Object.fromEntries([...'abcdefgh'].map((name) => [name, name < 'c' ? 'o' : 'h']));
    expect(drawn(picture, { groups: [{ least: 2, target: 4, most: 4 }] }).roster).toEqual(['a b']);
  });

  test('is filled up by those of whom nothing is published yet', () => {
    expect(drawn({ ...eight(1), g: 'o', a: 'h' }, { groups: [{ target: 3 }] }).roster).toEqual(['b c g']);
  });

  test('changes for one person when one of the published falls ill', () => {
    const { roster } = drawn({ a: '-', b: 'o', c: 'h', d: 'h' }, { groups: [{ target: 2 }] });
    expect(roster).toEqual(['b c']);
  });

  test('changes for one person when a role is missing', () => {
    const { roster } = drawn(
      { a: 'o', b: 'o', c: 'h', d: 'h' },
      {
        groups: [{ target: 2 }],
        covers: [
          { who: ['b', 'd'], least: 1 },
          { who: ['c', 'd'], least: 1 },
        ],
      },
    );
    expect(roster).toEqual(['b d']);
  });
});

describe('who must be present', () => {
  const roles = [{ who: ['g', 'h'], least: 1 }];

  test('a holder of the role comes on every day, within the quota', () => {
    const { roster, findings } = drawn(eight(4), { groups: [{ target: 2 }], covers: roles });
    for (const day of roster) {
      expect(day).toMatch(/[gh]/);
      expect(day.split(' ')).toHaveLength(2);
    }
    expect(findings).toEqual([]);
  });

  test('two holders of a role that must be present each come every other day, and the roster says what forces it', () => {
    const { roster, spreads } = drawn(eight(20), { groups: [{ target: 2 }], covers: roles });
    for (const holder of ['g', 'h']) expect(roster.filter((day) => day.includes(holder))).toHaveLength(10);
    expect(spreads).toEqual([{ group: 0, least: 3, most: 10, forcedBy: [0] }]);
  });

  test('one person may stand for two roles when there is only one place', () => {
    const covers = [
      { who: ['b', 'd'], least: 1 },
      { who: ['c', 'd'], least: 1 },
      { who: ['d', 'e'], least: 1 },
    ];
    const { roster, findings } = drawn(eight(3), { groups: [{ target: 1 }], covers });
    expect(roster).toEqual(['d', 'd', 'd']);
    expect(findings).toEqual([]);
  });

  test('the group goes above its target where a role asks for it, up to the most', () => {
    const covers = [...'abc'].map((name) => ({ who: [name], least: 1 }));
    const { roster, findings } = drawn(eight(1), { groups: [{ least: 1, target: 2, most: 3 }], covers });
    expect(roster).toEqual(['a b c']);
    expect(findings).toEqual([]);
  });

  test('the most people allowed comes before the roles, and the roster names the group that is full', () => {
    const covers = [...'abc'].map((name) => ({ who: [name], least: 1 }));
    const { roster, findings } = drawn(eight(1), { groups: [{ target: 2 }], covers });
    expect(roster[0]?.split(' ')).toHaveLength(2);
    expect(findings).toMatchObject([{ kind: 'cover-short', day: 0, least: 1, got: 0, ceilings: [0] }]);
  });

  test('when all holders are on leave the roster says so and names no group', () => {
    const { findings } = drawn({ ...eight(2), g: '.-', h: '--' }, { groups: [{ target: 2 }], covers: roles });
    expect(findings).toEqual([{ kind: 'cover-short', cover: 0, day: 1, least: 1, got: 0, ceilings: [] }]);
  });

  test('a head who is there anyway counts, and on a day that asks for nobody nobody is called for it', () => {
    const { roster } = drawn(
      { ...eight(2), g: 'O-' },
      { groups: [{ target: 2 }], covers: [{ who: ['g', 'h'], least: [1, 0] }] },
    );
    expect(roster).toEqual(['a g', 'b c']);
  });

  test('a role may be held in several groups', () => {
    const given = {
      groups: [
        { who: [...'abcd'], target: 1 },
        { who: [...'efgh'], target: 1 },
      ],
      covers: [
        { who: ['b', 'f'], least: 1 },
        { who: ['c', 'd'], least: 1 },
      ],
    };
    const { roster, findings } = drawn(eight(4), given);
    for (const day of roster) expect(day).toMatch(/^[cd] f$/);
    expect(findings).toEqual([]);
  });
});

describe('what cannot be done', () => {
  test('fewer are there than must come: everybody comes', () => {
    const { roster, findings } = drawn({ a: '.', b: '-', c: 'H' }, { groups: [{ target: 2 }] });
    expect(roster).toEqual(['a']);
    expect(findings).toEqual([{ kind: 'too-few', group: 0, day: 0, least: 2, got: 1 }]);
  });

  test('more are fixed at the office than may come: nobody else is called', () => {
    const { roster, findings } = drawn({ a: 'O', b: 'O', c: '.' }, { groups: [{ target: 1 }] });
    expect(roster).toEqual(['a b']);
    expect(findings).toEqual([{ kind: 'too-many-fixed', group: 0, day: 0, most: 1, got: 2 }]);
  });

  test('the floor lies above the ceiling: the target is done', () => {
    const { roster, findings } = drawn(eight(1), { groups: [{ least: 3, most: 2, target: 2 }] });
    expect(roster).toEqual(['a b']);
    expect(findings).toEqual([{ kind: 'bounds-cross', group: 0, day: 0, least: 3, most: 2, got: 2 }]);
  });

  test('an empty draw is an empty roster', () => {
    expect(drawn({}, { groups: [] })).toMatchObject({ roster: [], findings: [], spreads: [] });
  });
});
