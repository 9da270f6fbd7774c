import { join } from 'node:path';
import type { Config } from '../config/index.ts';
import { unitOf } from '../domain/agency.ts';
import { type History, type Policy, policyAt } from '../domain/policy.ts';
import { type Instant, instantOf, type LocalDate } from '../domain/time.ts';
import { mainZone } from '../domain/zone.ts';
import type { LinkedNumber } from '../intake/identify.ts';
import type { Board } from '../ports/board.ts';
import type { Clock } from '../ports/clock.ts';
import type { Sighting } from '../ports/sources.ts';
import { createBoard } from '../reports/board.ts';
import { sqliteDesk } from '../store/desk.ts';
import { sqliteGauges } from '../store/gauges.ts';
import { sqliteInbox } from '../store/inbox.ts';
import { sqliteLedger } from '../store/ledger.ts';
import { sqliteLines } from '../store/lines.ts';
import { sqliteLinkPages } from '../store/link-page.ts';
import { openStore } from '../store/open.ts';
import { sqliteOutbox } from '../store/outbox.ts';
import { sqlitePeople } from '../store/people.ts';
import { sqliteRosters } from '../store/rosters.ts';
import { sqliteSources } from '../store/sources.ts';
import { sqliteVault } from '../store/vault.ts';
import { discreetVault } from './discreet.ts';

export type House = Awaited<ReturnType<typeof openHouse>>;

/** Everything that needs no line to WhatsApp: what the operator's commands use, and the ground the service stands on. */
export async function openHouse(
  config: Config,
  dataFolder: string,
  clock: Pick<Clock, 'now'>,
  /** Whether the configuration becomes the one in force; a question must not change what it asks about. */
  enact: boolean,
) {
  const store = openStore(join(dataFolder, 'serlok.db'));
  const people = sqlitePeople(store, (unit) => unitOf(config.agency, unit)?.zone ?? mainZone(config.agency));
  const ledger = sqliteLedger(store);
  const lines = sqliteLines(store);
  const sources = sqliteSources(store);
  const sightings = sightingsOf(config);
  if (enact) await sources.see(sightings, clock.now());
  const policy = await policies(sources, sightings, clock.now(), () => store.dataVersion());
  const sight = async () => {
    const now = clock.now();
    return { now, drainedThrough: await lines.drainedThrough(now), blind: await lines.blind() };
  };
  const number: LinkedNumber =
    config.number.kind === 'personal' ? { kind: 'personal', ownerNip: config.number.owner } : { kind: 'dedicated' };
  const board: Board = createBoard({
    people,
    ledger,
    policy,
    sight,
    outages: (from, to) => lines.outages(from, to),
    now: clock.now,
  });
  return {
    config,
    dataFolder,
    store,
    people,
    ledger,
    lines,
    board,
    desk: sqliteDesk(store),
    number,
    vault: discreetVault(sqliteVault(store), people, number),
    inbox: sqliteInbox(store),
    gauges: sqliteGauges(store),
    linkPages: sqliteLinkPages(store),
    outbox: sqliteOutbox(store),
    rosters: sqliteRosters(store),
    /** The rules as the files say them now, in force or not: what a draft and a preview go by. */
    written: policyOf(config),
    /** Puts the versions in force now under days that are over (`recompute --because`, D18). */
    async backdate(range: { readonly from: LocalDate; readonly to: LocalDate }): Promise<void> {
      const zone = mainZone(config.agency);
      await sources.see(sightings, clock.now());
      await sources.backdate(instantOf(range.from, 1440, zone) - 1, instantOf(range.to, 1440, zone));
      policy.forget();
    },
    close: () => store.close(),
  };
}

const policyOf = (config: Config): Policy => ({
  agency: config.agency,
  edicts: new Map(config.edicts.map(({ slug, hash, edict }) => [slug, { ...edict, hash }])),
  holidays: config.holidays.flatMap(({ holidays }) => holidays),
  lateUses: [],
});

const sightingsOf = (config: Config): readonly Sighting[] => [
  { kind: 'agency', name: 'serlok', hash: config.agencyHash, value: config.agency },
  ...config.edicts.map(({ slug, hash, edict }): Sighting => ({ kind: 'edict', name: slug, hash, value: edict })),
  ...config.holidays.map(
    ({ year, hash, holidays }): Sighting => ({ kind: 'holidays', name: String(year), hash, value: holidays }),
  ),
];

function historyOf(sightings: readonly Sighting[], seenAt: Instant): History {
  const of = <K extends Sighting['kind']>(kind: K) =>
    sightings
      .filter((sighting): sighting is Extract<Sighting, { kind: K }> => sighting.kind === kind)
      .map(({ name, hash, value }) => ({ name, hash, seenAt, value }));
  return { agency: of('agency'), edicts: of('edict'), holidays: of('holidays') } as History;
}

/** The policy of a date, read from the recorded versions (D18); remembered until another process writes. */
async function policies(
  sources: ReturnType<typeof sqliteSources>,
  sightings: readonly Sighting[],
  now: Instant,
  dataVersion: () => number,
) {
  /** Before the first start nothing is in force yet; a command is then answered by the files as they are. */
  const read = async (): Promise<History> => {
    const recorded = await sources.history();
    return recorded.agency.length > 0 ? recorded : historyOf(sightings, now);
  };
  let history = await read();
  let version = dataVersion();
  const known = new Map<LocalDate, Policy>();
  let stale = false;
  const policy = async (date: LocalDate): Promise<Policy> => {
    if (stale || dataVersion() !== version) {
      stale = false;
      version = dataVersion();
      history = await read();
      known.clear();
    }
    let found = known.get(date);
    if (!found) {
      const agency = history.agency.at(-1)?.value;
      found = policyAt(history, instantOf(date, 1440, agency ? mainZone(agency) : 'WIB'));
      if (known.size > 400) known.clear();
      known.set(date, found);
    }
    return found;
  };
  // `data_version` tells only of other connections' writes.
  return Object.assign(policy, {
    forget() {
      stale = true;
    },
  });
}
