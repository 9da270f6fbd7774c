/** A made-up town to draw: OPDs one after the other, in each the echelons first and then the sections. */
export function town({ people, days, units, length, seed }) {
  const random = dice(seed);
  const state = new Uint8Array(people * days);
  const group = new Int16Array(people * days);
  const groups = [];
  const covers = [];
  for (let u = 0; u < units; u++) {
    const from = Math.round((people / units) * u);
    const members = range(from, Math.round((people / units) * (u + 1)));
    const chiefs = members.slice(0, Math.max(1, Math.round(members.length * 0.05)));
    for (const p of members)
      for (let day = 0; day < days; day++) {
        group[day * people + p] = u;
        if (chiefs.includes(p)) state[day * people + p] = 1;
      }
    for (const p of members) takeLeave(p);
    const quota = Math.round(members.length * (u % 3 === 0 ? 0.5 : 0.25));
    const each = (figure) => new Int32Array(days).fill(figure);
    const block = Int32Array.from({ length: days }, (_, day) => Math.floor(day / length));
    groups.push({ members, block, least: each(quota), most: each(quota), target: each(quota) });
    for (const section of sections(members.slice(chiefs.length))) {
      covers.push({ members: section, least: each(2) });
      covers.push({ members: section.slice(0, 2 + Math.floor(random() * 4)), least: each(1) });
    }
  }
  return {
    people,
    days,
    state,
    group,
    kept: new Uint8Array(people * days),
    load: new Int32Array(people),
    groups,
    covers,
  };

  /** Spells of 2 to 8 days, 5 % of all days. */
  function takeLeave(p) {
    for (let day = 0; day < days; day++) {
      if (random() >= 0.0105) continue;
      const end = Math.min(days, day + 2 + Math.floor(random() * 7));
      for (; day < end; day++) state[day * people + p] = 3;
    }
  }
}

/** One OPD of a town as a draw of its own. */
export function oneOpd(draw, g) {
  const { members } = draw.groups[g];
  const seat = new Map(members.map((p, i) => [p, i]));
  const pick = (table, Kind) =>
    Kind.from({ length: members.length * draw.days }, (_, at) => {
      const day = Math.floor(at / members.length);
      return table[day * draw.people + members[at % members.length]];
    });
  return {
    people: members.length,
    days: draw.days,
    state: pick(draw.state, Uint8Array),
    group: new Int16Array(members.length * draw.days),
    kept: new Uint8Array(members.length * draw.days),
    load: new Int32Array(members.length),
    groups: [{ ...draw.groups[g], members: [...members.keys()] }],
    covers: draw.covers
      .filter((cover) => seat.has(cover.members[0]))
      .map((cover) => ({ ...cover, members: cover.members.map((p) => seat.get(p)) })),
  };
}

function sections(people) {
  const count = Math.max(1, Math.round(people.length / 20));
  return range(0, count).map((i) =>
    people.slice(Math.round((people.length / count) * i), Math.round((people.length / count) * (i + 1))),
  );
}

const range = (from, to) => Array.from({ length: to - from }, (_, i) => from + i);

/** mulberry32: the same town for the same seed. */
function dice(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
