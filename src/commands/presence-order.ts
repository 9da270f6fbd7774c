import { decidersFor, isHeadOver } from '../domain/authority.ts';
import type { Person } from '../domain/person.ts';
import { type LocalDate, localMoment, type MinuteOfDay } from '../domain/time.ts';
import type { DeskChange } from '../ports/desk.ts';
import { callElsewhere } from '../words/call.ts';
import { dayPast } from '../words/desk.ts';
import {
  headTitle,
  type PresenceAsked,
  presenceApart,
  presenceNotInEdict,
  presenceReading,
  presenceSet,
  presenceToApprover,
  presenceWaits,
  presenceWhom,
  presenceWhy,
} from '../words/presence-order.ts';
import { stillInReach } from './call.ts';
import { type Ask, type Asker, type Command, type Deps, isOfficer } from './command.ts';
import { everybodyNamed, reasonOf } from './person-named.ts';
import { edictsOf, namesOf, toPersons, unreached } from './presence-people.ts';
import { askFor, done, propose } from './propose.ts';
import { readEntry, refuse } from './refusal.ts';
import { tell } from './tell.ts';

/**
 * *hadirkan <nama …> <tanggal> alasan <…>*: the head names who must be at the office, selectively and accountably, and it holds
 * from that moment (MLG-3). Where the edict wants somebody's consent (PLP-6), or another officer than the head wrote it,
 * nothing changes before that word is given.
 */
export const presenceOrder: Command = {
  intent: 'hadirkan',
  matches: ({ text }) =>
    /^(tolong )?(hadirkan|wajib hadir|perintah(kan)? hadir|(wajib|perintah)kan (\S+ ){0,8}hadir)\b/.test(text),
  async answer(ask, asker, deps) {
    if (!isOfficer(asker)) return refuse(asker, 'hadirkan');
    const from = ask.phrase.when?.from ?? asker.today;
    const named = await everybodyNamed(ask, asker, deps, from, 'hadirkan', triggers);
    if ('instead' in named) return named.instead;
    const { persons, left } = named;
    const rule = await ruleFor(persons.length > 0 ? persons : [asker.person], from, deps);
    if (typeof rule === 'string') return done(rule);
    if (persons.length === 0) return askFor('hadirkan', presenceWhom, ask);
    if (from < asker.today) return done(dayPast);
    const because = reasonOf(left, ask.said);
    if (because === null) return askFor('hadirkan', presenceWhy, ask);
    const asked: PresenceAsked = {
      persons: persons.map(({ id }) => id),
      days: daysNamed(ask, from),
      since: ask.phrase.times[0] ?? null,
      because,
    };
    const word = await wordNeeded(rule.approvers, persons, from, asker, deps);
    const elsewhere = (await deps.board.day(from, persons)).filter(({ plan: { mode } }) => elsewhereModes.has(mode));
    const notes = elsewhere.map(({ plan }) => callElsewhere(plan.person.name, plan));
    const reading = [presenceReading(namesOf(persons), asked, rule.clause, word), ...notes].join('\n');
    const audit = elsewhere.map(({ plan: { person } }) => readEntry(asker, 'hadirkan', String(from), person.nip));
    return { ...propose('hadirkan', asked, reading, ask), audit };
  },
  async confirm(facts, _ask, asker, deps) {
    const asked = facts as PresenceAsked;
    const from = asked.days[0]?.from ?? asker.today;
    const persons: Person[] = [];
    for (const id of asked.persons) {
      const person = await stillInReach(id, from, asker, deps);
      if (!person) return { ...refuse(asker, 'hadirkan'), step: null };
      persons.push(person);
    }
    const rule = await ruleFor(persons, from, deps);
    if (typeof rule === 'string') return done(rule);
    if (from < asker.today) return done(dayPast);
    const word = await wordNeeded(rule.approvers, persons, from, asker, deps);
    const changes: DeskChange[] = [];
    for (const { from: first, to } of asked.days) {
      const since = sinceOn(first, asked.since, asker, deps);
      const body = { kind: 'presence', since, because: asked.because, consent: null } as const;
      const act = { persons: asked.persons, unit: null, from: first, to, dueAt: null, body } as const;
      const told = word.length === 0 ? toPersons(persons, first, to, asked.because, asker.person.name) : [];
      if (word.length > 0) {
        const by = `${asker.person.name} (${asker.person.title})`;
        const text = presenceToApprover(namesOf(persons), first, to, asked.because, by);
        for (const { id } of await whoDecides(rule.approvers, persons, from, asker, deps))
          told.push({ to: id, about: `presence:{nomor}:${id}`, text });
      }
      const at = asker.at ?? deps.board.now();
      const state = word.length === 0 ? 'in_force' : 'waiting';
      changes.push({ do: 'open', act: { ...act, state }, by: asker.person.nip, tell: await tell(told, at, deps) });
    }
    if (word.length > 0) return done(presenceWaits(word), changes);
    const reply = [presenceSet(namesOf(persons)), ...(await unreached(persons, deps))].join('\n');
    return done(reply, changes);
  },
};

