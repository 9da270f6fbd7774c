import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Draw, DrawGroup, Drawn } from '../../src/domain/roster-draw.ts';
import { drawRoster } from '../../src/domain/roster-greedy.ts';
import { bestOn, boundsOn, groupsOf, has, isFree, shortOn, span } from './roster-draw-rules.ts';

describe('whatever is drawn', () => {
  test('nobody works who is away, everybody fixed is where he must be, and turns count up', () => {
    fc.assert(
      fc.property(draws({}), (draw) => {
        const { office, turns } = drawRoster(draw);
        for (let at = 0; at < draw.people * draw.days; at++) {
          if (draw.state[at] !== 0) expect(office[at]).toBe(draw.state[at] === 1 ? 1 : 0);
          const before = at < draw.people ? draw.load[at] : turns[at - draw.people];
          const came = draw.state[at] === 0 && office[at] === 1 ? 1 : 0;
          expect(turns[at]).toBeGreaterThanOrEqual((before ?? 0) + came);
        }
      }),
    );
  });

  test('floors, ceilings and presence hold on every day except where the roster says so, and it says nothing untrue', () => {
    fc.assert(
      fc.property(draws({}), (draw) => {
        expect(drawRoster(draw).findings).toEqual(expectedFindings(draw, drawRoster(draw).office));
      }),
    );
  });

  test('a group that is named as full is full', () => {
    fc.assert(
      fc.property(draws({}), (draw) => {
        const { office, findings } = drawRoster(draw);
        for (const finding of findings) {
          if (finding.kind !== 'cover-short') continue;
          for (const g of finding.ceilings) {
            const { high, fixed } = boundsOn(draw, g, finding.day);
            expect(has(draw, office, g, finding.day)).toBe(high + fixed);
          }
        }
      }),
    );
  });

  test('the same draw gives the same roster', () => {
    fc.assert(
      fc.property(draws({}), (draw) => {
        const copy: Draw = { ...draw, state: draw.state.slice(), groups: draw.groups.map((group) => ({ ...group })) };
        expect(drawRoster(copy)).toEqual(drawRoster(draw));
      }),
    );
  });

  test('whoever is drawn stays for the whole block, unless his group is full without him', () => {
    fc.assert(
      fc.property(draws({ kept: false, maxLength: 3 }), (draw) => {
        const { office } = drawRoster(draw);
        for (const [g, group] of draw.groups.entries())
          for (const [day, next] of sameBlock(group))
            for (const p of group.members) {
              if (!isFree(draw, p, g, day) || !isFree(draw, p, g, next)) continue;
              if (office[day * draw.people + p] === 0 || office[next * draw.people + p] === 1) continue;
              expect(has(draw, office, g, next)).toBe(boundsOn(draw, g, next).high + boundsOn(draw, g, next).fixed);
            }
      }),
    );
  });
});

describe('turns fall evenly', () => {
  test('they lie within one block where no presence rule binds, whoever is on leave', () => {
    fc.assert(
      fc.property(draws({ kept: false, covers: 0, steady: true, maxLength: 4, maxPeople: 40, maxDays: 40 }), (draw) => {
        for (const spread of drawRoster(draw).spreads) {
          expect(spread.most - spread.least).toBeLessThanOrEqual(longest(draw.groups[spread.group]));
          expect(spread.forcedBy).toEqual([]);
        }
      }),
      { numRuns: 600 },
    );
  });

  test('where they do not, the roster names the presence rules that force it', () => {
    fc.assert(
      fc.property(draws({ kept: false, covers: 3, steady: true, maxLength: 2, maxPeople: 30, maxDays: 30 }), (draw) => {
        for (const { group, most, least, forcedBy } of drawRoster(draw).spreads)
          expect(forcedBy.length > 0).toBe(most - least > longest(draw.groups[group]));
      }),
      { numRuns: 600 },
    );
  });
});

describe('against every possible day', () => {
  test('when any choice meets all rules the roster does, and no other changes fewer published days', () => {
    fc.assert(
      fc.property(draws({ maxPeople: 8, maxDays: 1, covers: 3 }), (draw) => {
        expect(shortOn(draw, drawRoster(draw).office)).toEqual(bestOn(draw));
      }),
      { numRuns: 3000 },
    );
  });
});

/** Recounted from the roster alone. */
function expectedFindings(draw: Draw, office: Uint8Array): Drawn['findings'][number][] {
  return span(draw.days).flatMap((day) => [
    ...draw.groups.flatMap((group, g): Drawn['findings'][number][] => {
      if ((group.block[day] ?? -1) < 0) return [];
      const [least, most] = [group.least[day] ?? 0, group.most[day] ?? 0];
      const { fixed, free } = boundsOn(draw, g, day);
      const got = has(draw, office, g, day);
      if (least > most) return [{ kind: 'bounds-cross', group: g, day, least, most, got }];
      if (fixed + free < least) return [{ kind: 'too-few', group: g, day, least, got: fixed + free }];
      if (fixed > most) return [{ kind: 'too-many-fixed', group: g, day, most, got: fixed }];
      expect(got).toBeGreaterThanOrEqual(least);
      expect(got).toBeLessThanOrEqual(most);
      return [];
    }),
    ...draw.covers.flatMap(({ members, least: floor }, cover): Drawn['findings'][number][] => {
      const least = floor[day] ?? 0;
      const got = members.filter((p) => office[day * draw.people + p] === 1).length;
      if (got >= least) return [];
      const home = members.filter((p) => office[day * draw.people + p] === 0);
      const full = groupsOf(draw, home, day);
      return [{ kind: 'cover-short', cover, day, least, got, ceilings: full }];
    }),
  ]);
}

