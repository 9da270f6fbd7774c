import { deskFor } from '../commands/act-desk.ts';
import { actDesks } from '../commands/acts.ts';
import { understand } from '../commands/index.ts';
import { tell } from '../commands/tell.ts';
import { type Act, isAct } from '../domain/act.ts';
import { type Dialogue, dialogueMs, type Letter } from '../domain/dialogue.ts';
import { largestLetter, letterFollowsMs } from '../domain/letter.ts';
import type { Draft } from '../domain/outbox.ts';
import type { Person } from '../domain/person.ts';
import type { Policy } from '../domain/policy.ts';
import { addDays, type Instant, minuteMs, utcDay } from '../domain/time.ts';
import type { DeskChange } from '../ports/desk.ts';
import type { Decision } from '../ports/ledger.ts';
import { askYes } from '../words/desk.ts';
import { letterCame, letterKept, letterNoted, letterTooLarge } from '../words/letter.ts';
import { answerWithinMinutes, askerOf, decideText } from './decide-text.ts';
import { type IntakeDeps, officeOf } from './deps.ts';
import { dateFor, type Facts } from './facts.ts';
import { readText } from './lexicon.ts';
import { about } from './outcome.ts';

/**
 * A photo or document in private. Under it a command, or in the middle of a conversation that keeps letters, or within a day
 * after something was asked for: it is kept with that. Anything else stays what it was (a photo: the hint of D13).
 */
export async function decideLetter(
  base: Decision,
  letter: Letter,
  caption: string,
  person: Person,
  facts: Facts,
  policy: Policy,
  deps: IntakeDeps,
): Promise<Decision> {
  const { message } = base;
  const { sentAt } = message;
  const today = dateFor(facts, person, sentAt);
  const asker = askerOf(message, person, today, facts, policy);
  const office = officeOf(deps);
  const open = await deps.desk.dialogue(person.id, sentAt);
  const keeps = open !== null && open.step.kind !== 'place' && ofLetters.has(intentOf(open));
  const isCommand = caption.trim() !== '' && !chatter.has(understand(readText(caption, today), asker, false));
  // The hint of a photo is not said about a letter.
  const plain = { ...base, drafts: [], said: [] };
  if (keeps || isCommand) {
    if ((letter.media.bytes ?? 0) > largestLetter) return said(plain, letterTooLarge, person, facts);
    if (isCommand || (caption.trim() !== '' && open?.step.kind === 'detail'))
      return decideText(plain, caption, person, facts, policy, deps, [letter]);
    return keeps ? added(plain, open, letter, person, facts) : base;
  }
  const act = await awaited(person, sentAt, deps);
  if (!act) return base;
  if ((letter.media.bytes ?? 0) > largestLetter) return said(plain, letterTooLarge, person, facts);
  const desk = deskFor(actDesks, act);
  const title = (await desk?.title(act, office)) ?? '';
  const others = ((await desk?.concerned(act, office)) ?? []).filter((id) => id !== person.id);
  const text = letterCame(title, act.id);
  const told = await tell(
    others.map((to) => ({ to, about: `letter:${act.id}:${message.id}:${to}`, text })),
    sentAt,
    office,
  );
  const change: DeskChange = { do: 'letters', act: act.id, by: person.nip, letters: [letter], tell: told };
  return { ...said(plain, letterKept(act.id), person, facts), desk: [change] };
}

/** Joins what was sent before in the same conversation, which goes on from here. */
function added(base: Decision, open: Dialogue, letter: Letter, person: Person, facts: Facts): Decision {
  const { step } = open;
  if (step.kind === 'place') return base;
  const next = { ...step, letters: [...step.letters, letter] };
  const until = base.message.sentAt + dialogueMs;
  const change: DeskChange = { do: 'dialogue', person: person.id, dialogue: { person: person.id, until, step: next } };
  const text = step.kind === 'confirm' ? `${letterNoted} ${askYes}` : letterNoted;
  return { ...said(base, text, person, facts), desk: [change] };
}

/** The latest thing of his that waits, or that took effect at once, and is not older than a day. */
async function awaited(person: Person, at: Instant, { desk }: IntakeDeps): Promise<Act | undefined> {
  const today = utcDay(at);
  // Leave is asked for up to a year ahead.
  const own = await desk.about([person.id], addDays(today, -30), addDays(today, 400));
  return own.findLast(
    (act) =>
      act.madeBy === person.nip &&
      act.madeAt >= at - letterFollowsMs &&
      ((isAct(act, 'absence') && (act.state === 'waiting' || act.state === 'in_force')) ||
        ((isAct(act, 'objection') || isAct(act, 'complaint')) && act.state === 'waiting')),
  );
}

function said(base: Decision, text: string, person: Person, facts: Facts): Decision {
  const { message } = base;
  const expiresAt = message.sentAt + answerWithinMinutes * minuteMs;
  if (facts.now > expiresAt) return base;
  const draft: Draft = {
    lane: 'answer',
    about: about('answer', message),
    person: person.id,
    chat: message.chat,
    body: { kind: 'text', text },
    expiresAt,
  };
  return { ...base, drafts: [draft] };
}

const intentOf = ({ step }: Dialogue): string => (step.kind === 'confirm' ? step.proposal.intent : step.intent);
const ofLetters: ReadonlySet<string> = new Set(['sakit', 'izin', 'dinas-luar', 'keterangan', 'pengaduan', 'lapor']);
const chatter: ReadonlySet<string> = new Set(['unknown', 'no-reply', 'greeting-only', 'not-a-share']);
