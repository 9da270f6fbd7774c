import { bind } from '../commands/claim-bind.ts';
import { type CodeAct, codesGiven, holdsAt, isCode, wrongTry } from '../commands/claim-code.ts';
import { claimOpened } from '../commands/claim-open.ts';
import type { Origin } from '../commands/command.ts';
import { tell } from '../commands/tell.ts';
import { type Claimed, lastDigits, readClaim } from '../domain/claim.ts';
import { isGroup, type Stored } from '../domain/message.ts';
import { type Person, serviceOn } from '../domain/person.ts';
import type { Policy } from '../domain/policy.ts';
import { localDate, minuteMs } from '../domain/time.ts';
import { mainZone } from '../domain/zone.ts';
import type { Decision } from '../ports/ledger.ts';
import { boundByCode, claimReceived, codeRefused } from '../words/claim.ts';
import { type IntakeDeps, officeOf } from './deps.ts';
import type { Facts } from './facts.ts';
import { addressOf } from './identify.ts';
import { about } from './outcome.ts';
import { meaningOf } from './understand.ts';

/** So many NIPs, and so many codes, are read from one address a day; the rest is not answered. */
const triesPerDay = 3;
/** Over all addresses: somebody with a thousand numbers gets no further than this. */
const claimsPerDay = 100;
const answerWithinMinutes = 30;

/** Whether a message is a claim: it is then decided alone, on what is known after everything before it. */
export function claimIn(message: Stored): Claimed | null {
  const meaning = meaningOf(message);
  return meaning.kind === 'text' && !isGroup(message.chat) ? readClaim(meaning.text) : null;
}

/**
 * An unknown number says whose it is. Whatever it says, it reads the same: whether a NIP exists, whether it waits, whether
 * anybody was asked, shows nowhere (fault 54). Only the right code makes a difference, and that is known to one person.
 */
export async function decideClaim(
  base: Decision,
  claimed: Claimed,
  facts: Facts,
  policy: Policy,
  deps: IntakeDeps,
): Promise<Decision> {
  const { message } = base;
  const identity = addressOf(message);
  // On somebody's own number strangers are met with silence (D17).
  if (identity === null || deps.house.strangers === 'silent') return base;
  const day = localDate(message.sentAt, mainZone(policy.agency));
  const who = `${identity.kind}:${identity.value}`;
  const topics = Array.from({ length: triesPerDay }, (_, i) => `${claimed.kind}:${i + 1}`);
  const asked = topics.reduce((sum, topic) => sum + facts.told(day, topic), 0);
  const topic = asked < claimsPerDay ? topics.find((one) => facts.firstTime(day, who, one)) : undefined;
  if (topic === undefined) return { ...base, drafts: [], said: [] };
  const said = [{ day, who, topic }];
  const office = officeOf(deps);
  const origin: Origin = { identity, chat: message.chat };
  if (claimed.kind === 'nip') {
    const subject = facts.directory.byNip(claimed.nip);
    const known = subject !== undefined && serviceOn(subject, day) !== undefined;
    const opened = known ? await claimOpened(origin, subject, claimed.name, day, message.sentAt, office) : [];
    return { ...base, said, drafts: answer(message, claimReceived, null, facts), desk: opened };
  }
  const codes = (await codesGiven(office)).filter((act) => holdsAt(act, message.sentAt));
  const found = await codeOf(codes, claimed.code, facts);
  if (!found) return { ...base, said, drafts: answer(message, codeRefused, null, facts), desk: codes.map(wrongTry) };
  const { act, subject } = found;
  const by = act.madeBy;
  const bound = await bind(act, origin, subject, by, day, message.sentAt, office);
  const officer = facts.directory.byNip(by);
  const told = officer
    ? await tell(
        [{ to: officer.id, about: `bound:${act.id}`, text: boundByCode(subject.name, lastDigits(identity)) }],
        message.sentAt,
        office,
      )
    : [];
  const body = { ...act.body, identity, chat: message.chat };
  const move = {
    do: 'move',
    act: act.id,
    moves: act.moves,
    to: 'in_force',
    by,
    body,
    note: 'kode',
    tell: told,
  } as const;
  return {
    ...base,
    said,
    drafts: answer(message, bound.welcome, subject.id, facts),
    audit: bound.audit,
    desk: [...bound.changes, move],
  };
}

async function codeOf(
  codes: readonly CodeAct[],
  code: string,
  { directory }: Facts,
): Promise<{ readonly act: CodeAct; readonly subject: Person } | null> {
  for (const act of codes) {
    const subject = directory.byId(act.persons[0] ?? 0);
    if (subject && (await isCode(act, subject.nip, code))) return { act, subject };
  }
  return null;
}

function answer(message: Stored, text: string, person: number | null, facts: Facts): Decision['drafts'] {
  const expiresAt = message.sentAt + answerWithinMinutes * minuteMs;
  if (facts.now > expiresAt && person === null) return [];
  const body = { kind: 'text', text } as const;
  const until = Math.max(expiresAt, facts.now + answerWithinMinutes * minuteMs);
  return [{ lane: 'answer', about: about('answer', message), person, chat: message.chat, body, expiresAt: until }];
}
