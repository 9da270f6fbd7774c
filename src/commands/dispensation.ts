import { isAct } from '../domain/act.ts';
import { isWithin, type Unit, unitOf } from '../domain/agency.ts';
import { officersFor } from '../domain/officer.ts';
import { daysBetween } from '../domain/time.ts';
import { absenceTooOld } from '../words/absence.ts';
import {
  type DispensationAsked,
  dispensationReading,
  dispensationSet,
  dispensationTitle,
  dispensationToGroup,
  dispensationToOthers,
  dispensationWhy,
} from '../words/orders.ts';
import type { ActDesk } from './act-desk.ts';
import { type Command, isOfficer } from './command.ts';
import { reasonOf } from './person-named.ts';
import { askFor, done, propose } from './propose.ts';
import { refuse } from './refusal.ts';
import { tell } from './tell.ts';
import { unitOrdered } from './unit-ordered.ts';

/** *dispensasi <unit> <tanggal> [jam a sampai jam b] <alasan>*: an outage, a flood, a ceremony voids slots (features 68). */
export const dispensation: Command = {
  intent: 'dispensasi',
  matches: ({ text }) => /^(tolong |beri |berikan |minta )?dispensasi\b/.test(text),
  async answer(ask, asker, deps) {
    if (!isOfficer(asker)) return refuse(asker, 'dispensasi');
    const { when, times } = ask.phrase;
    const from = when?.from ?? asker.today;
    const { agency } = await deps.board.policy(from);
    const ordered = unitOrdered(ask, asker, agency, triggers);
    if (!ordered) return refuse(asker, 'dispensasi');
    if (daysBetween(from, asker.today) > 7) return done(absenceTooOld);
    const because = reasonOf(ordered.left);
    if (because === null) return askFor('dispensasi', dispensationWhy, ask);
    const [after = null, before = null] = times;
    const asked: DispensationAsked = { unit: ordered.unit.id, from, to: when?.to ?? from, after, before, because };
    return propose('dispensasi', asked, dispensationReading(ordered.unit.name, asked), ask);
  },
  async confirm(facts, _ask, asker, deps) {
    const asked = facts as DispensationAsked;
    const { agency } = await deps.board.policy(asked.from);
    const unit = unitOf(agency, asked.unit);
    if (!unit) return done(null);
    const at = asker.at ?? deps.board.now();
    const { persons } = await deps.board.directory();
    const below = agency.units.filter(({ id }) => isWithin(agency, id, unit.id));
    const officers = below.flatMap(({ id }) => [
      ...officersFor(agency, persons, id, 'kasubag', asked.from),
      ...officersFor(agency, persons, id, 'kepala', asked.from),
    ]);
    const text = dispensationToOthers(unit.name, asked, asker.person.name);
    const ids = [...new Set(officers.map(({ id }) => id))].filter((id) => id !== asker.person.id);
    const told = await tell(
      ids.map((to) => ({ to, about: `dispensation:{nomor}:${to}`, text })),
      at,
      deps,
    );
    const body = { kind: 'dispensation', after: asked.after, before: asked.before, because: asked.because } as const;
    const act = {
      persons: [],
      unit: unit.id,
      from: asked.from,
      to: asked.to,
      state: 'in_force',
      dueAt: null,
      body,
    } as const;
    return done(dispensationSet(unit.name), [
      { do: 'open', act, by: asker.person.nip, tell: [...told, ...toGroups(below, asked, at)] },
    ]);
  },
};

const triggers = new Set(['dispensasi', 'beri', 'berikan', 'sampai']);

/** One line without names into the groups of the units it reaches (law 8). */
const toGroups = (units: readonly Unit[], asked: DispensationAsked, at: number) =>
  [...new Set(units.flatMap(({ groups }) => groups))].map((group) => ({
    lane: 'report' as const,
    about: `dispensation:{nomor}:${group}`,
    person: null,
    chat: group,
    body: { kind: 'text' as const, text: dispensationToGroup(asked) },
    expiresAt: at + 12 * 3_600_000,
  }));

export const dispensationDesk: ActDesk<'dispensation'> = {
  kind: 'dispensation',
  async title(act, { board }) {
    const { agency } = await board.policy(act.from);
    const { after, before } = act.body;
    return dispensationTitle(unitOf(agency, act.unit ?? '')?.name ?? '', { from: act.from, to: act.to, after, before });
  },
  mayAnswer: async () => false,
  answer: async () => done(null),
  async concerned(act, { board }) {
    const { agency } = await board.policy(act.from);
    const { persons } = await board.directory();
    return isAct(act, 'dispensation')
      ? officersFor(agency, persons, act.unit ?? '', 'kepala', act.from).map(({ id }) => id)
      : [];
  },
};
