import type { Draw } from '../../src/domain/roster-draw.ts';

/** The rules of a draw read a second time, as plainly as can be, for the tests to compare with. */
export const span = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

const isWorking = (draw: Draw, g: number, day: number): boolean => (draw.groups[g]?.block[day] ?? -1) >= 0;

export const isFree = (draw: Draw, p: number, g: number, day: number): boolean =>
  draw.state[day * draw.people + p] === 0 && draw.group[day * draw.people + p] === g && isWorking(draw, g, day);

const membersOn = (draw: Draw, g: number, day: number): number[] =>
  (draw.groups[g]?.members ?? []).filter((p) => draw.group[day * draw.people + p] === g);

/** How many of a group are at the office. */
export const has = (draw: Draw, office: Uint8Array, g: number, day: number): number =>
  membersOn(draw, g, day).filter((p) => office[day * draw.people + p] === 1).length;

/** How many are fixed at the office and how many draw, and how many of those must and may come. */
export function boundsOn(draw: Draw, g: number, day: number) {
  const members = membersOn(draw, g, day);
  const fixed = members.filter((p) => draw.state[day * draw.people + p] === 1).length;
  const free = members.filter((p) => isFree(draw, p, g, day)).length;
  const within = (figure: number) => Math.min(Math.max(figure - fixed, 0), free);
  const group = draw.groups[g];
  const [least, most] = [group?.least[day] ?? 0, group?.most[day] ?? 0];
  const target = within(group?.target[day] ?? 0);
  const [low, high] = least > most ? [target, target] : [within(least), within(most)];
  return { fixed, free, low, high };
}

/** The groups of those who could be called that day. */
export function groupsOf(draw: Draw, people: readonly number[], day: number): number[] {
  const callable = people.filter((p) => isFree(draw, p, draw.group[day * draw.people + p] ?? -1, day));
  return [...new Set(callable.map((p) => draw.group[day * draw.people + p] ?? -1))].sort((a, b) => a - b);
}

/** How many people the presence rules of the first day lack, and how many published people changed. */
export function shortOn(draw: Draw, office: Uint8Array): { lacking: number; changed: number } {
  const there = (p: number) => office[p] === 1;
  const lacking = draw.covers.map(({ members, least }) => Math.max(0, (least[0] ?? 0) - members.filter(there).length));
  const published = span(draw.people).filter((p) => draw.kept[p] !== 0 && isFree(draw, p, draw.group[p] ?? -1, 0));
  return {
    lacking: lacking.reduce((sum, one) => sum + one, 0),
    changed: published.filter((p) => (draw.kept[p] === 1) !== there(p)).length,
  };
}

/** The best of all choices for the first day: the fewest lacking, and then the fewest changed. */
export function bestOn(draw: Draw): { lacking: number; changed: number } {
  const free = span(draw.people).filter((p) => isFree(draw, p, draw.group[p] ?? -1, 0));
  const office = Uint8Array.from(span(draw.people), (p) => (draw.state[p] === 1 ? 1 : 0));
  const bounds = span(draw.groups.length).map((g) => boundsOn(draw, g, 0));
  let best = { lacking: Number.POSITIVE_INFINITY, changed: 0 };
  for (let choice = 0; choice < 2 ** free.length; choice++) {
    const called = new Int32Array(draw.groups.length);
    for (const [i, p] of free.entries()) {
      office[p] = (choice >> i) & 1;
      const g = draw.group[p] ?? 0;
      called[g] = (called[g] ?? 0) + (office[p] ?? 0);
    }
    if (bounds.some(({ low, high }, g) => (called[g] ?? 0) < low || (called[g] ?? 0) > high)) continue;
    const short = shortOn(draw, office);
    if (short.lacking < best.lacking || (short.lacking === best.lacking && short.changed < best.changed)) best = short;
  }
  return best;
}
