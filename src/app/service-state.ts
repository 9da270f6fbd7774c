import { alarmLines } from '../alarm/alarm.ts';
import { bindingsOf } from '../domain/group.ts';
import { warmUntil } from '../domain/outbox.ts';
import { addDays, localDate, localMoment } from '../domain/time.ts';
import { mainZone } from '../domain/zone.ts';
import { windowsAround } from '../jobs/due.ts';
import { troubleText } from '../words/link.ts';
import type { ServiceState } from '../words/service-status.ts';
import { backupFolder, backupsIn } from './backup-files.ts';
import type { House } from './house.ts';
import { phoneQuietFor } from './phone-watch.ts';

/** A heartbeat older than this means that nobody is listening. */
const aliveMs = 90_000;
const dayMs = 86_400_000;

/** Groups somebody wrote in during the last week and that no unit is bound to. */
export async function unboundGroups({ inbox, desk, config }: House, now: number) {
  const bound = new Set(bindingsOf(config.agency, await desk.groups()).map(({ jid }) => jid));
  const heard = await inbox.groups(addDays(localDate(now, mainZone(config.agency)), -7));
  return heard.filter(({ jid }) => !bound.has(jid));
}

/** What another process can say about the service, from what it leaves in the store. */
export async function serviceState(house: House, now: number): Promise<ServiceState> {
  const { lines, outbox, inbox, board, config } = house;
  const link = await lines.linkStatus();
  const trouble = link?.trouble ?? null;
  const heartbeat = await lines.lastHeartbeat();
  const alive = heartbeat !== null && now - heartbeat < aliveMs;
  const restrictions = await outbox.restrictions(now);
  const depth = await outbox.depth();
  const directory = await house.people.directory();
  const zone = mainZone(config.agency);
  const next = (await windowsAround(now, board.policy)).find((w) => w.ends > now);
  const at = next && localMoment(next.ends - 60_000, next.zone);
  const today = localDate(now, zone);
  const linkedAt = await lines.linkedAt();
  const phoneSeenAt = await lines.phoneSeenAt();
  const lastBackup = [...backupsIn(backupFolder(house.dataFolder)).keys()].sort().at(-1) ?? null;
  return {
    running: alive,
    legs: {
      linked: alive && link?.state === 'open',
      receiving: alive && link?.state === 'open' && trouble === null,
      storing: true,
      sending: restrictions.length === 0,
    },
    link: link?.state ?? 'unlinked',
    trouble,
    advice: trouble && troubleText(trouble),
    lastSeen: heartbeat,
    zone,
    inbox: await inbox.depth(),
    outbox: { queued: depth.queued, unacked: depth.unacked },
    waiting: depth.waiting.map(({ person, messages }) => ({ name: directory.byId(person)?.name ?? '?', messages })),
    unboundGroups: await unboundGroups(house, now),
    restrictions,
    warmUntil: linkedAt !== null && warmUntil(config.caps, linkedAt) > now ? warmUntil(config.caps, linkedAt) : null,
    phone: { seenAt: phoneSeenAt, quietDays: phoneSeenAt === null ? null : phoneQuietFor(phoneSeenAt, now) },
    backup: config.backup && { last: lastBackup, late: lastBackup !== null && lastBackup < addDays(today, -1) },
    alarms: alarmLines(house.dataFolder)
      .filter((line) => Date.parse(line.slice(0, 24)) > now - dayMs)
      .slice(-3),
    today: { date: today, ...(await house.gauges.day(today)) },
    next:
      next && at
        ? { what: next.slot.label, edict: next.edict.slug, date: at.date, minute: at.minute, zone: next.zone }
        : null,
  };
}
