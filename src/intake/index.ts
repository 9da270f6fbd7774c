import type { Act } from '../domain/act.ts';
import type { Dialogue } from '../domain/dialogue.ts';
import { isGroup, messageKey, type Stored } from '../domain/message.ts';
import type { Person } from '../domain/person.ts';
import { localDate, utcDay } from '../domain/time.ts';
import { mainZone } from '../domain/zone.ts';
import type { Board } from '../ports/board.ts';
import { Overtaken } from '../ports/desk.ts';
import type { Decision } from '../ports/ledger.ts';
import type { Directory } from '../ports/people.ts';
import { answeringShare } from './answering-share.ts';
import { decide } from './decide.ts';
import { claimIn, decideClaim } from './decide-claim.ts';
import { decideGroupText } from './decide-group-text.ts';
import { decideLetter } from './decide-letter.ts';
import { decideText } from './decide-text.ts';
import type { IntakeDeps } from './deps.ts';
import { dateFor, type Facts, gatherFacts } from './facts.ts';
import { identify } from './identify.ts';
import { placingShare } from './placing-share.ts';
import { type Meaning, meaningOf } from './understand.ts';

/** As much as one commit takes; the batch is whatever arrived while the last commit ran (performance.md 0). */
const batchSize = 256;

/** One try at one part of a message; content that came for a stub, and a failure, make it another. */
const tryOf = (message: Stored): string => `${messageKey(message)}|${message.enc}|${message.kind}|${message.attempts}`;

/** Decides what is pending in the inbox, a batch at a time, until nothing is. */
export function createIntake(deps: IntakeDeps) {
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  /** The last run ended before everything was decided. */
  let failed = false;
  /** The register as it was when strangers were last looked at again; `null` = look now. */
  let known: Directory | null = null;

  const run = async () => {
    do {
      again = false;
      await reopenKnown();
      const tried = new Set<string>();
      while (!stopped) {
        const batch = await deps.inbox.pending(batchSize);
        const fresh = batch.filter((message) => !tried.has(tryOf(message)));
        if (fresh.length < batch.length) await unsettled(batch.filter((message) => tried.has(tryOf(message))));
        if (fresh.length === 0) break;
        for (const message of fresh) tried.add(tryOf(message));
        if (await decideBatch(deps, fresh)) known = null;
      }
    } while ((again || known === null) && !stopped);
  };

  /** Decided and pending all the same: deciding it for ever would stop everything else, so it counts as a failed try. */
  const unsettled = async (messages: readonly Stored[]): Promise<void> => {
    deps.log('unsettled', { count: messages.length });
    const count = await deps.inbox.failed(messages);
    if (count > 0) deps.log('quarantined', { count });
  };

  /** A share of somebody who was registered later, or whose second address was learnt later, finds its person. */
  const reopenKnown = async (): Promise<void> => {
    const directory = await deps.people.directory();
    if (directory === known) return;
    known = directory;
    const count = await deps.inbox.reopen((m) => identify(m, directory, deps.house.number).kind === 'known');
    if (count > 0) deps.log('reopened', { count });
  };

  const nudge = (): void => {
    again = true;
    if (running || stopped) return;
    failed = false;
    running = run()
      .catch((error: unknown) => {
        failed = true;
        deps.fatal(error);
      })
      .finally(() => {
        running = null;
        if (again && !stopped) nudge();
      });
  };

  return {
    nudge,
    /** Two addresses were learnt to be one person's. */
    aliased(): void {
      known = null;
      nudge();
    },
    idle: () => running === null && !again,
    /**
     * Resolves when everything that was stored before the call is decided; false when a stop or a failure came first,
     * so that nobody takes an undecided queue for a silent one.
     */
    async flush(): Promise<boolean> {
      nudge();
      while (running) await running;
      return !stopped && !failed;
    },
    async stop(): Promise<void> {
      stopped = true;
      while (running) await running;
    },
  };
}

/**
 * Shares and stubs of a batch are one commit; a command is asked after what was sent before it is on the books.
 * True when an address was learnt or given to somebody.
 */
async function decideBatch(deps: IntakeDeps, batch: readonly Stored[]): Promise<boolean> {
  const directory = await deps.people.directory();
  let group: Stored[] = [];
  let learnt = false;
  const senders = new Map<Stored, Person>();
  const me = deps.house.me();
  for (const message of batch) {
    const sender = identify(message, directory, deps.house.number);
    if (sender.kind === 'known') senders.set(message, sender.person);
  }
  for (const message of batch) {
    const isCommand = senders.has(message) ? isCommandKind(meaningOf(message, me)) : claimIn(message) !== null;
    if (!isCommand) {
      group.push(message);
      continue;
    }
    learnt = (await decideGroup(deps, group, senders)) || learnt;
    group = [];
    learnt = (await decideGroup(deps, [message], senders)) || learnt;
  }
  return (await decideGroup(deps, group, senders)) || learnt;
}

