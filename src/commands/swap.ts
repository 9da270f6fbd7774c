import type { ActOf } from '../domain/act.ts';
import { topOf } from '../domain/agency.ts';
import { decidersFor, hasSayOver } from '../domain/authority.ts';
import { type Person, serviceOn } from '../domain/person.ts';
import { resembles } from '../domain/phrase.ts';
import { decidedByMe } from '../words/absence.ts';
import { passOn } from '../words/call.ts';
import { reasonNeeded } from '../words/desk.ts';
import { nothingFound, whichOne } from '../words/not-yet.ts';
import {
  type SwapAsked,
  swapConsented,
  swapDays,
  swapDecided,
  swapReading,
  swapRefused,
  swapTitle,
  swapToOfficer,
  swapToPartner,
  swapWaits,
  swapWhen,
  swapWhom,
} from '../words/swap.ts';
import type { ActDesk } from './act-desk.ts';
import { type Answer, type Ask, type Asker, type Command, type Deps, say } from './command.ts';
import { nameParts } from './named.ts';
import { askFor, done, propose } from './propose.ts';
import { exchange } from './swap-check.ts';
import { isReachable, tell } from './tell.ts';

/** *tukar <nama> <tanggal> [dengan <tanggal>]*: two colleagues and the Kasubag agree, and no rule breaks (features 18). */
export const swap: Command = {
  intent: 'tukar',
  matches: ({ text }) =>
    /\b(tukar|tuker|tukeran|bertukar|gantian|barter)\b/.test(text) ||
    /\b(ubah|ganti|rubah|pindah|mengubah)\b.*\b(jadwal|hari|giliran|piket|wfh|wfo)\b|\bminta (wfh|wfo)\b/.test(text),
  async answer(ask, asker, deps) {
    const found = await colleague(ask, asker, deps);
    if (found === null) return askFor('tukar', swapWhom, ask);
    if (found.length > 1) return say(whichOne(found.map(({ typed }) => typed)));
    const [one] = found;
    if (!one) return say(nothingFound);
    const [date, other] = datesIn(ask);
    if (!date) return askFor('tukar', swapWhen, ask);
    const asked: SwapAsked = { partner: one.person.id, colleague: one.typed, date, other: other ?? date };
    const may = await exchange(asker.person, one.person, [asked.date, asked.other], asker.today, deps);
    return 'problem' in may ? done(swapRefused(may.problem)) : propose('tukar', asked, swapReading(asked), ask);
  },
  async confirm(facts, _ask, asker, deps) {
    const asked = facts as SwapAsked;
    const partner = (await deps.board.directory()).byId(asked.partner);
    if (!partner) return done(nothingFound);
    const may = await exchange(asker.person, partner, [asked.date, asked.other], asker.today, deps);
    if ('problem' in may) return done(swapRefused(may.problem));
    const at = asker.at ?? deps.board.now();
    const text = swapToPartner(asker.person.name, asked);
    const [from, to] = [asked.date, asked.other].sort() as [typeof asked.date, typeof asked.date];
    const body = { kind: 'swap', turns: may.turns, partner: partner.id, consentedAt: null } as const;
    const act = {
      persons: [asker.person.id, partner.id],
      unit: null,
      from,
      to,
      state: 'waiting',
      dueAt: null,
      body,
    } as const;
    const reachable = await isReachable(partner.id, deps);
    const told = reachable ? await tell([{ to: partner.id, about: 'swap:{nomor}:ask', text }], at, deps) : [];
    return done(reachable ? swapWaits(asked) : passOn(asked.colleague, text), [
      { do: 'open', act, by: asker.person.nip, tell: told },
    ]);
  },
};

/** Colleagues of the own agency by the words typed; `null` where no name was typed. */
async function colleague(ask: Ask, asker: Asker, { board }: Deps) {
  const { agency } = await board.policy(asker.today);
  const top = asker.unit && topOf(agency, asker.unit.id)?.id;
  const words = ask.phrase.unknown.filter((word) => nameParts(word).length > 0);
  if (words.length === 0) return null;
  const { persons } = await board.directory();
  const mine = persons.filter((person) => {
    const unit = serviceOn(person, asker.today)?.unit;
    return unit !== undefined && topOf(agency, unit)?.id === top && person.id !== asker.person.id;
  });
  for (let length = Math.min(3, words.length); length > 0; length--) {
    const tried = words.slice(0, length);
    const exact = mine.filter((person) => tried.every((word) => nameParts(person.name).includes(word)));
    const near = mine.filter((person) =>
      tried.every((word) => nameParts(person.name).some((part) => resembles(word, part))),
    );
    const found = exact.length > 0 ? exact : near;
    if (found.length > 0)
      return found.slice(0, 5).map((person) => ({ person, typed: found.length > 1 ? person.name : tried.join(' ') }));
  }
  return [];
}

