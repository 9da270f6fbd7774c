import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import type { HistoryEvent } from '../../src/rehearsal/server/index.ts';
import { cast, employees } from './employees.ts';
import { friday, home, openTown, prompt, type Town, until, untilAsync } from './town.ts';

/** More by hand: SERLOK_KILLS=200 SERLOK_SEED=7 npx vitest run test/app/kill */
const kills = Number(process.env['SERLOK_KILLS'] ?? 30);
const seed = Number(process.env['SERLOK_SEED'] ?? 1);

const lateMs = 60_000 + kills * 4000;

it(`loses no receipted share over ${kills} × kill -9 while people send`, { timeout: lateMs }, async () => {
  const random = seeded(seed);
  const begun = performance.now();
  const busy = firstBusyMoment();
  // Faster than life, so that ticks become due under fire; slow enough that 200 kills still end before 07.30.
  const town = await openTown({ at: '07:00:10', speed: kills > 60 ? 2 : 6, config: talkative, onEvent: busy.seen });
  const load = keepSending(town, random);
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      const moment = busy.next();
      const service = await town.start({ wait: false });
      await until(() => moment.login || !service.running(), 20_000);
      // Every other time while the queue comes in, else somewhere in the live traffic after it.
      if (kill % 2 === 0) await until(() => moment.receipt || !service.running(), 20_000);
      await pause(kill % 2 === 0 ? random() ** 2 * 400 : random() * 800);
      expect(service.running(), service.printed()).toBe(true);
      await service.signal('SIGKILL');
    }
    await load.stop();
    const last = await town.start();
    await town.allAnswered();
    await untilAsync(async () => town.rows('SELECT 1 FROM inbox WHERE state = ?', 'new').length === 0);
    // What the crashes left in the outbox goes out now, under the ids it has.
    const calm = await town.phone(cast.besse).sendLocation(home, { at: Math.min(town.now(), friday('07:29:00')) });
    await town.allAnswered();
    // Two hundred kills leave an hour of ✅ in the queue; the last share's turn is not waited for then.
    if (kills <= 60) await until(() => reactions(town).some(([target]) => target === calm), 30_000);
    expect((await last.signal('SIGTERM')).code).toBe(0);

    const { history } = town.server;
    const ids = (wanted: (event: HistoryEvent) => boolean) => new Set(history.filter(wanted).map(({ id }) => id));
    const receipted = ids(({ kind }) => kind === 'receipt');
    const refused = ids(({ kind, error }) => kind === 'nack' && error === '487');
    const stored = new Set(
      town.rows<{ id: string }>("SELECT id FROM inbox WHERE kind = 'message'").map(({ id }) => id),
    );
    const lost = [...receipted, ...refused].filter((id) => !stored.has(id));
    const sent = new Set([...load.sent, calm]);
    console.log(
      `${kills} kills, seed ${seed}: ${sent.size} sent, ${receipted.size} receipted, ${refused.size} nacked 487, ` +
        `${ids(({ kind }) => kind === 'retry').size} asked for again, ${stored.size} stored, ${lost.length} lost, ` +
        `${ids(({ kind }) => kind === 'bot-message').size} answers in ${history.filter(({ kind }) => kind === 'bot-message').length} sends, ` +
        `${((performance.now() - begun) / 1000).toFixed(0)} s`,
    );
    for (const id of lost) {
      const course = history.filter((event) => event.id === id);
      const rows = town.rows(`SELECT day, enc, kind, state, chat LIKE '%@g.us' AS grp FROM inbox WHERE id = '${id}'`);
      console.log(JSON.stringify({ course, rows }, null, 1));
    }
    expect(receipted.size).toBeGreaterThan(kills * 5);
    expect(lost).toEqual([]);
    expect([...sent].filter((id) => !stored.has(id))).toEqual([]);
    expect(countedOtherThanOnce(town)).toEqual([]);
    expect(answeredTwice(town)).toEqual([]);
    expect(ids(({ kind }) => kind === 'bot-message').size).toBeGreaterThan(kills / 3);
    expect(integrity(town)).toBe('ok');
  } finally {
    await load.stop();
    await town.close();
  }
});

