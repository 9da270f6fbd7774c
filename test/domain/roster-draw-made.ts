import type { Cover, Draw, DrawGroup, Drawn } from '../../src/domain/roster-draw.ts';

/**
 * A draw from pictures, one line a person and one sign a day: `.` draws, `O` is at the office whatever happens, `H` at
 * home, `-` away, `/` in no group that day; `o` and `h` draw and are published as at the office or at home.
 */
export function drawOf(picture: Readonly<Record<string, string>>, given: Given): Draw & { readonly names: string[] } {
  const names = Object.keys(picture);
  const lines = Object.values(picture);
  const people = names.length;
  const days = lines[0]?.length ?? 0;
  const groups = given.groups.map((group) => groupOf(group, names, days));
  const sign = (at: number) => lines[at % people]?.[Math.floor(at / people)] ?? '/';
  const table = Array.from({ length: people * days }, (_, at) => at);
  return {
    names,
    people,
    days,
    state: Uint8Array.from(table, (at) => ({ O: 1, H: 2, '-': 3, '/': 3 })[sign(at)] ?? 0),
    group: Int16Array.from(table, (at) =>
      sign(at) === '/' ? -1 : groups.findIndex((group) => group.members.includes(at % people)),
    ),
    kept: Uint8Array.from(table, (at) => ({ o: 1, h: 2 })[sign(at)] ?? 0),
    load: Int32Array.from(names, (name) => given.load?.[name] ?? 0),
    ...(given.before && { before: Uint8Array.from(names, (name) => (given.before?.includes(name) ? 1 : 0)) }),
    groups,
    covers: (given.covers ?? []).map(
      ({ who, least }): Cover => ({ members: seats(who, names), least: perDay(least, days) }),
    ),
  };
}

type PerDay = number | readonly number[];
type Given = {
  readonly groups: readonly {
    readonly who?: readonly string[];
    /** The quota: exactly so many, or from `least` to `most`. */
    readonly target: PerDay;
    readonly least?: PerDay;
    readonly most?: PerDay;
    /** Days of a block, or the number of the block on each day. */
    readonly block?: PerDay;
    readonly continues?: boolean;
  }[];
  readonly covers?: readonly { readonly who: readonly string[]; readonly least: PerDay }[];
  readonly load?: Readonly<Record<string, number>>;
  readonly before?: readonly string[];
};

function groupOf(given: Given['groups'][number], names: readonly string[], days: number): DrawGroup {
  const { who = names, target, least = target, most = target, block = 1, continues } = given;
  return {
    members: seats(who, names),
    block:
      typeof block === 'number'
        ? Int32Array.from({ length: days }, (_, day) => Math.floor(day / block))
        : perDay(block, days),
    least: perDay(least, days),
    most: perDay(most, days),
    target: perDay(target, days),
    ...(continues === undefined ? {} : { continues }),
  };
}

const seats = (who: readonly string[], names: readonly string[]): number[] => who.map((name) => names.indexOf(name));

const perDay = (figure: PerDay, days: number): Int32Array =>
  typeof figure === 'number' ? new Int32Array(days).fill(figure) : Int32Array.from(figure);

/** Who is at the office, day by day. */
export const rosterOf = ({ names, people, days }: ReturnType<typeof drawOf>, { office }: Drawn): string[] =>
  Array.from({ length: days }, (_, day) => names.filter((_, p) => office[day * people + p] === 1).join(' '));

/** The turns of everybody after a day. */
export const turnsOn = ({ names, people }: ReturnType<typeof drawOf>, { turns }: Drawn, day: number) =>
  Object.fromEntries(names.map((name, p) => [name, turns[day * people + p]]));
