import { isAct } from '../domain/act.ts';
import { decidersFor } from '../domain/authority.ts';
import type { Phrase } from '../domain/phrase.ts';
import { metresBetween, mostDaysElsewhere } from '../domain/place.ts';
import { addDays, daysBetween } from '../domain/time.ts';
import { dayPast } from '../words/desk.ts';
import {
  type PlaceAsked,
  placeKnown,
  placeReading,
  placeSend,
  placeToDecider,
  placeTooLong,
  placeWaits,
  placeWhich,
} from '../words/place.ts';
import type { Answer, Ask, Asker, Command, Deps } from './command.ts';
import { nameOf } from './office-names.ts';
import { placeLabel, speaksOfMoving } from './place-words.ts';
import { askFor, done, propose } from './propose.ts';
import { tell } from './tell.ts';

/**
 * *ubah lokasi*: the next location in this chat is the new registered place; *hari ini di rumah orang tua*: another place for
 * some days. Both wait for the Kasubag; neither changes a duty (features 33, 34).
 */
export const place: Command = {
  intent: 'ubah-lokasi',
  matches: (phrase) => speaksOfMoving(phrase) || placeLabel(phrase) !== null,
  async answer(ask, asker, deps) {
    const { phrase } = ask;
    const label = placeLabel(phrase);
    const some = label !== null || isForAWhile(phrase);
    if (!some) return { text: placeSend, audit: [], step: { kind: 'place', intent: 'ubah-lokasi', said: said(ask) } };
    if (label === null) return askFor('ubah-lokasi', placeWhich, ask);
    const from = phrase.when?.from ?? asker.today;
    const to = phrase.when?.to ?? from;
    if (to < asker.today) return done(dayPast);
    if (daysBetween(from, to) >= mostDaysElsewhere) return done(placeTooLong);
    return proposePlace({ lasting: false, label, from, to }, ask, asker, deps);
  },
  async confirm(facts, _ask, asker, deps) {
    const asked = facts as PlaceAsked;
    const known = await sameAsked(asked, asker, deps);
    if (known !== null) return done(placeKnown(known));
    const { person, unit, today, at = deps.board.now() } = asker;
    const deciders = await whoDecides(asker, deps);
    const metres = asked.lasting && person.place ? metresBetween(person.place, asked.point) : null;
    const text = placeToDecider(asked, person.name, person.title, unit?.name ?? '', metres);
    const told = await tell(
      deciders.map(({ id: to }) => ({ to, about: `place:{nomor}:${to}`, text })),
      at,
      deps,
    );
    const body = asked.lasting
      ? ({ kind: 'place', label: '', ...asked.point, lasting: true } as const)
      : ({ kind: 'place', label: asked.label, lat: null, lon: null, lasting: false } as const);
    const days = asked.lasting ? { from: today, to: addDays(today, lastingDays) } : { from: asked.from, to: asked.to };
    const act = { persons: [person.id], unit: null, ...days, state: 'waiting', dueAt: null, body } as const;
    return done(placeWaits(nameOf(deciders[0])), [{ do: 'open', act, by: person.nip, tell: told }]);
  },
};

/** What is read back once it is clear which place is meant. */
export async function proposePlace(asked: PlaceAsked, ask: Ask, asker: Asker, deps: Deps): Promise<Answer> {
  const known = await sameAsked(asked, asker, deps);
  if (known !== null) return done(placeKnown(known));
  const [decider] = await whoDecides(asker, deps);
  return propose('ubah-lokasi', asked, placeReading(asked, asker.person.name, nameOf(decider)), ask);
}

/** An approved place holds until the next one; one that nobody decides keeps its coordinates a year and their term. */
const lastingDays = 365;

const said = (ask: Ask): string => ask.said ?? ask.phrase.raw;
const isForAWhile = ({ text }: Phrase): boolean => /\b(sementara|hanya|khusus)\b/.test(text);

async function whoDecides({ person, today }: Asker, { board }: Deps) {
  const { agency } = await board.policy(today);
  return decidersFor(agency, (await board.directory()).persons, person, today);
}

async function sameAsked(asked: PlaceAsked, { person, today }: Asker, { desk }: Deps): Promise<number | null> {
  const { from, to } = asked.lasting ? { from: today, to: today } : asked;
  const acts = await desk.about([person.id], from, to);
  const same = acts.find(
    (act) =>
      isAct(act, 'place') &&
      act.body.lasting === asked.lasting &&
      (act.state === 'waiting' || (act.state === 'in_force' && !asked.lasting)) &&
      (asked.lasting || (act.body.label === asked.label && act.from <= from && to <= act.to)),
  );
  return same?.id ?? null;
}