type Wanted = {
  readonly maxPeople?: number;
  readonly maxDays?: number;
  readonly maxLength?: number;
  readonly kept?: boolean;
  readonly covers?: number;
  /** Everybody begins alike and is in one group throughout, and the figures of a group do not change. */
  readonly steady?: boolean;
};

/** Small draws of every kind: people in up to three groups, fixed, on leave, published, with presence rules across them. */
function draws(wanted: Wanted): fc.Arbitrary<Draw> {
  const { maxPeople = 12, maxDays = 12, maxLength = 2, kept = true, covers = 2, steady = false } = wanted;
  return fc
    .record({
      people: fc.integer({ min: 1, max: maxPeople }),
      days: fc.integer({ min: 1, max: maxDays }),
      groups: fc.integer({ min: 1, max: 3 }),
      covers: fc.integer({ min: 0, max: covers }),
    })
    .chain((size) => {
      const cells = size.people * size.days;
      const list = (arbitrary: fc.Arbitrary<number>, length: number) =>
        fc.array(arbitrary, { minLength: length, maxLength: length });
      const oftenZero = (arbitrary: fc.Arbitrary<number>) =>
        fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary });
      const perDay = (max: number) =>
        steady
          ? fc.integer({ min: 0, max }).map((figure) => new Int32Array(size.days).fill(figure))
          : list(fc.integer({ min: 0, max }), size.days).map((figures) => Int32Array.from(figures));
      return fc
        .record({
          home: list(fc.integer({ min: 0, max: size.groups - 1 }), size.people),
          state: list(oftenZero(fc.integer({ min: 1, max: 3 })), cells),
          kept: kept ? list(oftenZero(fc.integer({ min: 1, max: 2 })), cells) : fc.constant([]),
          outside: steady ? fc.constant([]) : list(fc.integer({ min: 0, max: 9 }), cells),
          before: steady ? fc.constant([]) : list(oftenZero(fc.constant(1)), size.people),
          load: steady ? fc.constant([]) : list(fc.integer({ min: 0, max: 3 }), size.people),
          figures: fc.array(
            fc.tuple(
              perDay(size.people),
              perDay(size.people),
              perDay(size.people),
              fc.integer({ min: 1, max: maxLength }),
              fc.integer({ min: 0, max: 9 }),
            ),
            { minLength: size.groups, maxLength: size.groups },
          ),
          covers: fc.array(fc.tuple(fc.subarray(span(size.people), { minLength: 1 }), perDay(2)), {
            minLength: size.covers,
            maxLength: size.covers,
          }),
        })
        .map((made): Draw => {
          const groupOf = (at: number) =>
            made.outside[at] === 0 && made.state[at] !== 0 ? -1 : (made.home[at % size.people] ?? 0);
          return {
            people: size.people,
            days: size.days,
            state: Uint8Array.from(made.state),
            group: Int16Array.from(span(cells), groupOf),
            kept: Uint8Array.from(span(cells), (at) => made.kept[at] ?? 0),
            load: Int32Array.from(span(size.people), (p) => made.load[p] ?? 0),
            before: Uint8Array.from(span(size.people), (p) => made.before[p] ?? 0),
            groups: made.figures.map(([a, b, target, length, off], g) => ({
              members: span(size.people).filter((p) => made.home[p] === g),
              block: Int32Array.from(span(size.days), (day) => (day % 7 === off ? -1 : Math.floor(day / length))),
              // One group in a few has a floor above its ceiling.
              least: off < 8 ? a.map((figure, day) => Math.min(figure, b[day] ?? 0)) : a,
              most: off < 8 ? b.map((figure, day) => Math.max(figure, a[day] ?? 0)) : b,
              target,
              continues: made.before[g] === 1,
            })),
            covers: made.covers.map(([members, least]) => ({ members, least })),
          };
        });
    });
}

function longest(group: DrawGroup | undefined): number {
  const days = new Map<number, number>();
  for (const b of group?.block ?? []) if (b >= 0) days.set(b, (days.get(b) ?? 0) + 1);
  return Math.max(0, ...days.values());
}

/** Each working day of a group with the next one of the same block. */
function sameBlock({ block }: DrawGroup): (readonly [number, number])[] {
  const days = span(block.length).filter((day) => (block[day] ?? -1) >= 0);
  return days.slice(1).flatMap((next, i) => {
    const day = days[i] ?? 0;
    return block[day] === block[next] ? [[day, next] as const] : [];
  });
}
