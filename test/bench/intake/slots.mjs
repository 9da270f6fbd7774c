/** G7: which slot is open at an instant, by our fixed offsets and by a cached formatter of Intl. */
import { slotsOn } from '../../../dist/domain/plan.js';
import { addDays, instantOf, localMoment, zoneHours } from '../../../dist/domain/time.js';
import { nanoseconds, table, verdict, whole } from './measure.mjs';
import { begun } from './town.mjs';

const places = { WIB: 'Asia/Jakarta', WITA: 'Asia/Makassar', WIT: 'Asia/Jayapura' };
const years = [Date.UTC(2015, 0, 1), Date.UTC(2045, 0, 1)];

export async function slots({ town, quick }) {
  const [{ edict: rules }] = town.config.edicts;
  const edict = { ...rules, effectiveFrom: begun };
  const formatters = Object.fromEntries(
    Object.entries(places).map(([zone, timeZone]) => [
      zone,
      new Intl.DateTimeFormat('en-CA', {
        timeZone,
        hourCycle: 'h23',
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
      }),
    ]),
  );
  const slotAt = (date, minute) => {
    for (const { opens, closes, name } of slotsOn(edict, date)) if (opens <= minute && minute <= closes) return name;
    return null;
  };
  const ours = (at, zone) => {
    const { date, minute } = localMoment(at, zone);
    return slotAt(date, minute);
  };
  const theirs = (at, zone) => {
    const part = Object.fromEntries(formatters[zone].formatToParts(at).map(({ type, value }) => [type, value]));
    return slotAt(`${part.year}-${part.month}-${part.day}`, Number(part.hour) * 60 + Number(part.minute));
  };

  // One day, as in a window: the dates are known by then.
  const day = instantOf(addDays(begun, 7), 0, 'WITA');
  const instants = Array.from({ length: 4096 }, (_, i) => day + (i * 86_400_000) / 4096);
  const fast = nanoseconds(quick ? 100_000 : 1_000_000, (i) => ours(instants[i & 4095], 'WITA'));
  const clock = nanoseconds(quick ? 100_000 : 1_000_000, (i) => localMoment(instants[i & 4095], 'WITA'));
  const slow = nanoseconds(quick ? 3000 : 20_000, (i) => theirs(instants[i & 4095], 'WITA'));

  const checks = quick ? 10_000 : 1_000_000;
  const edges = instantsAtEdges(edict);
  let different = 0;
  for (const zone of Object.keys(zoneHours)) {
    for (let i = 0; i < checks; i++) {
      const at = years[0] + Math.floor(Math.random() * (years[1] - years[0]));
      if (ours(at, zone) !== theirs(at, zone)) different += 1;
    }
    for (const edge of edges) {
      const at = edge - zoneHours[zone] * 3_600_000;
      if (ours(at, zone) !== theirs(at, zone)) different += 1;
    }
  }
  table('G7  which slot is open', [
    ['date and minute by fixed offsets', `${clock.toFixed(0)} ns`],
    ['slot by fixed offsets', `${fast.toFixed(0)} ns  goal ≤ 50: ${verdict(fast <= 50)}`],
    ['slot by a cached Intl formatter', `${slow.toFixed(0)} ns`],
    ['Intl / ours', `${whole(slow / fast)}×  goal ≥ 200×: ${verdict(slow / fast >= 200)}`],
    [
      `disagreements in ${whole(checks)} random instants and ${edges.length} edges, 3 zones`,
      `${different}  goal 0: ${verdict(different === 0)}`,
    ],
  ]);
}

/** The first and last millisecond of every window of four weeks, and those beside them; as if in UTC. */
function instantsAtEdges(edict) {
  const edges = [];
  for (let i = 0; i < 28; i++) {
    const date = addDays(begun, i);
    for (const { opens, closes } of slotsOn(edict, date))
      for (const minute of [opens, closes + 1]) {
        const at = Date.parse(`${date}T00:00:00Z`) + minute * 60_000;
        edges.push(at - 1, at, at + 1);
      }
  }
  return edges;
}
