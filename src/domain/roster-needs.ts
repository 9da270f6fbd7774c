import { type Draw, presenceOf } from './roster-draw.ts';
import { sortByKey } from './roster-order.ts';
import type { Sheet } from './roster-sheet.ts';
import type { Cluster } from './roster-ties.ts';

/** Room to work in, made once: what the covers of one cluster ask on one day. */
export type Needs = {
  /** The covers that ask for free people, the first `open`: those with the least choice first. */
  readonly list: Int32Array;
  open: number;
  /** Per cover: how many more than the fixed ones, as far as so many are there; and how many have been called. */
  readonly need: Int32Array;
  readonly have: Int32Array;
  readonly slack: Float64Array;
  /** The people called, the first `called`. */
  readonly pins: Int32Array;
  called: number;
  readonly candidates: Int32Array;
  readonly thrift: Float64Array;
  /** How many looks at a candidate the exact searches of this roster may still take. */
  patience: number;
};

export function blankNeeds({ people, covers }: Draw): Needs {
  return {
    list: new Int32Array(covers.length),
    open: 0,
    need: new Int32Array(covers.length),
    have: new Int32Array(covers.length),
    slack: new Float64Array(covers.length),
    pins: new Int32Array(people),
    called: 0,
    candidates: new Int32Array(people),
    thrift: new Float64Array(people),
    patience: 30_000_000,
  };
}

/** What each cover asks of the free people, and the order in which covers choose. */
export function openNeeds(draw: Draw, sheet: Sheet, needs: Needs, cluster: Cluster, day: number): void {
  const row = day * draw.people;
  needs.open = 0;
  for (const c of cluster.covers) {
    const cover = draw.covers[c];
    let need = cover?.least[day] ?? 0;
    if (!cover || need <= 0) continue;
    let free = 0;
    for (const p of cover.members) {
      if (draw.state[row + p] === presenceOf.office) need--;
      else if ((sheet.place[p] ?? -1) >= 0) free++;
    }
    needs.need[c] = Math.min(need, free);
    needs.slack[c] = free - need;
    if (Math.min(need, free) > 0) needs.list[needs.open++] = c;
  }
  sortByKey(needs.list, needs.open, needs.slack);
}