async function decideGroup(
  deps: IntakeDeps,
  group: readonly Stored[],
  senders: ReadonlyMap<Stored, Person>,
): Promise<boolean> {
  if (group.length === 0) return false;
  try {
    return await decideTogether(deps, group, senders);
  } catch (error) {
    if (!(error instanceof Overtaken)) throw error;
    // Somebody else decided about the same act meanwhile, and nothing was written: each is read anew with what is known now.
    deps.log('overtaken', { count: group.length });
    if (group.length === 1) {
      const count = await deps.inbox.failed(group);
      if (count > 0) deps.log('quarantined', { count });
      return false;
    }
    let learnt = false;
    for (const message of group) learnt = (await decideGroup(deps, [message], senders)) || learnt;
    return learnt;
  }
}

async function decideTogether(
  deps: IntakeDeps,
  group: readonly Stored[],
  senders: ReadonlyMap<Stored, Person>,
): Promise<boolean> {
  const now = deps.clock.now();
  const directory = await deps.people.directory();
  const persons = group.map((message) => senders.get(message)).filter((person) => person !== undefined);
  const sources = {
    people: deps.people,
    ledger: deps.ledger,
    policy: (date: Parameters<Board['policy']>[0]) => deps.board.policy(date),
    sight: () => deps.board.sight(),
    groups: () => deps.desk.groups(),
  };
  const facts = await gatherFacts(sources, directory, group, persons, now);
  const asked = [...(await deps.desk.waiting(['contact']))];
  const placing = [...(await deps.desk.placing(Math.min(...group.map(({ sentAt }) => sentAt))))];
  const decisions: Decision[] = [];
  const poison: Stored[] = [];
  for (const message of group) {
    try {
      decisions.push(await decideOne(deps, message, facts, senders.get(message), asked, placing));
    } catch (error) {
      // One bad message is quarantined alone after three tries (law 4); what it says stays out of the log.
      deps.log('message-failed', { attempts: message.attempts + 1 });
      deps.log(error instanceof Error ? error.name : 'unknown');
      poison.push(message);
    }
  }
  await deps.ledger.commit(decisions, now);
  if (poison.length > 0) deps.log('quarantined', { count: await deps.inbox.failed(poison) });
  const changed = decisions.some((d) => d.desk?.some((change) => change.do !== 'dialogue'));
  if (changed) deps.decided();
  if (changed || decisions.some((d) => d.drafts.length > 0 || d.wrote)) deps.drafted();
  return decisions.some((d) => d.alias !== null || d.desk?.some((change) => change.do === 'identity'));
}

async function decideOne(
  deps: IntakeDeps,
  message: Stored,
  facts: Facts,
  person: Person | undefined,
  asked: Act[],
  placing: Dialogue[],
): Promise<Decision> {
  // At 07.30 WITA it is still yesterday in UTC: what was put in force before dawn rules the morning.
  const { agency } = await deps.board.policy(utcDay(message.sentAt));
  const date = person ? dateFor(facts, person, message.sentAt) : localDate(message.sentAt, mainZone(agency));
  const policy = await deps.board.policy(date);
  const decision = decide(message, facts, policy, deps.house);
  const meaning = meaningOf(message, deps.house.me());
  const claimed = person ? null : claimIn(message);
  if (claimed && !message.fromMe) return decideClaim(decision, claimed, facts, policy, deps);
  if (person && meaning.kind === 'share') {
    const answering = await answeringShare(decision, person, facts, asked, deps);
    return placingShare(answering, meaning.content, person, facts, policy, placing, deps);
  }
  if (person && 'letter' in meaning && meaning.letter)
    return decideLetter(decision, meaning.letter, meaning.caption, person, facts, policy, deps);
  if (!person || meaning.kind !== 'text') return decision;
  if (isGroup(message.chat)) return decideGroupText(decision, meaning.text, person, facts, policy, deps);
  return decideText(decision, meaning.text, person, facts, policy, deps);
}

/** What is asked after everything before it is on the books. */
const isCommandKind = (meaning: Meaning): boolean =>
  meaning.kind === 'text' || ('letter' in meaning && meaning.letter !== null);
