import { type Agency, unitOf } from '../domain/agency.ts';
import { bindingsOf, groupMark } from '../domain/group.ts';
import {
  bindInGroup,
  bindReading,
  groupBound,
  groupIsBound,
  groupNotBound,
  groupReleased,
  releaseReading,
} from '../words/group.ts';
import { nothingFound } from '../words/not-yet.ts';
import { type Asker, type Command, type Deps, isOfficer, say } from './command.ts';
import { done, propose } from './propose.ts';
import { refuse } from './refusal.ts';
import { isInReach, unitOrdered } from './unit-ordered.ts';

/** *"/ikat <unit>"* in the group itself, by an officer in reach; read back in his private chat (features 56). Never by itself. */
export const bindGroup: Command = {
  intent: 'ikat',
  matches: ({ words }) => words[0] === 'ikat' || (words[0] === 'ikatkan' && words.length > 1),
  async answer(ask, asker, deps) {
    if (!isOfficer(asker)) return refuse(asker, 'ikat');
    if (ask.group === undefined) return say(bindInGroup);
    const { agency } = await deps.board.policy(asker.today);
    const ordered = unitOrdered(ask, asker, agency, new Set(['ikat', 'ikatkan', 'grup', 'group', 'ini', 'ke']));
    if (!ordered) return refuse(asker, 'ikat');
    if (ordered.left.length > 0) return say(nothingFound);
    const { unit } = ordered;
    const bound = await unitsOf(ask.group, agency, deps);
    if (bound.includes(unit.id)) return say(groupIsBound(unit.name, groupMark(ask.group)));
    const others = bound.flatMap((id) => unitOf(agency, id)?.name ?? []);
    return propose(
      'ikat',
      { jid: ask.group, unit: unit.id },
      bindReading(unit.name, groupMark(ask.group), others),
      ask,
    );
  },
  async confirm(facts, _ask, asker, deps) {
    const { jid, unit: id } = facts as { readonly jid: string; readonly unit: string };
    const { agency } = await deps.board.policy(asker.today);
    const unit = unitOf(agency, id);
    if (!unit || !isInReach(agency, asker, id)) return { ...refuse(asker, 'ikat'), step: null };
    const change = { do: 'group', jid, unit: id, bind: true, by: asker.person.nip } as const;
    return done(groupBound(unit.name, groupMark(jid)), [change]);
  },
};

/** *"/lepas"* in the group: ends what was bound by chat to units in reach. What the configuration binds stays. */
export const releaseGroup: Command = {
  intent: 'lepas',
  matches: ({ text }) => /^(lepas|lepaskan)( grup| group)?( ini)?$/.test(text),
  async answer(ask, asker, deps) {
    if (!isOfficer(asker)) return refuse(asker, 'lepas');
    if (ask.group === undefined) return say(bindInGroup);
    const { agency } = await deps.board.policy(asker.today);
    const units = await ownUnits(ask.group, agency, asker, deps);
    if (units.length === 0) return say(groupNotBound);
    const names = units.flatMap((id) => unitOf(agency, id)?.name ?? []);
    return propose('lepas', { jid: ask.group }, releaseReading(names, groupMark(ask.group)), ask);
  },
  async confirm(facts, _ask, asker, deps) {
    const { jid } = facts as { readonly jid: string };
    const { agency } = await deps.board.policy(asker.today);
    const units = await ownUnits(jid, agency, asker, deps);
    if (units.length === 0) return done(groupNotBound);
    const by = asker.person.nip;
    return done(
      groupReleased(groupMark(jid)),
      units.map((unit) => ({ do: 'group', jid, unit, bind: false, by }) as const),
    );
  },
};

const unitsOf = async (jid: string, agency: Agency, { desk }: Deps): Promise<readonly string[]> =>
  bindingsOf(agency, await desk.groups())
    .filter((one) => one.jid === jid)
    .map(({ unit }) => unit);

const ownUnits = async (jid: string, agency: Agency, asker: Asker, { desk }: Deps): Promise<readonly string[]> =>
  (await desk.groups()).filter((one) => one.jid === jid && isInReach(agency, asker, one.unit)).map(({ unit }) => unit);
