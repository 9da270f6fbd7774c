import { type Draw, type Finding, presenceOf } from './roster-draw.ts';

/** What the rules ask and the roster does not give, in order of day; groups before covers. `spare` as in `sparesOf`. */
export function findingsOf(draw: Draw, office: Uint8Array, spare: Int32Array): readonly Finding[] {
  const findings: Finding[] = [];
  for (let day = 0; day < draw.days; day++) {
    for (let g = 0; g < draw.groups.length; g++) {
      const finding = groupFinding(draw, office, g, day);
      if (finding) findings.push(finding);
    }
    for (let c = 0; c < draw.covers.length; c++) {
      if ((spare[c * draw.days + day] ?? 0) < 0) findings.push(coverFinding(draw, office, c, day));
    }
  }
  return findings;
}

function groupFinding(draw: Draw, office: Uint8Array, g: number, day: number): Finding | undefined {
  const group = draw.groups[g];
  if (!group || (group.block[day] ?? -1) < 0) return undefined;
  const row = day * draw.people;
  let got = 0;
  for (const p of group.members) if (office[row + p] === 1 && draw.group[row + p] === g) got++;
  const least = group.least[day] ?? 0;
  const most = group.most[day] ?? 0;
  if (least > most) return { kind: 'bounds-cross', group: g, day, least, most, got };
  if (got < least) return { kind: 'too-few', group: g, day, least, got };
  if (got > most) return { kind: 'too-many-fixed', group: g, day, most, got };
  return undefined;
}

function coverFinding(draw: Draw, office: Uint8Array, c: number, day: number): Finding {
  const { members = [], least: floor } = draw.covers[c] ?? {};
  const row = day * draw.people;
  let got = 0;
  for (const p of members) got += office[row + p] ?? 0;
  // Whoever could still come stays at home only because his group is full.
  const ceilings = new Set<number>();
  for (const p of members) {
    const g = draw.group[row + p] ?? -1;
    if (draw.state[row + p] !== presenceOf.free || office[row + p] === 1) continue;
    if ((draw.groups[g]?.block[day] ?? -1) >= 0) ceilings.add(g);
  }
  return {
    kind: 'cover-short',
    cover: c,
    day,
    least: floor?.[day] ?? 0,
    got,
    ceilings: [...ceilings].sort((a, b) => a - b),
  };
}
