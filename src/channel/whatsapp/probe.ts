import type { Clock } from '../../ports/clock.ts';
import type { BinaryNode } from './library.ts';
import type { Log } from './log.ts';

type Deps = {
  readonly timer: Pick<Clock, 'after'>;
  readonly log: Log;
  /** Asks the server something; resolves with `undefined`, or rejects, when there is no answer in time. */
  ask(node: BinaryNode, timeoutMs: number): Promise<unknown>;
  silent(): void;
};

const everyMs = 25_000;
const answerMs = 15_000;
/** After a loop that was blocked its timers come before what the socket has got meanwhile. */
const graceMs = 1000;
/** An answer that takes this long is worth a line in the log. */
const slowMs = 5000;
/** An answer may be missing while other stanzas come; that often it may not. */
const mostUnanswered = 3;

/**
 * Our own question to the server. Baileys asks too, but only logs that nobody answered, and measures silence by the wall
 * clock: set back two hours, it is blind for two hours (fault 36). Here everything is monotonic, and a server that says
 * nothing at all is noticed within 41 s. Begins at once; the returned functions tell it of frames, and end it.
 */
export function probe({ timer, log, ask, silent }: Deps) {
  let heard = false;
  let unanswered = 0;
  let stopped = false;
  let cancel = () => {};
  const pause = (ms: number) => new Promise<undefined>((resolve) => timer.after(ms, () => resolve(undefined)));
  const next = () => {
    cancel = timer.after(everyMs, () => void question());
  };

  async function question(): Promise<void> {
    heard = false;
    const began = performance.now();
    const answer = await Promise.race([ask(ping(), answerMs).catch(() => undefined), pause(answerMs)]);
    if (answer === undefined && !heard) await pause(graceMs);
    if (stopped) return;
    const tookMs = Math.round(performance.now() - began);
    if (answer !== undefined) {
      unanswered = 0;
      if (tookMs > slowMs) log('probe_slow', { tookMs });
      return next();
    }
    unanswered += 1;
    log('probe_unanswered', { heard, unanswered });
    if (!heard || unanswered >= mostUnanswered) silent();
    else next();
  }

  next();
  return {
    /** Any frame is a sign of life. */
    frame(): void {
      heard = true;
    },
    stop(): void {
      stopped = true;
      cancel();
    },
  };
}

const ping = (): BinaryNode => ({
  tag: 'iq',
  attrs: { to: '@s.whatsapp.net', type: 'get', xmlns: 'w:p' },
  content: [{ tag: 'ping', attrs: {} }],
});
