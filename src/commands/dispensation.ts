import { isAct } from '../domain/act.ts';
import type { Agency } from '../domain/agency.ts';
import type { Draft } from '../domain/outbox.ts';
import { daysBetween, type Instant, localDate, minuteMs } from '../domain/time.ts';
import { mainZone } from '../domain/zone.ts';
import {
  type DispensationAsked,
  dispensationHours,
  dispensationReading,
  dispensationSet,
  dispensationTitle,
  dispensationToGroup,
  dispensationToOthers,
  dispensationTooOld,
  dispensationUndoneInGroup,
  dispensationWhy,
} from '../words/dispensation.ts';
import type { ActDesk } from './act-desk.ts';
import { type Command, type Deps, isOfficer } from './command.ts';
import { hoursAsked } from './hours-asked.ts';
import { reasonOf } from './person-named.ts';
import { mayReach, officersIn, placeNamed, placeOrdered, unitsIn } from './place-ordered.ts';
import { askFor, done, propose } from './propose.ts';
import { refuse } from './refusal.ts';
import { tell } from './tell.ts';

/** How far back slots can still be voided by chat. */
const backDays = 7;

/** *dispensasi <unit> <tanggal> [jam a sampai jam b] <alasan>*: an outage, a flood, a ceremony voids slots (features 68). */
export const dispensation: Command = {
  intent: 'dispensasi',
  matches: ({ text }) => /^dispensasi\b|\b(tolong|beri|berikan|minta) dispensasi\b/.test(text),
  async answer(ask, asker, deps) {
    if (!isOfficer(asker)) return refuse(asker, 'dispensasi');
    const { when } = ask.phrase;
    const from = when?.from ?? asker.today;
    const { agency } = await deps.board.policy(from);
    const ordered = placeOrdered(ask, asker, agency, triggers);
    if (!ordered) return refuse(asker, 'dispensasi');
    if (daysBetween(from, asker.today) > backDays) return done(dispensationTooOld);
    const hours = hoursAsked(ask.phrase);
    if (hours === 'unclear') return askFor('dispensasi', dispensationHours, ask);
    const because = reasonOf(
      ordered.left.filter((word) => !aboutTime.has(word)),
      ask.said,
    );
    if (because === null) return askFor('dispensasi', dispensationWhy, ask);
    const asked: DispensationAsked = { unit: ordered.place.id, from, to: when?.to ?? from, ...hours, because };
    return propose('dispensasi', asked, dispensationReading(ordered.place.name, asked), ask);
  },
  async confirm(facts, _ask, asker, deps) {
    const asked = facts as DispensationAsked;
    const { agency } = await deps.board.policy(asked.from);
    const place = placeNamed(agency, asked.unit);
    if (!place || !mayReach(asker, agency, place.id)) return { ...refuse(asker, 'dispensasi'), step: null };
    const at = asker.at ?? deps.board.now();
    const text = dispensationToOthers(place.name, asked, asker.person.name);
    const officers = officersIn(agency, (await deps.board.directory()).persons, place.id, asked.from);
    const told = await tell(
      officers
        .filter(({ id }) => id !== asker.person.id)
        .map(({ id: to }) => ({ to, about: `dispensation:{nomor}:${to}`, text })),
      at,
      deps,
    );
    const line = dispensationToGroup(place.name, asked);
    const groups = asked.to < asker.today ? [] : await toGroups(agency, place.id, line, 'set', at, deps);
    const { after, before, because, from, to } = asked;
    const body = { kind: 'dispensation', after, before, because } as const;
    const act = { persons: [], unit: place.id, from, to, state: 'in_force', dueAt: null, body } as const;
    return done(dispensationSet(place.name), [
      { do: 'open', act, by: asker.person.nip, tell: [...inTurn(told, at), ...groups] },
    ]);
  },
};

const triggers = new Set(['dispensasi', 'beri', 'berikan', 'tolong', 'minta']);
const aboutTime = new Set(
  'sampai hingga sd sebelum dari mulai sejak setelah sesudah seterusnya pagi siang sore ini hari'.split(' '),
);

/** A flood over three hundred offices must not keep the digests waiting: past the first ones at most twenty an hour. */
const inTurn = (drafts: readonly Draft[], at: Instant): readonly Draft[] =>
  drafts.map((draft, i) => (i < 10 ? draft : { ...draft, notBefore: at + (i - 9) * 3 * minuteMs }));

/** One line without names, and without the reason somebody typed, into the groups of the units it reaches (law 8). */
async function toGroups(
  agency: Agency,
  place: string,
  text: string,
  what: 'set' | 'undone',
  at: Instant,
  deps: Pick<Deps, 'desk'>,
): Promise<readonly Draft[]> {
  const units = unitsIn(agency, place);
  const bound = (await deps.desk.groups()).filter(({ unit }) => units.some(({ id }) => id === unit));
  const jids = new Set([...units.flatMap(({ groups }) => groups), ...bound.map(({ jid }) => jid)]);
  return [...jids].map((group, i) => ({
    lane: 'report' as const,
    about: `dispensation:{nomor}:${what}:${group}`,
    person: null,
    chat: group,
    body: { kind: 'text' as const, text },
    ...(i < 10 ? {} : { notBefore: at + (i - 9) * 3 * minuteMs }),
    expiresAt: at + 12 * 60 * minuteMs,
  }));
}

export const dispensationDesk: ActDesk<'dispensation'> = {
  kind: 'dispensation',
  async title(act, { board }) {
    const { agency } = await board.policy(act.from);
    const { after, before } = act.body;
    return dispensationTitle(placeNamed(agency, act.unit ?? '')?.name ?? '', {
      from: act.from,
      to: act.to,
      after,
      before,
    });
  },
  mayAnswer: async () => false,
  answer: async () => done(null),
  async concerned(act, { board }) {
    const { agency } = await board.policy(act.from);
    const { persons } = await board.directory();
    return isAct(act, 'dispensation') ? officersIn(agency, persons, act.unit ?? '', act.from).map(({ id }) => id) : [];
  },
  async retracted(act, at, { board, desk }) {
    const { agency } = await board.policy(act.from);
    const place = placeNamed(agency, act.unit ?? '');
    if (!place || act.to < localDate(at, mainZone(agency))) return [];
    const { after, before } = act.body;
    const line = dispensationUndoneInGroup(place.name, { from: act.from, to: act.to, after, before });
    return toGroups(agency, place.id, line, 'undone', at, { desk });
  },
};
