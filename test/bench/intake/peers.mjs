/** G2: the same decisions and rows, with other bots around them instead of the inbox. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { inTurn, median, spread, table, verdict, whole } from './measure.mjs';
import { copyOf, deliver, drop, shares } from './town.mjs';

const names = {
  intake: 'Serlok, from the inbox',
  service: 'Serlok, with a commit for each receipt',
  loop: 'plain loop, one message a commit',
  grammy: 'grammY',
  builderbot: 'BuilderBot and its MemoryDB',
};
const goals = { 2000: 40, 16000: 120 };
const goalOfBest = 12;

export async function peers({ town, rounds, quick, burst: large }) {
  for (const burst of quick ? [500] : [...new Set([2000, large])]) {
    const messages = shares(burst, town.persons);
    const waiting = copyOf(town);
    deliver(waiting, messages);
    const sides = Object.fromEntries(
      Object.keys(names).map((name) => [name, () => apart(name, name === 'intake' ? waiting : town.path, burst)]),
    );
    report(burst, rounds, await inTurn(rounds, sides, `G2 ${burst}`));
    drop(waiting);
  }
}

function apart(name, from, burst) {
  const path = copyOf({ path: from });
  const args = [join(import.meta.dirname, 'peer.mjs'), name, path, String(burst)];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  drop(path);
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout.trim().split('\n').at(-1));
}

function report(burst, rounds, results) {
  const of = (name, figure) => results[name].map((one) => one[figure]);
  const ratio = (ours, name) => median(results[ours].map(({ perSecond }, i) => perSecond / of(name, 'perSecond')[i]));
  const line = (name) =>
    `${spread(of(name, 'perSecond'))}  CPU ${median(of(name, 'cpu')).toFixed(0)} µs  ${median(of(name, 'rss')).toFixed(0)} MB`;
  const others = ['loop', 'grammy', 'builderbot'];
  const best = Math.min(...others.map((name) => ratio('intake', name)));
  const goal = goals[burst];
  const bot = ratio('intake', 'builderbot');
  const cpu = median(results.builderbot.map((one, i) => one.cpu / of('intake', 'cpu')[i]));
  table(`G2  burst of ${burst}, synchronous=FULL, messages/s, median of ${rounds} (range)`, [
    ...Object.entries(names).map(([name, text]) => [text, line(name)]),
    ['messages BuilderBot lost', whole(median(of('builderbot', 'lost')))],
    ['from the inbox / BuilderBot', `${bot.toFixed(1)}×${goal ? `  goal ≥ ${goal}×: ${verdict(bot >= goal)}` : ''}`],
    ['CPU, BuilderBot / from the inbox', `${cpu.toFixed(1)}×  goal ≥ 25×: ${verdict(cpu >= 25)}`],
    ['from the inbox / the best other', `${best.toFixed(1)}×  goal ≥ ${goalOfBest}×: ${verdict(best >= goalOfBest)}`],
    ['with each receipt / BuilderBot', `${ratio('service', 'builderbot').toFixed(1)}×`],
    ['with each receipt / the best other', `${Math.min(...others.map((name) => ratio('service', name))).toFixed(1)}×`],
  ]);
}
