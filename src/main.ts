import { join } from 'node:path';
import { fileAlarm } from './alarm/alarm.ts';
import { heartbeat, webhook } from './alarm/webhook.ts';
import { addressIn, whatsappIn } from './app/channels.ts';
import { clockOf } from './app/clock.ts';
import { lockFolder } from './app/lock.ts';
import { backupByCommand } from './app/nightly-backup.ts';
import { isStorageError } from './app/storage-error.ts';
import { createApp } from './app.ts';
import { watchdog } from './clock/watchdog.ts';
import type { Environment } from './config/environment.ts';
import type { Config } from './config/index.ts';
import { createLog } from './log.ts';
import { alarmWords } from './words/alarm.ts';

/** The process: one service on one data folder until a signal ends it or its store fails. */
export async function run(environment: Environment, config: Config): Promise<void> {
  const log = createLog(environment.logLevel);
  const { dataFolder, whatsapp } = environment;
  const clock = clockOf(environment);
  const file = fileAlarm(dataFolder, clock);
  const { alarm: told } = config;
  const outside = told.webhook
    ? webhook({
        ...{ url: told.webhook, allowPrivate: told.allowPrivate, key: environment.webhookKey },
        ...{ agency: config.agency.name, dataFolder, clock },
        said: (what, fields) => log.warn(fields, what),
      })
    : null;
  const alarm = (code: string, sentence: string): void => {
    file.raise(code, sentence);
    outside?.raise(code, sentence);
  };
  const beatTo = told.heartbeat;

  const fatal = (code: 70 | 75, reason: string): void => {
    // Crash-only: nothing is tidied up, because nothing acknowledged depends on it (law 11).
    log.fatal({ code, reason }, 'the process ends');
    // The webhook hears of it from the next process: this one has no time left.
    file.raise(String(code), code === 75 ? alarmWords.storage : alarmWords.restart);
    process.exit(code);
  };

  const channel = whatsappIn(addressIn(whatsapp));
  /** A start that fails: what the store refuses is 75 as ever, anything else says why and is nobody's to restart. */
  const refused = (error: unknown): never => {
    if (isStorageError(error)) fatal(75, 'storage at start');
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  };
  const begin = async () => {
    const unlock = lockFolder(dataFolder);
    const app = await createApp({
      config,
      dataFolder,
      clock,
      log,
      http: environment.http,
      channel,
      alarm,
      heartbeat: (well) =>
        beatTo === null
          ? null
          : heartbeat({
              ...{ url: beatTo, allowPrivate: told.allowPrivate, clock, well },
              everyMs: told.heartbeatMinutes * 60_000,
            }),
      memoryMiB: () => process.memoryUsage.rss() / 2 ** 20,
      backup: backupByCommand,
      fatal,
    });
    return { unlock, app };
  };
  const { unlock, app } = await begin().catch(refused);

  process.on('unhandledRejection', (error) => {
    log.error({ cause: error instanceof Error ? error.name : 'unknown' }, 'a promise nobody caught');
    // A garbage frame rejects inside the library; the socket is closed and opened again (whatsapp.md 8).
    if (!channel.recover(error)) fatal(70, 'unhandled rejection');
  });
  process.on('uncaughtException', (error) => {
    log.fatal({ cause: error.name }, 'an exception nobody caught');
    fatal(70, 'uncaught exception');
  });

  const unwatch = watchdog({ file: join(dataFolder, 'alarm.log'), line: `[macet] ${alarmWords.stuck}` });
  const address = await app.start().catch(refused);
  if (address !== null) console.log(`Serlok melayani di ${address}`);

  await new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
  log.info('stopping');
  await app.stop();
  outside?.stop();
  unwatch();
  unlock();
  process.exit(0);
}
