import { rm } from 'node:fs/promises';
import type { App, AppOptions } from '../../app.ts';
import type { Config } from '../../config/index.ts';
import type { Scenario, ScenarioEvent } from '../../config/scenario-file.ts';
import { type Instant, instantOf, localDate } from '../../domain/time.ts';
import { type Cast, castOf, importFiles, ownNumberOf } from './cast.ts';
import { loopbackWire } from './loopback.ts';
import { memoryWire } from './memory.ts';
import { type Service, serviceHere } from './service.ts';
import { type Failure, verify } from './verify.ts';
import type { Heard, Wire } from './wire.ts';

export type Rehearsal = {
  readonly scenario: Scenario;
  /** Paths in the scenario are relative to this folder. */
  readonly folder: string;
  readonly config: Config;
  readonly dataFolder: string;
  readonly log: AppOptions['log'];
  /** False: domain and intake only. */
  readonly network: boolean;
  /** Times real time; `null` = as fast as the work allows. */
  readonly speed: number | null;
  readonly http: { readonly host: string; readonly port: number } | null;
  show(moment: Moment): void;
  /** Another place for the service than this process; it must speak through the wire. */
  readonly service?: (start: Instant, wire: (now: () => Instant) => Promise<Wire>) => Promise<Hosted>;
  /** How many ms of real time after the so-manieth event the service is killed and started again; `null`: not. */
  readonly killAfter?: (index: number) => number | null;
};

export type Hosted = { readonly service: Service; readonly wire: Wire };

/** What a watcher sees while the day is played. */
export type Moment =
  | {
      readonly kind: 'sent';
      readonly at: Instant;
      readonly from: string;
      readonly group: string | null;
      readonly event: ScenarioEvent;
    }
  | { readonly kind: 'heard'; readonly heard: Heard; readonly to: string }
  | { readonly kind: 'service'; readonly at: Instant; readonly what: string }
  | { readonly kind: 'progress'; readonly done: number; readonly total: number; readonly at: Instant };

export type Played = { readonly failures: readonly Failure[]; readonly app: App; close(): Promise<void> };

