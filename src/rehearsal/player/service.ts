import { type App, type AppOptions, createApp } from '../../app.ts';
import { steppingClock } from '../../clock/stepping.ts';
import type { Instant } from '../../domain/time.ts';

/** The service a rehearsal is about and the clock it lives by: in this process, or in one of its own that can be killed. */
export type Service = {
  now(): Instant;
  /** Builds it anew on the same data folder; it is not started yet. */
  build(): Promise<void>;
  start(): Promise<void>;
  look(): Promise<Look>;
  /** Runs what is due up to `at`, then it is `at`, whether the service is up or not. */
  advanceTo(at: Instant): Promise<void>;
  stop(): Promise<void>;
  /** Ends it without a goodbye. */
  kill(): Promise<void>;
  /** The house on the data folder, for looking at what came of the day; the service may be up. */
  app(): Promise<App>;
};

export type Look = {
  /** Nothing under way. A service that is down is idle. */
  readonly idle: boolean;
  readonly nextDue: Instant | null;
  readonly qr: string | null;
  readonly open: boolean;
};

/** In this process. */
export function serviceHere(options: Omit<AppOptions, 'clock' | 'fatal'>, start: Instant): Service {
  const clock = steppingClock(start);
  let app: App | null = null;
  const running = (): App => {
    if (!app) throw new Error('the service is down');
    return app;
  };
  return {
    now: clock.now,
    async build() {
      app = await createApp({ ...options, clock, fatal: gaveUp });
    },
    start: async () => void (await running().start()),
    async look() {
      const status = app?.channel.status();
      const nextDue = clock.nextDue();
      return { idle: app?.idle() ?? true, nextDue, qr: status?.qr ?? null, open: status?.state === 'open' };
    },
    advanceTo: async (at) => clock.advanceTo(at),
    async stop() {
      await app?.stop();
      app = null;
    },
    kill: () => Promise.reject(new Error('a service in this process cannot be killed')),
    app: async () => running(),
  };
}

export function gaveUp(code: number, reason: string): never {
  throw new Error(`the rehearsed service gave up (${code}): ${reason}`);
}
