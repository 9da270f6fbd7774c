import { addDays, type Instant, type LocalDate } from '../domain/time.ts';
import type { Window } from '../jobs/due.ts';
import type { DayShares, JobClaim } from '../ports/ledger.ts';

type Deps = {
  now(): Instant;
  /** The same slot of the same edict on that date; `null` where there was none. */
  slotOn(window: Window, date: LocalDate): Promise<Pick<Window, 'opens' | 'ends'> | null>;
  shares(date: LocalDate): Promise<DayShares>;
  drainedThrough(): Promise<Instant>;
  /** Connected, whether or not anything comes. */
  linked(): boolean;
  /** The queue of the present socket has come. */
  receiving(): boolean;
  /** A new socket, its queue drained and decided. */
  drain(): Promise<Instant | null>;
  /** False when that was claimed before. */
  claim(claim: JobClaim): Promise<boolean>;
  said(what: 'suspect' | 'confirmed' | 'quiet' | 'again', facts: Readonly<Record<string, number>>): void;
  /** The socket did not help: a fresh process. */
  restart(): void;
};

const daysLookedAt = 5;
const daysSearched = 28;
/** From fewer days nothing can be expected. */
const daysNeeded = 3;
/** Fewer shares than that may just come late. */
const enoughInSlot = 5;
/** So many at a stretch do not fail to come by chance. */
const enoughAtAStretch = 10;
const halfHourMs = 1_800_000;

/**
 * Hears that nothing is heard (fault 4): pings pass on a deaf socket, so what is missing is measured against the same
 * slot on past days. Only inside a window, and a suspicion costs a new socket, nothing more: silence alone never ends
 * the process. That needs a proof: a queue that will not drain, or shares that came only with the new socket, twice.
 */
export function createDeafness(deps: Deps) {
  const past = new Map<string, Promise<readonly (readonly number[])[]>>();
  const suspected = new Set<string>();
  const confirmed = new Map<string, number>();
  let busy = false;

  /** When shares came on each of the past days, in milliseconds after the opening. */
  function arrivals(window: Window): Promise<readonly (readonly number[])[]> {
    const key = keyOf(window);
    let known = past.get(key);
    if (!known) {
      if (past.size > 20) past.clear();
      known = (async () => {
        const days: number[][] = [];
        for (let back = 1; back <= daysSearched && days.length < daysLookedAt; back += 1) {
          const date = addDays(window.date, -back);
          const slot = await deps.slotOn(window, date);
          if (slot) days.push(within(await deps.shares(date), slot.opens, slot.ends).map((at) => at - slot.opens));
        }
        return days;
      })();
      past.set(key, known);
    }
    return known;
  }

  async function check(window: Window): Promise<void> {
    const now = deps.now();
    const days = await arrivals(window);
    if (days.length < daysNeeded) return;
    const here = within(await deps.shares(window.date), window.opens, now + 1);
    const since = Math.max(window.opens, await deps.drainedThrough(), ...here.slice(-1));
    const usual = (from: Instant, to: Instant) =>
      median(days.map((day) => day.filter((at) => at >= from - window.opens && at < to - window.opens).length));
    const aThird = window.opens + (window.ends - window.opens) / 3;
    const noneByAThird =
      here.length === 0 &&
      now >= aThird &&
      !suspected.has(keyOf(window)) &&
      usual(window.opens, window.ends) >= enoughInSlot;
    const missing = usual(since, now);
    if (!noneByAThird && missing < enoughAtAStretch) return;
    suspected.add(keyOf(window));
    deps.said('suspect', { missing, secondsSince: Math.round((now - since) / 1000) });
    const through = await deps.drain();
    if (through === null) {
      if (deps.linked() && !deps.receiving()) await deaf();
      return;
    }
    const brought = within(await deps.shares(window.date), window.opens, now).length - here.length;
    if (brought <= 0) return deps.said('quiet', { missing });
    const times = (confirmed.get(keyOf(window)) ?? 0) + 1;
    confirmed.set(keyOf(window), times);
    deps.said('confirmed', { brought, times });
    if (times > 1) await deaf();
  }

  /** At most one fresh process in half an hour: where that does not help, another will not. */
  async function deaf(): Promise<void> {
    const now = deps.now();
    deps.said('again', {});
    if (await deps.claim({ kind: 'deaf', scheduledFor: now - (now % halfHourMs), scope: 'line' })) deps.restart();
  }

  return {
    /** Looks at the windows that are open; does nothing while it is at it, or while we are not connected. */
    async look(windows: readonly Window[]): Promise<void> {
      if (busy || !deps.linked()) return;
      busy = true;
      try {
        const now = deps.now();
        for (const window of windows) if (window.opens <= now && now < window.ends) await check(window);
      } finally {
        busy = false;
      }
    },
    deaf,
  };
}

const keyOf = ({ edict, zone, slot, ends }: Window): string => `${edict.slug}/${zone}/${slot.name}/${ends}`;

/** When the shares of a day were sent, in that interval, in order. */
function within(shares: DayShares, from: Instant, to: Instant): number[] {
  const all = [...shares.values()].flatMap((own) => own.map(({ sentAt }) => sentAt));
  return all.filter((at) => at >= from && at < to).sort((a, b) => a - b);
}

function median(counts: readonly number[]): number {
  const sorted = [...counts].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
