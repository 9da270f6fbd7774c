import { isWithin } from '../domain/agency.ts';
import { bindingsOf } from '../domain/group.ts';
import type { Draft } from '../domain/outbox.ts';
import { isPrayerHour } from '../domain/prayer.ts';
import { localMoment, minuteMs } from '../domain/time.ts';
import { groupReminder } from '../words/reminder.ts';
import type { Window } from './due.ts';
import { coveredBy, type JobDeps } from './job.ts';

export const reminderAt = (window: Window, minutesBefore: number): number =>
  window.ends - minuteMs - minutesBefore * minuteMs;

export const reminderClaim = (window: Window) => ({
  kind: 'reminder',
  scheduledFor: window.ends,
  scope: `${window.edict.slug}/${window.zone}/${window.slot.name}`,
});

/** Nobody is reminded then. */
export function isPrayerTime(window: Window, at: number): boolean {
  const { date, minute } = localMoment(at, window.zone);
  return isPrayerHour(date, minute);
}

/** One line without names into each group of a unit where somebody's share is still open (features 57, law 8). */
export async function remind(window: Window, deps: JobDeps): Promise<void> {
  const now = deps.clock.now();
  const policy = await deps.board.policy(window.date);
  const verdicts = await coveredBy(window, deps.board);
  const open = verdicts.filter((v) => v.slots.some((s) => s.slot.name === window.slot.name && s.state === 'terbuka'));
  const concerned = bindingsOf(policy.agency, await deps.desk.groups()).filter(({ unit }) =>
    open.some((v) => v.plan.unit && isWithin(policy.agency, v.plan.unit.id, unit)),
  );
  const drafts = [...new Set(concerned.map(({ jid }) => jid))].map(
    (group): Draft => ({
      lane: 'report',
      about: `reminder:${window.edict.slug}:${window.date}:${window.slot.name}:${group}`,
      person: null,
      chat: group,
      body: { kind: 'text', text: groupReminder(window.slot, window.zone, minutesLeft(window, now)) },
      expiresAt: window.ends - minuteMs,
    }),
  );
  const claim = reminderClaim(window);
  await deps.ledger.settle({ claim, cleared: [], kept: [], presence: [], drafts, audit: [], at: now });
}

const minutesLeft = (window: Window, now: number): number => Math.floor((window.ends - minuteMs - now) / minuteMs);
