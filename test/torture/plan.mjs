import { oneOf, stream } from './random.mjs';

/** What befalls the listener besides `kill -9`, each with what it is for a reader of the table. */
export const nemeses = {
  kill: 'kill -9 in traffic',
  stop: 'stopped for 1.5 s (SIGSTOP)',
  stall: 'event loop blocked for 1.5 s',
  drop: 'socket cut at some byte of the queue',
  duplicate: 'every message delivered twice',
  reorder: 'messages delivered out of order',
  'late-key': 'content before its group key',
  tamper: 'one bit of a message flipped',
  redeliver: 'delivered again after its receipt',
  'no-end': 'the end of the queue never told',
  'no-ack': 'killed between send and ack',
  'no-usync': 'questions about people unanswered',
  disk: 'disk full (ulimit -f)',
  lock: 'database locked by somebody for 7 s',
  'clock-back': 'host clock 2 h back',
  'clock-ahead': 'host clock 2 h ahead',
};

/** Ends by itself or needs what only the service has; a listener that sends nothing and knows no clock is spared. */
const ofTheServiceOnly = new Set(['no-ack', 'disk', 'lock', 'clock-back', 'clock-ahead']);
/** The process ends by itself: these come on top of the kills. */
const endsItself = new Set(['disk', 'lock']);

/**
 * The rounds of a run. Every one but `disk` and `lock` ends with `kill -9`, so there are `kills` of those. The same
 * seed gives the same rounds for both listeners; what does not apply to the plain library is a plain kill there.
 */
export function planOf({ seed, kills, only, plain = false, clock = true }) {
  const random = stream(seed, 'plan');
  const each = Math.max(1, Math.floor(kills / 50));
  const names = Object.keys(nemeses).filter(
    (name) => name !== 'kill' && (only === undefined || only === name) && (clock || !name.startsWith('clock')),
  );
  const special = names.flatMap((name) => Array(each).fill(name));
  const killing = special.filter((name) => !endsItself.has(name)).slice(0, kills);
  const all = [...killing, ...Array(Math.max(0, kills - killing.length)).fill('kill')];
  all.push(...special.filter((name) => endsItself.has(name)));
  for (let i = all.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [all[i], all[j]] = [all[j], all[i]];
  }
  return all.flatMap((nemesis, number) => {
    const round = { number, nemesis, ...aim(stream(seed, `round ${number}`)) };
    if (!plain || !ofTheServiceOnly.has(nemesis)) return [round];
    return endsItself.has(nemesis) ? [] : [{ ...round, nemesis: 'kill' }];
  });
}

/** The moment of the kill: most harm is done while messages are between socket, database and receipt. */
function aim(random) {
  const way = random();
  const few = Math.floor(random() * 10);
  // Long enough to drain, judge a window that is over and answer.
  if (way < 0.12) return { at: 'caught-up', count: 1, ms: Math.floor(random() * 3000) };
  if (way < 0.5) return { at: 'receipt', count: 1 + Math.floor(random() * 160), ms: few < 4 ? 0 : few };
  if (way < 0.62) return { at: 'login', count: 1, ms: Math.floor(random() ** 2 * 400) };
  if (way < 0.85) return { at: 'live', count: 1 + Math.floor(random() * 20), ms: few };
  if (way < 0.92) return { at: 'bot-message', count: 1, ms: oneOf(random, [0, 0, 1, 5]) };
  return { at: 'login', count: 1, ms: Math.floor(random() * 1200) };
}
