import { caps, home, officeGroup, windows } from './world.mjs';

/** What the server saw, for either listener: I1, the promise of the first law. */
export function tally(world, listener, sent) {
  const { history } = world.server;
  const ids = (wanted) => new Set(history.filter(wanted).map(({ id }) => id));
  const receipted = ids(({ kind }) => kind === 'receipt');
  const refused = ids(({ kind, error }) => kind === 'nack' && error === '487');
  const stored = listener.stored();
  const asked = ids(({ kind }) => kind === 'retry');
  return {
    sent: sent.length,
    receipted: receipted.size,
    refused: refused.size,
    asked: asked.size,
    stored: stored.size,
    lost: [...receipted].filter((id) => !stored.has(id)),
    /** Refused as known: the server will not deliver it again, so it is as good as receipted. */
    lostRefused: [...refused].filter((id) => !receipted.has(id) && !stored.has(id)),
    missing: sent.filter(({ id }) => !stored.has(id)).map(({ id }) => id),
  };
}

/** Between rounds, on what the killed process left: no receipt without its row, no verdict against somebody who sent. */
export function checkAfterKill(world, listener, sent) {
  const wrong = [];
  const stored = listener.stored();
  const early = world.server.history.filter(({ kind, id }) => kind === 'receipt' && !stored.has(id));
  if (early.length > 0) wrong.push(`I1: receipted and not stored: ${early.map(({ id }) => id).join(' ')}`);
  wrong.push(...falseAbsences(listener, sent));
  return wrong;
}

/** I4: nobody whose share was sent inside a window may ever be entered as absent or late for it. */
function falseAbsences(listener, sent) {
  const rows = listener.rows(
    "SELECT p.nip, v.slot, v.state FROM presence v JOIN person p ON p.id = v.person WHERE v.state IN ('tidak', 'terlambat') AND v.edict = 'palopo-2021'",
  );
  return rows.flatMap(({ nip, slot, state }) => {
    const share = inTime(sent, nip, slot).find(({ late }) => !late);
    return share ? [`I4: "${state}" for ${slot} although ${share.id} was sent in time`] : [];
  });
}

const inTime = (sent, nip, slot) => {
  const window = windows.find((one) => one.slot === slot);
  // `t` has whole seconds.
  return sent.filter((one) => one.nip === nip && one.kind === 'pin' && one.at >= window.opens && one.at < window.ends);
};

/** At the end, when everything is calm: the invariants of faults.md §6 on the whole history. */
export function checkAll(world, listener, sent, recomputed) {
  const { server, phones, people } = world;
  const { history } = server;
  const wrong = [];
  const { lost, lostRefused, missing } = tally(world, listener, sent);
  if (lost.length > 0) wrong.push(`I1: receipted and not stored: ${lost.join(' ')}`);
  if (lostRefused.length > 0) wrong.push(`I1: refused with 487 and not stored: ${lostRefused.join(' ')}`);
  const never = missing.filter((id) => !lost.includes(id) && !lostRefused.includes(id));
  if (never.length > 0) wrong.push(`I1: sent and never stored: ${never.join(' ')}`);

  wrong.push(...countedOtherThanOnce(listener, sent).map((what) => `I2: ${what}`));
  if (!/^0 putusan berubah/m.test(recomputed)) wrong.push(`I3: recompute said: ${recomputed.trim()}`);
  wrong.push(...verdictsBeforeCatchUp(listener), ...falseAbsences(listener, sent));

  const fixed = new Map(listener.rows('SELECT id, about, lane FROM outbox').map((row) => [row.id, row]));
  // What the library asks its own phone for (a placeholder's content, after a retry request) reaches nobody.
  const own = new Set([server.owner.pnJid, server.owner.lidJid]);
  const out = history.filter(({ kind, chat }) => kind === 'bot-message' && !own.has(chat));
  const strange = new Set(out.filter(({ id }) => !fixed.has(id)).map(({ id }) => id));
  if (strange.size > 0) wrong.push(`I5: sent under ids the outbox did not fix: ${[...strange].join(' ')}`);
  for (const [target, ids] of reactions(phones))
    if (ids.size > 1) wrong.push(`I5: ${target} got ${ids.size} reactions`);

  const hour = 3_600_000;
  for (const [lanes, cap] of [
    [['reaction'], caps.reactions],
    [['unasked', 'answer'], caps.texts],
    [['report'], caps.reports],
  ]) {
    // Each start of the service reads the clock in whole seconds, so its hour may begin some seconds later.
    const times = out.filter(({ id }) => lanes.includes(fixed.get(id)?.lane)).map(({ at }) => at);
    const over = times.findIndex((at, i) => times[i + cap] !== undefined && times[i + cap] - at < hour - 30_000);
    if (over >= 0) wrong.push(`I6: more than ${cap} of ${lanes} in an hour`);
  }

  const said = listener.printed();
  const secrets = [...people.flatMap(({ number, name }) => [number, name]), String(home.lat), String(home.lon)];
  for (const { lidJid } of phones.values()) secrets.push(lidJid.split('@')[0]);
  const found = secrets.filter((secret) => said.includes(secret)).length;
  if (found > 0) wrong.push(`I7: ${found} names, numbers or places in the log`);
  if (/[\w.:-]+@(?:s\.whatsapp\.net|lid|g\.us|c\.us)|privKey|rootKey/.test(said) || said.includes(officeGroup))
    wrong.push('I7: an address or a key in the log');
  wrong.push(...server.problems.map((problem) => `server: ${problem}`));
  return wrong;
}

/** Independently of the service's own rules: the row of a slot names the first share sent inside its window. */
function countedOtherThanOnce(listener, sent) {
  const twice = listener.rows('SELECT id FROM share GROUP BY id HAVING count(*) > 1').map(({ id }) => `${id} twice`);
  const rows = listener.rows(
    "SELECT p.nip, v.slot, v.state, v.sent_at AS at FROM presence v JOIN person p ON p.id = v.person WHERE v.edict = 'palopo-2021'",
  );
  const other = rows.flatMap(({ nip, slot, state, at }) => {
    const shares = inTime(sent, nip, slot);
    if (state !== 'tepat' || shares.length === 0) return [];
    const first = Math.min(...shares.map((share) => Math.floor(share.at / 1000) * 1000));
    return at === first ? [] : [`${slot} counted from ${at} instead of ${first}`];
  });
  const counted = rows.filter(({ state }) => state === 'tepat').length;
  return [...twice, ...other, ...(counted < 10 ? [`only ${counted} slots were counted`] : [])];
}

/** A window was closed only after the queue of a connection opened behind its end was drained. */
function verdictsBeforeCatchUp(listener) {
  const early = listener.rows(`
    SELECT scope FROM job WHERE kind = 'close' AND NOT EXISTS (
      SELECT 1 FROM drain WHERE opened_at >= scheduled_for AND drained_at <= done_at)`);
  const closed =
    listener.rows("SELECT count(*) AS n FROM job WHERE kind = 'close' AND scope LIKE 'palopo-2021/%'")[0]?.n ?? 0;
  return [
    ...early.map(({ scope }) => `I4: ${scope} was closed before the queue was drained`),
    ...(closed < windows.length ? [`I4: only ${closed} of ${windows.length} windows were closed`] : []),
  ];
}

/** Message → ids of the reactions to it, as the phones show them. */
function reactions(phones) {
  const found = new Map();
  for (const { received } of phones.values())
    for (const { id, reaction } of received)
      if (reaction) found.set(reaction.targetId, (found.get(reaction.targetId) ?? new Set()).add(id));
  return found;
}
