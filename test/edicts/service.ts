import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, createApp } from '../../src/app.ts';
import { type MemoryChannel, memoryChannel } from '../../src/channel/memory.ts';
import { steppingClock } from '../../src/clock/stepping.ts';
import type { Config } from '../../src/config/index.ts';
import { type Content, type Envelope, longestText } from '../../src/domain/message.ts';
import type { DayVerdict } from '../../src/domain/presence.ts';
import type { RosterMode } from '../../src/domain/roster.ts';
import type { Share } from '../../src/domain/share.ts';
import type { LocalDate } from '../../src/domain/time.ts';
import { readPeople } from '../../src/files/people.ts';
import { type Difference, recompute } from '../../src/jobs/recompute.ts';
import { createLog } from '../../src/log.ts';
import type { ChannelEvents } from '../../src/ports/channel.ts';
import { peopleCsv, type Staff } from './staff.ts';

/** The built service on a table: a clock that is moved by hand, a line that can be cut. Times are WITA. */
export type Service = Awaited<ReturnType<typeof openService>>;

/** `2021-08-05 07:10` in WITA. */
export const wita = (text: string): number =>
  Date.parse(`${text.replace(' ', 'T')}${text.length > 16 ? '' : ':00'}+08:00`);

export type Letter = { readonly text: string } | { readonly location: readonly [number, number] };

export async function openService(first: Config, begin: string) {
  const dataFolder = mkdtempSync(join(tmpdir(), 'serlok-service-'));
  const clock = steppingClock(wita(begin));
  const sent: { readonly at: number; readonly chat: string; readonly what: string }[] = [];
  let config = first;
  let line: { readonly channel: MemoryChannel; readonly events: ChannelEvents } | null = null;
  let app: App | null = await build();
  let count = 0;
  await running().start();
  await settle();

  async function build(): Promise<App> {
    return createApp({
      config,
      dataFolder,
      clock,
      log: createLog('silent'),
      http: null,
      channel(_house, events) {
        const channel = memoryChannel({ clock, events });
        const { send } = channel;
        channel.send = async (item) => {
          await send(item);
          sent.push({ at: clock.now(), chat: item.chat, what: item.kind === 'text' ? item.text : item.emoji });
        };
        line = { channel, events };
        return channel;
      },
      fatal: (code, reason) => {
        throw new Error(`${code}: ${reason}`);
      },
    });
  }

  function running(): App {
    if (!app) throw new Error('the service is down');
    return app;
  }

  async function settle(): Promise<void> {
    for (let calm = 0; calm < 3; ) {
      await new Promise((resolve) => setImmediate(resolve));
      calm = app === null || app.idle() ? calm + 1 : 0;
    }
  }

  async function advance(to: string): Promise<void> {
    const at = wita(to);
    await settle();
    for (let next = clock.nextDue(); next !== null && next <= at; next = clock.nextDue()) {
      clock.advanceTo(Math.max(next, clock.now()));
      await settle();
    }
    clock.advanceTo(Math.max(at, clock.now()));
    await settle();
  }

  return {
    /** Everything the number said, oldest first; `what` is a text or an emoji. */
    sent,
    advance,
    settle,
    house: () => running().house,
    /** `from` is a number or a LID with `@lid`; `alt` the other address, when the stanza names it. */
    async write(at: string, from: string, letter: Letter, alt: string | null = null): Promise<void> {
      await advance(at);
      const sender = from.includes('@') ? from : `${from}@s.whatsapp.net`;
      const envelope: Envelope = {
        chat: sender,
        sender,
        id: `M${++count}`,
        enc: 0,
        sentAt: wita(at),
        receivedAt: clock.now(),
        fromMe: false,
        senderAlt: alt,
        device: 0,
        offline: false,
        kind: 'message',
        content: contentOf(letter),
      };
      await running().house.vault.commit([], envelope);
      line?.events.stored();
      await settle();
    },
    /** The line is lost, and found again. */
    async cut(): Promise<void> {
      line?.channel.become('closed');
      await settle();
    },
    async mend(): Promise<void> {
      line?.channel.become('open');
      await settle();
    },
    /** A new device was linked: the queue of the old one is gone. */
    async relink(): Promise<void> {
      line?.events.relinked();
      await settle();
    },
    async stop(): Promise<void> {
      await settle();
      await app?.stop();
      app = null;
    },
    async start(next: Config = config): Promise<void> {
      config = next;
      app = await build();
      await app.start();
      await settle();
    },
    async employ(staff: readonly Staff[]): Promise<void> {
      const context = { agency: config.agency, positions: config.positions };
      const { rows, problems } = await readPeople(new TextEncoder().encode(peopleCsv(staff)), 'people.csv', context);
      if (problems.length > 0) throw new Error(JSON.stringify(problems));
      await running().house.people.importPeople(rows, clock.now());
    },
    async roster(staff: readonly Staff[], dates: readonly string[], mode: RosterMode = 'wfh'): Promise<void> {
      const { people } = running().house;
      const directory = await people.directory();
      const rows = dates.flatMap((date) =>
        staff.map(({ nip }) => ({ date: date as LocalDate, person: directory.byNip(nip)?.id ?? -1, mode })),
      );
      await people.importRoster(rows, clock.now());
    },
    recompute(from: string, to = from): Promise<readonly Difference[]> {
      const { board, ledger } = running().house;
      return recompute({ from: from as LocalDate, to: to as LocalDate }, { board, ledger, clock });
    },
    async verdict({ nip }: Staff, date: string): Promise<DayVerdict> {
      const { board } = running().house;
      const person = (await board.directory()).byNip(nip);
      const [verdict] = person ? await board.day(date as LocalDate, [person]) : [];
      if (!verdict) throw new Error(`${nip} is not there`);
      return verdict;
    },
    async states(staff: Staff, date: string): Promise<readonly string[]> {
      return (await this.verdict(staff, date)).slots.map(({ state }) => state);
    },
    async shares({ nip }: Staff, date: string): Promise<readonly Share[]> {
      const { people, ledger } = running().house;
      const id = (await people.directory()).byNip(nip)?.id ?? -1;
      return (await ledger.shares(date as LocalDate, [id])).get(id) ?? [];
    },
    /** The stored cache of one day, byte for byte. */
    async cache(date: string): Promise<string> {
      return JSON.stringify(await running().house.ledger.presence(date as LocalDate, date as LocalDate, null), null, 1);
    },
    async close(): Promise<void> {
      await app?.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

function contentOf(letter: Letter): Content {
  if ('text' in letter)
    return { kind: 'text', text: letter.text.slice(0, longestText), mentions: [], forwarded: false };
  const [lat, lon] = letter.location;
  return { kind: 'location', lat, lon, live: false, update: false, picked: false, forwarded: false, ageSeconds: 0 };
}
