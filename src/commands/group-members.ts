import { isWithin, unitOf } from '../domain/agency.ts';
import { bindingsOf, bindingsWithin, type GroupBinding, groupMark } from '../domain/group.ts';
import { identityOf } from '../domain/message.ts';
import { serviceOn } from '../domain/person.ts';
import { membershipText, membersUnknown, noGroups } from '../words/group.ts';
import { type Asker, type Command, type Deps, say } from './command.ts';
import { readEntry } from './refusal.ts';
import { type Scope, scopeOf } from './scope.ts';

/** *anggota grup*: who of the unit is not in its group, and how many in it nobody knows (features 56). */
export const groupMembers: Command = {
  intent: 'anggota-grup',
  matches: ({ text }) =>
    /\banggota\b.*\b(grup|group|wag)\b|\b(grup|group|wag)\b.*\banggota\b|\b(belum|tidak) (masuk|ada|gabung|bergabung)( di| ke| dalam)? (grup|group|wag)\b/.test(
      text,
    ),
  async answer(ask, asker, deps) {
    const reach = await scopeOf(ask, asker, deps, asker.today);
    if ('instead' in reach) return reach.instead;
    const { scope } = reach;
    const all = bindingsOf(scope.agency, await deps.desk.groups());
    const bindings = bindingsWithin(scope.agency, all, scope.unit?.id ?? null);
    if (bindings.length === 0) return say(noGroups(scope.label));
    const blocks: string[] = [];
    const audit = [];
    for (const binding of bindings.slice(0, 10)) {
      blocks.push(await membership(binding, scope, asker, deps));
      audit.push(readEntry(asker, 'anggota-grup', binding.unit));
    }
    return say(blocks.join('\n\n'), audit);
  },
};

async function membership({ jid, unit: id }: GroupBinding, scope: Scope, asker: Asker, deps: Deps): Promise<string> {
  const unit = unitOf(scope.agency, id);
  const members = (await deps.members?.(jid)) ?? null;
  if (!unit || members === null) return membersUnknown(groupMark(jid), unit?.name ?? id);
  const directory = await deps.board.directory();
  const now = asker.at ?? deps.board.now();
  const inside = new Set<number>();
  let strangers = 0;
  for (const addresses of members) {
    const person = addresses
      .flatMap((address) => identityOf(address) ?? [])
      .flatMap((identity) => directory.byIdentity(identity, now) ?? [])[0];
    if (person) inside.add(person.id);
    else strangers += 1;
  }
  const people = await deps.board.peopleOf(unit, asker.today);
  const outside = people.filter((person) => !inside.has(person.id)).map(({ name }) => name);
  const ofOtherUnits = [...inside].filter((person) => {
    const who = directory.byId(person);
    const service = who && serviceOn(who, asker.today);
    return service === undefined || !isWithin(scope.agency, service.unit, id);
  }).length;
  return membershipText({
    unit: unit.name,
    mark: groupMark(jid),
    inside: inside.size - ofOtherUnits,
    outside: scope.names ? outside : null,
    outsideCount: outside.length,
    strangers,
    ofOtherUnits,
  });
}