/** "selasa dengan kamis": the first and the second day named. */
function datesIn({ phrase }: Ask): readonly [SwapAsked['date'] | undefined, SwapAsked['date'] | undefined] {
  const { when, also } = phrase;
  return [when?.from, also?.from];
}

export const swapDesk: ActDesk<'swap'> = {
  kind: 'swap',
  async title(act, deps) {
    const [a, b] = await partiesOf(act, deps);
    return swapTitle(a?.name ?? '', b?.name ?? '', swapDays({ date: act.from, other: act.to }));
  },
  async mayAnswer(act, asker, deps) {
    if (act.body.consentedAt === null) return asker.person.id === act.body.partner;
    const { agency } = await deps.board.policy(asker.today);
    return (await partiesOf(act, deps)).every((person) => hasSayOver(agency, asker.person, person, asker.today));
  },
  async answer(act, yes, words, _ask, asker, deps) {
    const why = words.trim().slice(0, 200);
    if (!yes && why === '') return { text: reasonNeeded(act.id), audit: [] };
    const parties = await partiesOf(act, deps);
    const [a, b] = parties;
    if (!a || !b) return done(nothingFound);
    if (!yes) return close(act, false, why, parties, asker, deps);
    const may = await exchange(a, b, [act.from, act.to], asker.today, deps);
    if ('problem' in may) return say(swapRefused(may.problem));
    return act.body.consentedAt === null
      ? consent(act, [a, b], asker, deps)
      : close(act, true, null, parties, asker, deps);
  },
  concerned: async (act) => act.persons,
};

async function consent(act: ActOf<'swap'>, [a]: readonly [Person, Person], asker: Asker, deps: Deps): Promise<Answer> {
  const at = asker.at ?? deps.board.now();
  const { agency } = await deps.board.policy(asker.today);
  const { persons } = await deps.board.directory();
  const title = await swapDesk.title(act, deps);
  const officers = decidersFor(agency, persons, a, asker.today).filter(({ id }) => !act.persons.includes(id));
  const text = swapToOfficer(title, act.id);
  const told = await tell(
    officers.map(({ id }) => ({ to: id, about: `swap:${act.id}:officer:${id}`, text })),
    at,
    deps,
  );
  const body = { ...act.body, consentedAt: at };
  return done(swapConsented(title), [
    {
      do: 'move',
      act: act.id,
      moves: act.moves,
      to: 'waiting',
      by: asker.person.nip,
      body,
      note: 'rekan setuju',
      tell: told,
    },
  ]);
}

async function close(
  act: ActOf<'swap'>,
  yes: boolean,
  why: string | null,
  parties: readonly Person[],
  asker: Asker,
  deps: Deps,
): Promise<Answer> {
  const title = await swapDesk.title(act, deps);
  const text = swapDecided(title, act.id, yes, asker.person.name, why);
  const others = parties.filter(({ id }) => id !== asker.person.id);
  const told = await tell(
    others.map(({ id }) => ({ to: id, about: `swap:${act.id}:${act.moves}:${id}`, text })),
    asker.at ?? deps.board.now(),
    deps,
  );
  return done(decidedByMe(title, act.id, yes), [
    {
      do: 'move',
      act: act.id,
      moves: act.moves,
      to: yes ? 'in_force' : 'refused',
      by: asker.person.nip,
      note: why,
      tell: told,
    },
  ]);
}

const partiesOf = async (act: ActOf<'swap'>, { board }: Deps): Promise<readonly Person[]> => {
  const directory = await board.directory();
  // The asker first, whatever the order of the rows.
  const ids = [...act.persons].sort((x, y) => Number(x === act.body.partner) - Number(y === act.body.partner));
  return ids.flatMap((id) => directory.byId(id) ?? []);
};
