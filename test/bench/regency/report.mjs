/** Compares what people sent with what the service stored, decided and said. */
import { inTime } from './day.mjs';
import { day } from './town.mjs';

export function outcomeOf({ record, falseAtClose, db }, { staff }, { slots }) {
  const stored = new Set(
    db
      .prepare("SELECT id FROM inbox WHERE kind = 'message'")
      .all()
      .map(({ id }) => id),
  );
  const shares = [...record.messages].filter(([, event]) => event.slot !== undefined);
  const all = [...record.messages.keys()];
  const states = new Map(
    db
      .prepare('SELECT p.nip, v.slot, v.state FROM presence v JOIN person p ON p.id = v.person WHERE v.day = ?')
      .all(day)
      .map(({ nip, slot, state }) => [`${nip} ${slot}`, state]),
  );
  return {
    sent: shares.length,
    texts: all.length - shares.length,
    receipted: shares.filter(([id]) => record.receipted.has(id)).length,
    stored: shares.filter(([id]) => stored.has(id)).length,
    counted: db.prepare('SELECT count(*) AS n FROM share WHERE day = ?').get(day).n,
    lost: all.filter((id) => !stored.has(id)),
    receiptedNotStored: all.filter((id) => record.receipted.has(id) && !stored.has(id)),
    perSlot: slots.map((slot) => slotOutcome(slot, shares, states, staff, falseAtClose.get(slot.name) ?? [])),
    sends: sendsOf(db),
  };
}

function slotOutcome(slot, shares, states, staff, early) {
  const sent = new Set(shares.filter(([, event]) => inTime(event, slot)).map(([, { person }]) => person.nip));
  const due = staff.filter(({ wfh }) => wfh);
  const tally = { tepat: 0, tidak: 0, gangguan: 0, other: 0 };
  const wrong = [];
  for (const { nip } of due) {
    const state = states.get(`${nip} ${slot.name}`) ?? 'none';
    tally[state in tally ? state : 'other'] += 1;
    if (sent.has(nip) && state === 'tidak') wrong.push(nip);
    // The other way round: nobody who sent nothing is counted as having sent.
    if (!sent.has(nip) && state === 'tepat') wrong.push(nip);
  }
  return {
    slot: slot.name,
    due: due.length,
    inTime: sent.size,
    ...tally,
    falseTidak: wrong.length,
    falseAtClose: early.length,
  };
}

/** Most of a kind within any rolling hour, and in the whole day. */
function sendsOf(db) {
  const rows = db
    .prepare('SELECT lane, body, sent_at AS at FROM outbox WHERE sent_at IS NOT NULL ORDER BY sent_at')
    .all();
  const reaction = ({ body }) => JSON.parse(body).kind === 'reaction';
  return {
    texts: busiestHour(rows.filter((row) => !reaction(row))),
    reactions: busiestHour(rows.filter(reaction)),
    reports: busiestHour(rows.filter(({ lane }) => lane === 'report')),
    day: rows.length,
    unsent: db.prepare('SELECT state, count(*) AS n FROM outbox WHERE sent_at IS NULL GROUP BY state').all(),
  };
}

function busiestHour(rows) {
  let most = 0;
  for (let i = 0, first = 0; i < rows.length; i++) {
    while (rows[i].at - rows[first].at >= 3_600_000) first++;
    most = Math.max(most, i - first + 1);
  }
  return most;
}

export function percentile(values, p) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? Number.NaN;
}
