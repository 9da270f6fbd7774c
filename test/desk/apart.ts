import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { type App, createApp } from '../../src/app.ts';
import type { Config } from '../../src/config/index.ts';
import { createLog } from '../../src/log.ts';
import type { Hosted, Rehearsal } from '../../src/rehearsal/player/index.ts';
import { gaveUp, type Look, type Service } from '../../src/rehearsal/player/service.ts';

type Apart = { readonly config: Config; readonly configFolder: string; readonly dataFolder: string };

/** The built service in a process of its own, so that `kill -9` can end it in the middle of anything. */
export const apart =
  ({ config, configFolder, dataFolder }: Apart): NonNullable<Rehearsal['service']> =>
  async (start, makeWire): Promise<Hosted> => {
    let now = start;
    let child: ChildProcess | null = null;
    const wire = await makeWire(() => now);
    const houses: App[] = [];

    /** One question at a time: the rehearsal waits for each answer. */
    async function ask<T>(call: keyof Service, given: object = {}): Promise<T> {
      const answering = child ?? (await begin());
      answering.send({ call, ...given });
      return (await answered(answering, call)) as T;
    }

    async function begin(): Promise<ChildProcess> {
      const program = resolve(import.meta.dirname, 'stepped.mjs');
      const told = JSON.stringify({ configFolder, dataFolder, now, address: wire.address });
      const born = fork(program, [told], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
      await answered(born, 'ready');
      child = born;
      return born;
    }

    async function answered(from: ChildProcess, call: string): Promise<unknown> {
      const ended = new AbortController();
      const end = once(from, 'exit', { signal: ended.signal }).then(([code]) => {
        throw new Error(`the service ended with ${code} while it was asked to ${call}`);
      });
      try {
        const [said] = await Promise.race([once(from, 'message', { signal: ended.signal }), end]);
        return said.answer;
      } finally {
        ended.abort();
        end.catch(() => {});
      }
    }

    async function kill(): Promise<void> {
      const dying = child;
      child = null;
      if (!dying) return;
      dying.kill('SIGKILL');
      await once(dying, 'exit');
    }

    const service: Service = {
      now: () => now,
      build: async () => {},
      start: () => ask('start'),
      look: async () => (child ? await ask<Look>('look') : { idle: true, nextDue: null, qr: null, open: false }),
      async advanceTo(at) {
        now = at;
        if (child) await ask('advanceTo', { at });
      },
      async stop() {
        if (child) await ask('stop');
        await kill();
        for (const house of houses.splice(0)) house.house.close();
      },
      kill,
      async app() {
        const options = { config, dataFolder, clock: stoppedAt(now), log: createLog('silent'), http: null };
        const house = await createApp({ ...options, channel: wire.channel, fatal: gaveUp });
        houses.push(house);
        return house;
      },
    };
    return { service, wire };
  };

const stoppedAt = (at: number) => ({ now: () => at, after: () => () => {}, nudge: () => () => {} });