/** Caps that do not end the answers half way. */
const talkative = (yaml: string) =>
  prompt(yaml)
    .replace('textsPerHour: 60', 'textsPerHour: 10000')
    .replace('reactionsPerHour: 120', 'reactionsPerHour: 10000')
    .replace('perDay: 400', 'perDay: 100000');

/** One message each 15 ms or so from anybody: a share by LID, by phone number or in the office group, or a question. */
function keepSending(town: Town, random: () => number) {
  const sent: string[] = [];
  let going = true;
  const work = (async () => {
    const members = (await employees())
      .filter(({ unit, nip }) => unit === 'diskominfo' && nip !== cast.besse)
      .map(({ nip }) => town.phone(nip));
    // One has not sent yet when calm returns.
    const all = town.phones().filter((phone) => phone !== town.phone(cast.besse));
    const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
    while (going) {
      const place = { lat: home.lat + random() / 1000, lon: home.lon };
      const way = random();
      sent.push(
        await (way < 0.3
          ? one(members).sendLocation(place, { chat: town.group })
          : way < 0.33
            ? one(all).sendText('status')
            : one(all).sendLocation(place, { addressing: way < 0.7 ? 'pn' : 'lid', omitAlt: way > 0.9 })),
      );
      await pause(random() * 30);
      // A queue that grows for ever would only test patience.
      while (going && town.server.outstanding() > 200) await pause(10);
    }
  })();
  return {
    sent,
    stop: async () => {
      going = false;
      await work;
    },
  };
}

function firstBusyMoment() {
  let moment = { login: false, receipt: false };
  return {
    next: () => (moment = { login: false, receipt: false }),
    seen({ kind }: HistoryEvent) {
      if (kind === 'login') moment.login = true;
      if (kind === 'receipt') moment.receipt = true;
    },
  };
}

/** A share is one row, and a slot's verdict rests on the earliest of its person's shares. */
function countedOtherThanOnce(town: Town): readonly unknown[] {
  const twice = town.rows('SELECT id FROM share GROUP BY id HAVING count(*) > 1');
  const other = town.rows(`
    SELECT p.person, p.message_id FROM presence p
    JOIN (SELECT person, min(sent_at) AS first FROM share GROUP BY person) s ON s.person = p.person
    WHERE p.slot = 'pagi' AND p.sent_at <> s.first`);
  const slots = town.rows<{ n: number }>('SELECT count(*) AS n FROM presence')[0]?.n ?? 0;
  return [...twice, ...other, ...(slots === 0 ? ['nobody was counted'] : [])];
}

/** Messages that got two reactions under different ids, and whatever left under an id the outbox did not fix before. */
function answeredTwice(town: Town): readonly string[] {
  const answers = new Map<string, Set<string>>();
  for (const [target, id] of reactions(town)) answers.set(target, (answers.get(target) ?? new Set()).add(id));
  const fixed = new Set(town.rows<{ id: string }>('SELECT id FROM outbox').map(({ id }) => id));
  const strange = town.server.history.filter(({ kind, id }) => kind === 'bot-message' && !fixed.has(id));
  return [...answers]
    .filter(([, ids]) => ids.size > 1)
    .map(([target]) => target)
    .concat(strange.map(({ id }) => id));
}

/** Message and the id of the reaction to it, as the phones show them. */
const reactions = (town: Town): readonly (readonly [string, string])[] =>
  town
    .phones()
    .flatMap(({ received }) =>
      received.flatMap(({ id, reaction }) => (reaction ? [[reaction.targetId, id] as const] : [])),
    );

function integrity(town: Town): unknown {
  const db = new Database(join(town.data, 'serlok.db'));
  const found = db.pragma('integrity_check', { simple: true });
  db.close();
  return found;
}

function seeded(from: number): () => number {
  let state = from >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
