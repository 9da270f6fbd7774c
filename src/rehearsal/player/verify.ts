import type { Expectations } from '../../config/scenario-file.ts';
import { type Instant, minuteMs } from '../../domain/time.ts';
import type { Board } from '../../ports/board.ts';
import type { Cast } from './cast.ts';
import type { Heard } from './wire.ts';

/** One expectation that did not hold, or one message that nobody expected. */
export type Failure = {
  readonly at: Instant | null;
  readonly kind: 'unanswered' | 'lacks' | 'says' | 'told' | 'missing' | 'unexpected' | 'state' | 'signs';
  /** The question, the person or the slot it is about. */
  readonly about: string;
  /** What the scenario wants, or must not see. */
  readonly want: string;
  readonly got: string;
};

export type Outcome = {
  readonly cast: Cast;
  readonly heard: readonly Heard[];
  /** Message id → number of the sender, to know whose message a reaction is on. */
  readonly sentIds: ReadonlyMap<string, string>;
  readonly board: Board;
};

/** An answer is looked for this long after its cause; pacing alone may take minutes. */
const patienceMs = 15 * minuteMs;

export async function verify(expect: Expectations, outcome: Outcome): Promise<readonly Failure[]> {
  const claimed = new Set<Heard>();
  const failures: Failure[] = [
    ...expect.asks.flatMap((ask) => checkAsk(ask, outcome, claimed)),
    ...expect.replies.flatMap((reply) => checkReply(reply, outcome, claimed)),
    ...(await checkStates(expect, outcome)),
  ];
  if (expect.exact)
    for (const heard of outcome.heard)
      if (!claimed.has(heard))
        failures.push({ at: heard.at, kind: 'unexpected', about: '', want: '', got: shown(heard, outcome) });
  return failures;
}

function checkAsk(ask: Expectations['asks'][number], outcome: Outcome, claimed: Set<Heard>): readonly Failure[] {
  const { number } = outcome.cast.sender(ask.from);
  const answers = outcome.heard.filter(
    (h) => h.to === number && h.text !== null && !claimed.has(h) && h.at >= ask.at && h.at <= ask.at + patienceMs,
  );
  const answer = answers.find((h) => ask.contains.every((part) => h.text?.includes(part))) ?? answers[0];
  const failed = (kind: Failure['kind'], want: string, got: string): Failure => ({
    at: ask.at,
    kind,
    about: ask.text,
    want,
    got,
  });
  if (!answer) return ask.contains.length === 0 ? [] : [failed('unanswered', ask.contains.join(' … '), '')];
  claimed.add(answer);
  return [
    ...ask.contains
      .filter((part) => !answer.text?.includes(part))
      .map((part) => failed('lacks', part, answer.text ?? '')),
    ...ask.never
      .filter((part) => answers.some((h) => h.text?.includes(part)))
      .map((part) => failed('says', part, answer.text ?? '')),
  ];
}

function checkReply(reply: Expectations['replies'][number], outcome: Outcome, claimed: Set<Heard>): readonly Failure[] {
  const { cast, heard, sentIds } = outcome;
  const group = reply.chat === undefined ? null : (cast.groupJid(reply.chat) ?? reply.chat);
  const to = cast.groupJid(reply.to) ? null : cast.sender(reply.to);
  const inTime = (h: Heard) => reply.at === undefined || (h.at >= reply.at && h.at <= reply.at + patienceMs);
  const mine = (h: Heard) => {
    if (h.group !== group) return false;
    if (to === null) return true;
    return h.reaction ? sentIds.get(h.reaction.targetId) === to.number : h.group !== null || h.to === to.number;
  };
  const candidates = heard.filter((h) => inTime(h) && mine(h));
  const failed = (kind: Failure['kind'], want: string, got: string): Failure => ({
    at: reply.at ?? null,
    kind,
    about: reply.to,
    want,
    got,
  });
  const failures: Failure[] = reply.never
    .filter((part) => candidates.some((h) => h.text?.includes(part) || h.reaction?.emoji === part))
    .map((part) => failed('told', part, ''));
  if (reply.reaction === undefined && reply.contains.length === 0 && reply.never.length > 0) return failures;
  const wanted = (h: Heard) =>
    reply.reaction === undefined
      ? h.text !== null && reply.contains.every((part) => h.text?.includes(part))
      : h.reaction?.emoji === reply.reaction;
  const hit = candidates.find((h) => !claimed.has(h) && wanted(h));
  if (hit) claimed.add(hit);
  else {
    const want = reply.reaction ?? reply.contains.join(' … ');
    failures.push(failed('missing', want, candidates.map((h) => shown(h, outcome)).join(' | ')));
  }
  return failures;
}

async function checkStates(expect: Expectations, outcome: Outcome): Promise<readonly Failure[]> {
  const failures: Failure[] = [];
  const { persons } = await outcome.board.directory();
  for (const wanted of expect.states) {
    const { key } = outcome.cast.sender(wanted.person);
    const person = persons.find((p) => p.nip === key);
    const [verdict] = person ? await outcome.board.day(wanted.date, [person]) : [];
    const slot = verdict?.slots.find((s) => s.slot.name === wanted.slot || s.slot.label === wanted.slot);
    const where = `${wanted.person} ${wanted.date} ${wanted.slot}`;
    // A day without slots (Sunday, no edict) has nothing due either.
    const state = slot?.state ?? 'bukan_jadwal';
    if (state !== wanted.state)
      failures.push({ at: null, kind: 'state', about: where, want: wanted.state, got: state });
    const signs = (slot?.signs ?? []).join(', ');
    if (wanted.signs && signs !== wanted.signs.join(', '))
      failures.push({ at: null, kind: 'signs', about: where, want: wanted.signs.join(', '), got: signs });
  }
  return failures;
}

const shown = (h: Heard, { cast }: Outcome): string =>
  `${cast.nameOf(h.to ?? h.group ?? '')}: ${h.text ?? h.reaction?.emoji ?? '?'}`;
