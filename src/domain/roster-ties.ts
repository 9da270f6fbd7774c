import type { Draw } from './roster-draw.ts';

/** Groups and covers that hang together: what is decided in one can bind another. */
export type Cluster = { readonly groups: readonly number[]; readonly covers: readonly number[] };

export type Ties = {
  readonly clusters: readonly Cluster[];
  /** The covers of person p are `covers[first[p]]` to `covers[first[p + 1] - 1]`. */
  readonly first: Int32Array;
  readonly covers: Int32Array;
};

/** Who is in which covers, and which groups can be drawn without looking at the others. */
export function tiesOf(draw: Draw): Ties {
  const groups = draw.groups.length;
  const parent = Int32Array.from({ length: groups + draw.covers.length }, (_, i) => i);
  const root = (node: number): number => {
    let top = node;
    while (parent[top] !== top) top = parent[top] = parent[parent[top] ?? 0] ?? 0;
    return top;
  };
  // The lower number becomes the root, so that clusters come in the order of their first group.
  const tie = (a: number, b: number): void => {
    const [low, high] = [root(a), root(b)].sort((x, y) => x - y);
    parent[high ?? 0] = low ?? 0;
  };

  const home = new Int32Array(draw.people).fill(-1);
  for (const [g, { members }] of draw.groups.entries())
    for (const p of members) {
      const other = home[p] ?? -1;
      if (other < 0) home[p] = g;
      else tie(other, g);
    }
  for (const [c, { members }] of draw.covers.entries()) {
    let seen = -1;
    for (const p of members) {
      const g = home[p] ?? -1;
      if (g >= 0 && g !== seen) tie(g, groups + c);
      seen = g;
    }
  }

  const clusters = new Map<number, { groups: number[]; covers: number[] }>();
  for (const node of parent.keys()) {
    const cluster = clusters.get(root(node)) ?? { groups: [], covers: [] };
    clusters.set(root(node), cluster);
    if (node < groups) cluster.groups.push(node);
    else cluster.covers.push(node - groups);
  }
  return { clusters: [...clusters.values()], ...coversByPerson(draw) };
}

function coversByPerson({ people, covers }: Draw): { readonly first: Int32Array; readonly covers: Int32Array } {
  const first = new Int32Array(people + 1);
  for (const { members } of covers) for (const p of members) first[p + 1] = (first[p + 1] ?? 0) + 1;
  for (let p = 0; p < people; p++) first[p + 1] = (first[p + 1] ?? 0) + (first[p] ?? 0);
  const next = first.slice();
  const list = new Int32Array(first[people] ?? 0);
  for (const [c, { members }] of covers.entries())
    for (const p of members) {
      const at = next[p] ?? 0;
      list[at] = c;
      next[p] = at + 1;
    }
  return { first, covers: list };
}
