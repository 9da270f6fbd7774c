import loadHighs from 'highs';
import { creditIn } from './check.mjs';

/** The most even roster HiGHS finds for one OPD in so many seconds; `office` is missing when it finds none. */
export async function solve(draw, seconds) {
  const highs = await loadHighs();
  const start = performance.now();
  const { Status, Columns } = highs.solve(modelOf(draw), { time_limit: seconds });
  const ms = performance.now() - start;
  const status = Status === 'Optimal' ? 'optimal' : 'limit';
  if (Columns.high?.Primal === undefined) return { status, ms };
  const office = Uint8Array.from(draw.state, (kind) => (kind === 1 ? 1 : 0));
  for (const [name, { Primal }] of Object.entries(Columns))
    if (name.startsWith('x') && Primal > 0.5) office[Number(name.slice(1))] = 1;
  return { status, ms, office };
}

/** In CPLEX's LP format: x of a free person-day is 1 at the office; most minus fewest days, leave credited, is least. */
function modelOf(draw) {
  const { people, days, state, groups, covers } = draw;
  const [group] = groups;
  const rows = [];
  const names = [];
  const free = (p, day) => state[day * people + p] === 0;
  const x = (p, day) => `x${day * people + p}`;
  const total = (list, day) => list.filter((p) => free(p, day)).map((p) => x(p, day));

  for (let day = 0; day < days; day++) {
    const fixed = (list) => list.filter((p) => state[day * people + p] === 1).length;
    const all = total(group.members, day);
    names.push(...all);
    const count = Math.min(Math.max(group.target[day] - fixed(group.members), 0), all.length);
    if (all.length > 0) rows.push(`${all.join(' + ')} = ${count}`);
    for (const { members, least } of covers) {
      const some = total(members, day);
      const need = Math.min(least[day] - fixed(members), some.length);
      if (need > 0) rows.push(`${some.join(' + ')} >= ${need}`);
    }
    // Whoever was drawn for a block stays; who drops out may be replaced.
    if (day === 0 || group.block[day] !== group.block[day - 1]) continue;
    for (const p of group.members)
      if (free(p, day - 1) && free(p, day)) rows.push(`${x(p, day)} - ${x(p, day - 1)} >= 0`);
  }
  for (const [p, credit] of creditIn(draw)) {
    const mine = Array.from({ length: days }, (_, day) => day).filter((day) => free(p, day));
    const turns = mine.map((day) => x(p, day)).join(' + ');
    rows.push(`${turns} - high <= ${-credit}`, `${turns} - low >= ${-credit}`);
  }
  return `Minimize\n high - low\nSubject To\n ${rows.join('\n ')}\nBounds\n high free\n low free\nBinary\n ${names.join('\n ')}\nEnd\n`;
}
