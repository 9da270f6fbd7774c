import { createHmac } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../ports/clock.ts';
import { alarmLines } from './alarm.ts';
import { safePost } from './safe-post.ts';

export type WebhookOptions = {
  readonly url: string;
  readonly allowPrivate: boolean;
  /** Signs each call; `null`: unsigned. */
  readonly key: string | null;
  readonly agency: string;
  readonly dataFolder: string;
  readonly clock: Pick<Clock, 'now' | 'after'>;
  /** Without the address: it may hold a secret. */
  said(what: string, fields: object): void;
};

export type Webhook = {
  /** Returns at once; tried again for a while when it does not get through. */
  raise(code: string, sentence: string): void;
  stop(): void;
};

/** The same trouble is not told more often than that. */
const againMs = 600_000;
const pausesMs = [2_000, 15_000, 60_000, 300_000, 900_000];
/** Ends of the process: it had no time to tell them. */
const ends = /\[(70|75|macet)\]/;

/**
 * Tells the operator's own system, signed: `X-Serlok-Signature: t=<seconds>,v1=<HMAC-SHA256 of "t.body">`. What ended the last
 * process is told when the next one starts. One sentence that says what to do, and nothing about any person.
 */
export function webhook(options: WebhookOptions): Webhook {
  const { clock, said, dataFolder } = options;
  const toldAt = new Map<string, number>();
  const waiting = new Set<() => void>();
  const marker = join(dataFolder, 'alarm.told');
  tellEnds();
  return {
    raise(code, sentence) {
      if (clock.now() - (toldAt.get(code) ?? Number.NEGATIVE_INFINITY) < againMs) return;
      toldAt.set(code, clock.now());
      deliver(code, sentence, clock.now(), 0);
    },
    stop() {
      for (const cancel of waiting) cancel();
    },
  };

  function deliver(code: string, sentence: string, at: number, tried: number): void {
    const body = JSON.stringify({
      from: 'serlok',
      agency: options.agency,
      at: new Date(at).toISOString(),
      code,
      sentence,
    });
    const seconds = Math.floor(clock.now() / 1000);
    const signature =
      options.key && `t=${seconds},v1=${createHmac('sha256', options.key).update(`${seconds}.${body}`).digest('hex')}`;
    const headers = signature ? { 'x-serlok-signature': signature } : {};
    safePost({ url: options.url, body, headers, allowPrivate: options.allowPrivate })
      .then((status) => (status >= 200 && status < 300 ? null : status))
      .catch(() => 0)
      .then((failure) => {
        if (failure === null) return;
        const pause = pausesMs[tried];
        said('an alarm did not get through', { code, status: failure, attempt: tried + 1 });
        if (pause === undefined) return;
        const cancel = clock.after(pause, () => {
          waiting.delete(cancel);
          deliver(code, sentence, at, tried + 1);
        });
        waiting.add(cancel);
      });
  }

  function tellEnds(): void {
    const last = alarmLines(dataFolder).findLast((line) => ends.test(line));
    const at = last?.split(' ')[0] ?? '';
    if (last === undefined || at <= told()) return;
    try {
      writeFileSync(marker, `${at}\n`, { mode: 0o600 });
    } catch {
      // A full disk: told once more at the next start, and the service starts.
    }
    deliver(ends.exec(last)?.[1] ?? '70', last.replace(/^\S+ \[\w+\] /, ''), Date.parse(at) || clock.now(), 0);
  }

  function told(): string {
    try {
      return readFileSync(marker, 'utf8').trim();
    } catch {
      return '';
    }
  }
}

/**
 * A dead man's switch: posts every so often while everything that must work works, and is silent otherwise. Whoever listens
 * there raises the alarm when it stops, also when this machine is gone (fault 42).
 */
export function heartbeat(options: {
  readonly url: string;
  readonly everyMs: number;
  readonly allowPrivate: boolean;
  readonly clock: Pick<Clock, 'now'>;
  well(): boolean;
}): { look(): void } {
  let beatAt = Number.NEGATIVE_INFINITY;
  let beating = false;
  return {
    look() {
      const now = options.clock.now();
      if (beating || now - beatAt < options.everyMs || !options.well()) return;
      beating = true;
      safePost({ url: options.url, body: '{}', headers: {}, allowPrivate: options.allowPrivate })
        .then((status) => {
          if (status >= 200 && status < 300) beatAt = now;
        })
        // The next look tries again; silence is what it means.
        .catch(() => {})
        .finally(() => {
          beating = false;
        });
    },
  };
}
