import { isGroup, type LocationContent, type Stored } from '../domain/message.ts';
import type { Person } from '../domain/person.ts';
import { type Placement, placeShare } from '../domain/placement.ts';
import type { DayPlan } from '../domain/plan.ts';
import { judgeDay, type PresenceRow, presenceRows } from '../domain/presence.ts';
import { readPlace, type Share } from '../domain/share.ts';
import { minuteMs } from '../domain/time.ts';
import { howToShare } from '../words/how-to-share.ts';
import { shareReply } from '../words/share.ts';
import { bareShare } from './bare-share.ts';
import type { Facts } from './facts.ts';
import { type Outcome, quiet, type Voice } from './outcome.ts';

/** What one location share of a known person leads to: the fact to keep, the cache rows, at most one answer. */
export function decideShare(
  message: Stored,
  content: LocationContent,
  person: Person,
  facts: Facts,
  voice: Voice,
): Outcome {
  const { plan, share: bare } = bareShare(message, person, facts, {
    kind: content.live ? 'live' : 'pin',
    forwarded: content.forwarded,
    picked: content.picked,
    ageSeconds: content.ageSeconds,
  });
  const place = content.redacted ? null : readPlace(content);
  if (place && 'problem' in place)
    return voice.once(bare.date, 'unreadable-place', () => howToShare('koordinat')) ?? quiet;

  const before = facts.shares(person.id, bare.date);
  const placement = placeShare(plan, bare, before);
  // Coordinates stay only where they answer a duty (domain.md 5.1).
  const share = answersDuty(placement) ? { ...bare, place } : bare;
  facts.addShare(share);
  const rows = rowsOf(plan, facts, share);
  const reply = answerTo(message, plan, placement, share, facts, voice, rows);
  return { ...(reply ?? quiet), share, presence: rows };
}

const answersDuty = (placement: Placement): boolean =>
  placement.kind === 'counted' || (placement.kind === 'late' && placement.recorded);

/** The cache rows this share is the evidence of. */
function rowsOf(plan: DayPlan, facts: Facts, share: Share): readonly PresenceRow[] {
  const verdict = judgeDay(plan, facts.shares(share.person, share.date), facts.sight);
  return presenceRows(verdict).filter((row) => row.messageId === share.id);
}

/** ✅ when it counts, one short text in private when something is wrong, in groups nothing but reactions (D14). */
function answerTo(
  message: Stored,
  plan: DayPlan,
  placement: Placement,
  share: Share,
  facts: Facts,
  voice: Voice,
  rows: readonly PresenceRow[],
): Outcome | null {
  if (facts.now > share.sentAt + voice.acknowledgeWithinMinutes * minuteMs) return null;
  if (answersDuty(placement) && rows.length > 0) {
    if (voice.acknowledge === 'reaction' || isGroup(message.chat)) return voice.react(message, share.sentAt);
    return voice.unasked(message, share.sentAt, () => textFor(plan, placement, share, facts, voice));
  }
  const topic = onceADay(placement);
  if (topic !== null && !facts.firstTime(share.date, voice.who, topic)) return null;
  const outcome = voice.unasked(message, share.sentAt, () => textFor(plan, placement, share, facts, voice));
  return outcome && topic !== null ? { ...outcome, said: [{ day: share.date, who: voice.who, topic }] } : outcome;
}

function textFor(plan: DayPlan, placement: Placement, share: Share, facts: Facts, voice: Voice): string | null {
  const verdict = judgeDay(plan, facts.shares(share.person, share.date), facts.sight);
  const filled = verdict.slots.filter((s) => s.state === 'tepat' || s.state === 'terlambat').length;
  return shareReply(plan, placement, share, { filled, officer: voice.officer() });
}

/** What need not be said again that day: that a slot is filled (D4), or that nothing is due. */
function onceADay(placement: Placement): string | null {
  if (placement.kind === 'duplicate') return `duplicate:${placement.slot.name}`;
  if (placement.kind === 'no-duty' || placement.kind === 'excused') return 'no-duty';
  return null;
}