const triggers = new Set(['hadirkan', 'wajib', 'wajibkan', 'hadir', 'perintah', 'perintahkan', 'sampai']);
const elsewhereModes: ReadonlySet<string> = new Set(['office', 'leave', 'off', 'holiday', 'none']);

/** "senin dan kamis" are two days, "rapat senin" behind the reason is none. */
function daysNamed({ phrase: { when, also, text } }: Ask, from: LocalDate): PresenceAsked['days'] {
  const first = { from, to: when?.to ?? from };
  const before = text.split(/\b(?:alasan|karena|sebab|agar|supaya|untuk)\b/)[0] ?? '';
  const joined = /\b(dan|serta|juga) (hari )?(senin|selasa|rabu|kamis|jumat|sabtu|minggu|besok|lusa|tanggal|\d)/;
  if (!also || also.from <= first.to || !joined.test(before)) return [first];
  return [first, { from: also.from, to: also.to }];
}

/** "wajib hadir besok jam 10": from that hour; given for the same day, not before it was given. */
function sinceOn(from: LocalDate, asked: MinuteOfDay | null, asker: Asker, deps: Deps): MinuteOfDay | null {
  const { date, minute } = localMoment(asker.at ?? deps.board.now(), asker.zone);
  if (from !== date) return asked;
  return asked !== null && asked > minute ? asked : minute;
}

/** What the edict over these people says of urgent presence, or the sentence why there is nothing to order. */
async function ruleFor(persons: readonly Person[], date: LocalDate, deps: Deps) {
  const edicts = await edictsOf(persons, date, deps);
  const [edict] = edicts;
  if (edicts.some((one) => one?.slug !== edict?.slug)) return presenceApart;
  return edict?.urgentPresence ?? presenceNotInEdict(edict ? `SE ${edict.number}` : 'surat edaran yang berlaku');
}

/** Whose word is still needed: the edict's officials, else the head's where somebody else writes for him; empty: nobody's. */
async function wordNeeded(
  approvers: readonly string[],
  persons: readonly Person[],
  date: LocalDate,
  asker: Asker,
  deps: Deps,
): Promise<readonly string[]> {
  if (approvers.length > 0) return approvers;
  const { agency } = await deps.board.policy(date);
  return persons.every((person) => isHeadOver(agency, asker.person, person, date)) ? [] : [headTitle];
}

async function whoDecides(
  approvers: readonly string[],
  persons: readonly Person[],
  date: LocalDate,
  asker: Asker,
  { board }: Deps,
): Promise<readonly Person[]> {
  const { agency } = await board.policy(date);
  const { persons: all } = await board.directory();
  if (approvers.length > 0) return decidersFor(agency, all, asker.person, date, approvers);
  return all.filter((head) => persons.every((person) => isHeadOver(agency, head, person, date)));
}