/** Plays a recorded day through the built service and compares what came of it. The app is still up when this resolves. */
export async function play(rehearsal: Rehearsal): Promise<Played> {
  const { scenario, config, dataFolder } = rehearsal;
  await rm(dataFolder, { recursive: true, force: true });
  const { start, until, timeline } = timesOf(scenario);
  const ownNumber = await ownNumberOf(scenario, rehearsal.folder, config);
  const { service, wire } = await hosted(rehearsal, start, ownNumber);
  const { show } = rehearsal;

  let isUp = true;
  await service.build();
  const { house } = await service.app();
  await importFiles(scenario, rehearsal.folder, config, house.people, start);
  const cast = await castOf(scenario, config, await house.people.directory(), wire, ownNumber);
  let shown = 0;
  const sentIds = new Map<string, string>();
  await up();

  for (const [index, item] of timeline.entries()) {
    await advanceTo(item.at);
    if (item.event.service) await serviceEvent(item.event.service, item.at);
    else await say(item.event, cast);
    const ms = rehearsal.killAfter?.(index) ?? null;
    if (ms !== null && isUp) await killed(ms);
    // Messages of one second travel together, as in a real window.
    if (timeline[index + 1]?.at !== item.at) await settle();
    show({ kind: 'progress', done: index + 1, total: timeline.length, at: service.now() });
  }
  if (!isUp) await restart();
  await advanceTo(until);
  await settle();
  const app = await service.app();
  const failures = await verify(scenario.expect, { cast, heard: wire.heard, sentIds, board: app.house.board });
  return {
    failures,
    app,
    async close() {
      await service.stop();
      await wire.close();
    },
  };

  async function say(event: ScenarioEvent, who: Cast): Promise<string> {
    const from = who.sender(event.from ?? '');
    const isGroup = event.chat !== undefined && (!from.owner || who.groupJid(event.chat) !== undefined);
    const group = isGroup ? who.group(event.chat ?? '', from) : null;
    // The owner's own phone writes to somebody; everybody else writes to the service.
    const peer = from.owner && !isGroup && event.chat !== undefined ? who.sender(event.chat).number : undefined;
    const text = event.text?.replaceAll('{kode}', lastCode());
    const id = await wire.send(
      { ...event, chat: peer, ...(text === undefined ? {} : { text }) },
      from.owner ? 'owner' : from.number,
      group,
    );
    sentIds.set(id, from.number);
    show({ kind: 'sent', at: event.at, from: from.name, group: event.chat ?? null, event });
    return id;
  }

  /** `{kode}` in what somebody types: the one-time code an officer read last and passed on. */
  function lastCode(): string {
    const codes = wire.heard.flatMap(({ text }) => /\*(\d{6})\*/.exec(text ?? '')?.[1] ?? []);
    return codes.at(-1) ?? '{kode}';
  }

  async function up(): Promise<void> {
    // What waited is delivered before the queue counts as drained, as WhatsApp does it.
    wire.serviceUp(true);
    await wire.settled();
    await service.start();
    await wire.link(service);
    await settle();
  }

  async function restart(): Promise<void> {
    isUp = true;
    await service.build();
    await up();
  }

  /** At whatever it was doing by then. */
  async function killed(ms: number): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, ms));
    wire.serviceUp(false);
    await service.kill();
    isUp = false;
    await restart();
  }

  async function serviceEvent(what: string, at: Instant): Promise<void> {
    show({ kind: 'service', at, what });
    if (what === 'disconnect') return wire.disconnect();
    if (what !== 'start') {
      await settle();
      wire.serviceUp(false);
      await service.stop();
      isUp = false;
    }
    if (what !== 'stop') await restart();
  }

  /** To the next due time as soon as everything before it has come to rest. */
  async function advanceTo(at: Instant): Promise<void> {
    for (;;) {
      await settle();
      const next = Math.min((await service.look()).nextDue ?? Infinity, wire.nextRelease() ?? Infinity);
      if (next > at) break;
      await pace(next);
      await service.advanceTo(Math.max(next, service.now()));
      wire.releaseDue();
    }
    await pace(at);
    await service.advanceTo(Math.max(at, service.now()));
  }

  async function pace(to: Instant): Promise<void> {
    if (rehearsal.speed === null || to <= service.now()) return;
    const ms = (to - service.now()) / rehearsal.speed;
    await new Promise((resolve) => setTimeout(resolve, ms));
  }

  async function settle(): Promise<void> {
    let calm = 0;
    while (calm < 3) {
      await wire.settled();
      await new Promise((resolve) => setImmediate(resolve));
      calm = (await service.look()).idle && wire.quiet() ? calm + 1 : 0;
      if (calm === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    }
    for (; shown < wire.heard.length; shown++) {
      const heard = wire.heard[shown];
      if (heard) show({ kind: 'heard', heard, to: cast.nameOf(heard.to ?? heard.group ?? '') });
    }
  }
}

async function hosted(rehearsal: Rehearsal, start: Instant, ownNumber: string): Promise<Hosted> {
  const { config, dataFolder, log, http, network } = rehearsal;
  if (rehearsal.service) return rehearsal.service(start, (now) => loopbackWire(now, ownNumber));
  // Each needs the other, and neither is used before both are there.
  const parts: { service?: Service } = {};
  const now = () => parts.service?.now() ?? start;
  const wire = network ? await loopbackWire(now, ownNumber) : memoryWire(now, ownNumber);
  const service = serviceHere({ config, dataFolder, log, http, channel: wire.channel }, start);
  parts.service = service;
  return { service, wire };
}

type Item = { readonly at: Instant; readonly event: ScenarioEvent };

/** Events and questions in order of time; the day begins at the midnight before, so that every window is seen to open. */
function timesOf(scenario: Scenario): { start: Instant; until: Instant; timeline: readonly Item[] } {
  const asks = scenario.expect.asks.map(({ at, from, text }): Item => ({ at, event: { at, from, text, signs: [] } }));
  // What arrives before it was sent has a time of the future.
  const sent = scenario.events.map((event): Item => ({ at: Math.min(event.at, event.arrives ?? event.at), event }));
  const timeline: Item[] = [...sent, ...asks];
  timeline.sort((a, b) => a.at - b.at);
  const first = timeline[0]?.at ?? 0;
  const last = timeline.at(-1)?.at ?? first;
  const start = scenario.start ?? Math.min(first, instantOf(localDate(first, 'WIT'), 0, 'WIT'));
  const until = scenario.until ?? Math.max(last, instantOf(localDate(last, 'WIB'), 1439, 'WIB'));
  return { start, until, timeline };
}
