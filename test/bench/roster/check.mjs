/** Counts by itself what a roster breaks, without looking at what the roster says of itself. */
export function violationsIn(draw, office) {
  const { people, days, state } = draw;
  let broken = 0;
  for (let day = 0; day < days; day++) {
    const at = (p) => day * people + p;
    for (let p = 0; p < people; p++) {
      if (state[at(p)] === 1 && office[at(p)] !== 1) broken++;
      if (state[at(p)] >= 2 && office[at(p)] !== 0) broken++;
    }
    for (const { members, least, most, block } of draw.groups) {
      const there = members.filter((p) => office[at(p)] === 1).length;
      const fixed = members.filter((p) => state[at(p)] === 1).length;
      const free = members.filter((p) => state[at(p)] === 0).length;
      if (there < Math.min(least[day], fixed + free) || there > Math.max(most[day], fixed)) broken++;
      if (day > 0 && block[day] === block[day - 1]) broken += sentHome(draw, office, members, day, there < most[day]);
    }
    for (const { members, least } of draw.covers) {
      const can = members.filter((p) => state[at(p)] < 2).length;
      if (members.filter((p) => office[at(p)] === 1).length < Math.min(least[day], can)) broken++;
    }
  }
  return broken;
}

/** Who was drawn the day before and is sent home within the block, though there is room or somebody new came instead. */
function sentHome({ people, state, covers }, office, members, day, hasRoom) {
  const at = (p) => day * people + p;
  const wasFree = (p) => state[at(p)] === 0 && state[at(p) - people] === 0;
  const home = members.filter((p) => wasFree(p) && office[at(p) - people] === 1 && office[at(p)] !== 1);
  const fresh = members.filter((p) => state[at(p)] === 0 && office[at(p) - people] !== 1 && office[at(p)] === 1);
  const spared = (cover, p) =>
    cover.members.filter((k) => office[at(k)] === 1).length > cover.least[day] || !cover.members.includes(p);
  const canReplace = (p, k) => covers.every((cover) => cover.members.includes(p) || spared(cover, k));
  return home.filter((p) => hasRoom || fresh.some((k) => canReplace(p, k))).length;
}

/** Days at the office, most minus fewest, where a day of leave counts as the share of the others who came: one group. */
export function spreadOf(draw, office) {
  const totals = [];
  for (const [p, credit] of creditIn(draw)) {
    let total = credit;
    for (let day = 0; day < draw.days; day++) total += office[day * draw.people + p];
    totals.push(total);
  }
  return Math.max(...totals) - Math.min(...totals);
}

/** Per person who draws, what leave counts: of the A people there who draw, k come that day, so k / A of a day. */
export function creditIn({ people, days, state, groups: [{ members, target }] }) {
  const credit = new Map();
  for (const p of members) if (state.some((s, at) => s === 0 && at % people === p)) credit.set(p, 0);
  for (let day = 0; day < days; day++) {
    const of = (kind) => members.filter((p) => state[day * people + p] === kind).length;
    const free = of(0);
    const share = free === 0 ? 0 : Math.min(Math.max(target[day] - of(1), 0), free) / free;
    for (const p of credit.keys()) if (state[day * people + p] === 3) credit.set(p, credit.get(p) + share);
  }
  return credit;
}
