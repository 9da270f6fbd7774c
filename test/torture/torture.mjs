import { checkAfterKill, checkAll, tally } from './checker.mjs';
import { until } from './child.mjs';
import { serlok, stock } from './listeners.mjs';
import { keepSending } from './load.mjs';
import { befall } from './nemesis.mjs';
import { stream } from './random.mjs';
import { checkPrefixes } from './wal.mjs';
import { openWorld, windows } from './world.mjs';

/** Puts one listener through the rounds of a plan and checks what it made of them. `step` is told of each round. */
export async function torture({ seed, rounds, plain = false, prefixes = 2, minutes = Infinity, step, keep }) {
  const begun = performance.now();
  const seen = watcher();
  const world = await openWorld(seen.event);
  const wrong = [];
  let looked = 0;
  let last = -1;
  let kills = 0;
  const counts = new Map();
  try {
    const listener = await (plain ? stock : serlok)(world);
    const load = keepSending(world, seed);
    const complain = (where, what) => wrong.push(...what.map((one) => `${where}: ${one}`));
    try {
      for (const [place, round] of rounds.entries()) {
        if (performance.now() - begun > minutes * 60_000) break;
        last = round.number;
        step?.(place, round);
        seen.note({ kind: 'round', id: String(round.number), nemesis: round.nemesis });
        nextWindow(world, place, rounds.length);
        complain(
          `round ${round.number} (${round.nemesis})`,
          await befall({ world, listener, load, seen, seed }, round),
        );
        counts.set(round.nemesis, (counts.get(round.nemesis) ?? 0) + 1);
        if (round.nemesis !== 'disk' && round.nemesis !== 'lock') kills += 1;
        if (plain) continue;
        const random = stream(seed, `prefixes ${round.number}`);
        const prefix = checkPrefixes(listener.file, world.folder, random, prefixes);
        looked += prefix.looked;
        complain(`after round ${round.number} (${round.nemesis})`, [
          ...prefix.wrong.map((what) => `WAL: ${what}`),
          ...checkAfterKill(world, listener, load.sent),
        ]);
      }
    } finally {
      await load.stop();
    }
    step?.(rounds.length, null);
    const calm = await calmDown(world, listener, plain);
    complain('at the end', calm.wrong);
    if (!plain) complain('at the end', checkAll(world, listener, load.sent, calm.recomputed));
    const result = tally(world, listener, load.sent);
    const answers = world.server.history.filter(({ kind }) => kind === 'bot-message');
    const seconds = (performance.now() - begun) / 1000;
    const report = { name: listener.name, kills, last, counts, ...result, looked, seconds, wrong };
    if (wrong.length > 0) await keep?.(world, seen.history(), load.sent, wrong);
    return { ...report, answers: new Set(answers.map(({ id }) => id)).size, sends: answers.length };
  } finally {
    await world.close();
  }
}

/** Four times in a run the clock moves on to shortly before a window ends, so that it ends under fire. */
function nextWindow(world, place, rounds) {
  const which = windows.findIndex((_, i) => place === Math.floor((rounds * (i + 0.4)) / windows.length));
  const window = windows[which];
  if (window) world.moveTo(window.ends - Math.min(240, 3 * rounds) * 1000);
}

/** Starts it once more and waits until all that is under way has arrived. */
async function calmDown(world, listener, plain) {
  const { server } = world;
  const wrong = [];
  const last = windows[windows.length - 1].ends;
  world.moveTo(last - 30_000);
  const process = listener.start();
  const answered = () => server.connected() && server.unreceipted().length === 0 && server.nextRelease() === null;
  if (!(await until(answered, 60_000))) wrong.push(`${server.unreceipted().length} messages were never answered`);
  await until(() => server.quiet(), 5000);
  if (plain) {
    // What its buffer still holds is given time to come out.
    await new Promise((resolve) => setTimeout(resolve, 2000));
    await process.kill();
    return { wrong };
  }
  const open = "SELECT 1 FROM inbox WHERE state = 'new' LIMIT 1";
  const closed = `SELECT 1 FROM job WHERE kind = 'close' AND scheduled_for = ${last}`;
  const decided = () => listener.rows(open).length === 0 && listener.rows(closed).length > 0;
  if (!(await until(decided, 30_000))) wrong.push('the last window was not closed');
  process.signal('SIGTERM');
  const stopped = await Promise.race([process.ended, until(() => !process.running(), 20_000).then(() => null)]);
  if (stopped === null && process.running()) wrong.push('did not stop on SIGTERM');
  await process.kill();
  const { code } = await process.ended;
  if (code !== 0) wrong.push(`stopped with ${code}`);
  const recomputed = await listener.command(['recompute', '--from', '2021-07-30', '--to', '2021-07-30']);
  return { wrong, recomputed };
}

/** Counts what the server saw in this round, and acts at the very event that is waited for. */
function watcher() {
  const all = [];
  let counts = new Map();
  let armed = null;
  const add = (kind) => {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    if (armed?.kind !== kind || counts.get(kind) < armed.count) return;
    const { run } = armed;
    armed = null;
    run();
  };
  return {
    event(event) {
      all.push(event);
      add(event.kind);
      if (event.kind === 'delivered' && !event.offline) add('live');
    },
    note: (event) => all.push(event),
    history: () => all,
    begin() {
      counts = new Map();
      armed = null;
    },
    count: (kind) => counts.get(kind) ?? 0,
    /** Tells, when asked, whether it is still waited for. */
    arm(kind, count, run) {
      const mine = { kind, count, run };
      if ((counts.get(kind) ?? 0) >= count) run();
      else armed = mine;
      return () => armed === mine;
    },
    disarm() {
      armed = null;
    },
  };
}
