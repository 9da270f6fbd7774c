import { addDays, localDate, localMoment } from '../domain/time.ts';
import { mainZone } from '../domain/zone.ts';
import { windowsAround } from '../jobs/due.ts';
import { troubleText } from '../words/link.ts';
import type { ServiceState } from '../words/service-status.ts';
import type { House } from './house.ts';

/** A heartbeat older than this means that nobody is listening. */
const aliveMs = 90_000;

/** What another process can say about the service, from what it leaves in the store. */
export async function serviceState(house: House, now: number): Promise<ServiceState> {
  const { lines, outbox, inbox, board, config } = house;
  const link = await lines.linkStatus();
  const trouble = link?.trouble ?? null;
  const heartbeat = await lines.lastHeartbeat();
  const alive = heartbeat !== null && now - heartbeat < aliveMs;
  const restriction = await outbox.restriction(now);
  const depth = await outbox.depth();
  const directory = await house.people.directory();
  const zone = mainZone(config.agency);
  const next = (await windowsAround(now, board.policy)).find((w) => w.ends > now);
  const at = next && localMoment(next.ends - 60_000, next.zone);
  return {
    legs: {
      linked: alive && link?.state === 'open',
      receiving: alive && link?.state === 'open' && trouble === null,
      storing: true,
      sending: restriction === null,
    },
    link: link?.state ?? 'unlinked',
    trouble,
    advice: trouble && troubleText(trouble),
    lastSeen: heartbeat,
    zone,
    inbox: await inbox.depth(),
    outbox: { queued: depth.queued, unacked: depth.unacked },
    waiting: depth.waiting.map(({ person, messages }) => ({ name: directory.byId(person)?.name ?? '?', messages })),
    unboundGroups: (await inbox.groups(addDays(localDate(now, zone), -7))).filter(
      ({ jid }) => !config.agency.units.some((unit) => unit.groups.includes(jid)),
    ),
    restriction: restriction && { code: restriction.code, until: restriction.until },
    next:
      next && at
        ? { what: next.slot.label, edict: next.edict.slug, date: at.date, minute: at.minute, zone: next.zone }
        : null,
  };
}
