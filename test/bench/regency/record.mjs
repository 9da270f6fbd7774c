/** What the phones sent and the service answered, as the WhatsApp server saw it. */
import { inTime } from './day.mjs';

/** What was sent, and when this process saw each step of it. */
export function makeRecord() {
  const messages = new Map();
  const delivered = new Map();
  const receipted = new Map();
  const taken = new Map();
  const live = [];
  const queued = [];
  const lags = [];
  const ends = [];
  let botSends = 0;
  let asked = 0;
  let refused = 0;
  let lastLogin = 0;
  let largest = { messages: 0, at: 0, through: 0 };
  return {
    messages,
    receipted,
    live,
    queued,
    lags,
    ends,
    ended: (why) => void ends.push(why),
    counts: () => ({ botSends, asked, refused, backlog: largest }),
    sent(id, event, lagMs) {
      messages.set(id, event);
      lags.push(lagMs);
    },
    backlog(count, now) {
      if (count > largest.messages) largest = { messages: count, at: now, through: now };
    },
    seen({ kind, id, offline }) {
      const now = performance.now();
      if (kind === 'sent') taken.set(id, now);
      // A connection that ended in between counts from its next delivery.
      else if (kind === 'delivered') delivered.set(id, { now, offline: offline === true });
      else if (kind === 'receipt' && !receipted.has(id)) {
        receipted.set(id, now);
        const way = delivered.get(id);
        if (way === undefined) return;
        (way.offline ? queued : live).push(now - way.now);
        if (way.offline) largest.through = Math.max(largest.through, now);
      } else if (kind === 'bot-message') botSends += 1;
      else if (kind === 'retry') asked += 1;
      else if (kind === 'nack') refused += 1;
      else if (kind === 'login') lastLogin = now;
    },
    /** Shares of the slot that WhatsApp had when the socket opened whose queue the verdicts waited for. */
    takenBeforeLastLogin: (slot) =>
      [...messages]
        .filter(([id, event]) => inTime(event, slot) && (taken.get(id) ?? Infinity) < lastLogin)
        .map(([, event]) => event),
  };
}
