import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { pause, until } from './child.mjs';
import { faketime } from './listeners.mjs';
import { oneOf, stream } from './random.mjs';

/** A loaded machine takes many seconds to start a process. */
const patienceMs = 60_000;

/**
 * One round: the listener is started on what the last one left, the nemesis does its worst, `kill -9` ends it at the
 * moment the plan says. Returns what it complains of.
 */
export async function befall({ world, listener, load, seen, seed }, round) {
  const { server } = world;
  const random = stream(seed, `nemesis ${round.number}`);
  const wrong = [];
  seen.begin();
  const special = acts[round.nemesis];
  const process = listener.start(special?.start?.({ world, listener }) ?? {});
  const alive = () => process.running();
  const login = await until(() => seen.count('login') > 0 || !alive(), patienceMs);
  try {
    if (special?.endsItself) wrong.push(...(await special.act({ world, listener, process, random })));
    else {
      if (!login) wrong.push('no login within a minute');
      if (alive()) await special?.act({ server, load, seen, process, random, world });
      if (alive()) await aimed(process, seen, round, server);
      const how = await process.ended;
      if (how.signal !== 'SIGKILL') wrong.push(`ended by itself with ${how.code ?? how.signal}: ${lastLine(process)}`);
    }
  } finally {
    await process.kill();
    special?.after?.({ server, world });
    load.calm();
  }
  return wrong;
}

/** Kills at the planned event, or when it has not come after a while. */
async function aimed(process, seen, { at, count, ms }, server) {
  const alive = () => process.running();
  if (at === 'caught-up') {
    await until(() => server.unreceipted().length === 0 || !alive(), 5000);
    await pause(ms);
  } else {
    const from = at === 'live' || at === 'bot-message' ? seen.count(at) : 0;
    const isWaited = seen.arm(at, from + count, () => {
      // Not a tick later, where the plan says so.
      if (ms === 0) process.signal('SIGKILL');
      else setTimeout(() => process.signal('SIGKILL'), ms);
    });
    if (at === 'bot-message') server.holdAcks(true);
    await until(() => !isWaited() || !alive(), at === 'bot-message' ? 1500 : 2500);
    seen.disarm();
    await until(() => !alive(), ms + 500);
  }
  process.signal('SIGKILL');
  await process.ended;
  server.holdAcks(false);
}

const lastLine = (process) => process.printed().trim().split('\n').slice(-2).join(' | ').slice(0, 400);

/** `start`: how the listener is started; `act`: before the kill; `after`: puts the server right again. */
const acts = {
  stop: {
    async act({ process, random }) {
      await pause(random() * 600);
      process.signal('SIGSTOP');
      await pause(1500);
      process.signal('SIGCONT');
      await pause(random() * 500);
    },
  },
  stall: {
    start: () => ({ stalls: true }),
    async act({ process, random }) {
      await pause(100 + random() * 600);
      process.signal('SIGUSR2');
      await pause(1500 + random() * 500);
    },
  },
  drop: {
    async act({ server, seen, random }) {
      for (let cut = 0; cut < 3; cut += 1) {
        const logins = seen.count('logout');
        server.cutAfter(Math.floor(random() ** 2 * 60_000));
        await until(() => seen.count('logout') > logins, 3000);
        server.cutAfter(null);
        await until(() => server.connected(), patienceMs);
        await pause(random() * 150);
      }
    },
    after: ({ server }) => server.cutAfter(null),
  },
  duplicate: {
    async act({ load }) {
      load.mood.duplicate = true;
      await pause(1500);
    },
  },
  reorder: {
    async act({ load }) {
      load.mood.reorder = true;
      await pause(2000);
    },
  },
  'late-key': {
    async act({ load, random }) {
      for (let phone = 0; phone < 3; phone += 1) await load.lateKey(random);
      await pause(2500);
    },
  },
  tamper: {
    async act({ load }) {
      load.mood.tamper = true;
      await pause(1500);
    },
  },
  redeliver: {
    async act({ server, seen, random }) {
      await until(() => seen.count('receipt') > 10, 5000);
      const old = server.history.filter(({ kind }) => kind === 'receipt').map(({ id }) => id);
      for (let again = 0; again < 30; again += 1) server.redeliver(oneOf(random, old));
      await pause(700);
    },
  },
  'no-end': {
    start({ world }) {
      world.server.withholdOfflineDone(true);
      return {};
    },
    act: () => pause(1500),
    after: ({ server }) => server.withholdOfflineDone(false),
  },
  'no-ack': {
    async act({ server, seen, process }) {
      server.holdAcks(true);
      await until(() => seen.count('bot-message') > 1 || !process.running(), 5000);
    },
    after: ({ server }) => server.holdAcks(false),
  },
  'no-usync': {
    start({ world }) {
      world.server.ignoreQueries('usync');
      return {};
    },
    async act({ load }) {
      load.mood.noAlt = true;
      await pause(3000);
    },
    after: ({ server }) => server.ignoreQueries(null),
  },
  disk: {
    endsItself: true,
    start({ listener }) {
      const db = new Database(listener.file);
      db.pragma('wal_checkpoint(TRUNCATE)');
      db.close();
      return { limitKiB: Math.ceil(statSync(listener.file).size / 1024) + 32 };
    },
    act: ({ process }) => failsStop(process, 25_000),
  },
  lock: {
    endsItself: true,
    async act({ listener, process, random }) {
      await pause(random() * 500);
      const somebody = new Database(listener.file, { timeout: 5000 });
      somebody.exec('BEGIN EXCLUSIVE');
      const wrong = await failsStop(process, 12_000);
      somebody.exec('ROLLBACK');
      somebody.close();
      return wrong;
    },
  },
  'clock-back': stepped(-2),
  'clock-ahead': stepped(2),
};

/** Storage trouble ends the process with 75; going on without storing would be the sin (law 11). */
async function failsStop(process, ms) {
  if (!(await until(() => !process.running(), ms))) return [`still running after ${ms / 1000} s without storage`];
  const { code, signal } = await process.ended;
  return code === 75 ? [] : [`ended with ${code ?? signal} instead of 75: ${lastLine(process)}`];
}

/** The listener on the host's clock, which a faked one shows as the rehearsal's and then moves by some hours. */
function stepped(hours) {
  const file = (world) => join(world.folder, 'faketime');
  const set = (world, by) =>
    writeFileSync(
      file(world),
      `${Math.round((world.now() - Date.now()) / 1000) + by * 3600}\n`.replace(/^(\d)/, '+$1'),
    );
  return {
    start({ world }) {
      set(world, 0);
      const env = {
        SERLOK_CLOCK: '',
        LD_PRELOAD: faketime,
        FAKETIME_TIMESTAMP_FILE: file(world),
        FAKETIME_DONT_FAKE_MONOTONIC: '1',
        FAKETIME_NO_CACHE: '1',
      };
      return { env };
    },
    async act({ world }) {
      await pause(500);
      set(world, hours);
      await pause(2500);
    },
  };
}
