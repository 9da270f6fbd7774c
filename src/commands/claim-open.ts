import { type ActOf, isAct } from '../domain/act.ts';
import { decidersFor, hasSayOver } from '../domain/authority.ts';
import { lastDigits, namesAgree } from '../domain/claim.ts';
import { officesOn, type Person, serviceOn } from '../domain/person.ts';
import { addDays, type Instant, type LocalDate } from '../domain/time.ts';
import type { DeskChange } from '../ports/desk.ts';
import { claimToDecider, claimToOwner } from '../words/claim.ts';
import type { Deps, Origin } from './command.ts';
import { isReachable, tell } from './tell.ts';

/** More claims to one person, or from one address, than this wait for no officer: somebody is trying. */
const mostWaiting = 3;

/**
 * A claim for the right Kasubag's word; none when it waits already, or when too many do. Nothing of that shows to whoever
 * claims. `by` is the NIP of the person himself: it is his word.
 */
export async function claimOpened(
  { identity, chat }: Origin,
  subject: Person,
  typed: string | null,
  today: LocalDate,
  at: Instant,
  deps: Deps,
): Promise<readonly DeskChange[]> {
  const claims = (await deps.desk.waiting(['claim'])).filter((act): act is ActOf<'claim'> => isAct(act, 'claim'));
  const sameAddress = claims.filter(({ body }) => body.identity && isSame(body.identity, identity));
  const same = sameAddress.some(({ persons }) => persons.includes(subject.id));
  const forHim = claims.filter(({ persons, body }) => body.identity !== null && persons.includes(subject.id));
  if (same || forHim.length >= mostWaiting || sameAddress.length >= mostWaiting) return [];
  const directory = await deps.board.directory();
  const { agency } = await deps.board.policy(today);
  const holder = directory.byIdentity(identity, at);
  const old = directory.identitiesOf(subject.id).find(({ kind }) => kind === 'phone');
  const unit = serviceOn(subject, today)?.unit;
  const text = claimToDecider({
    name: subject.name,
    title: subject.title,
    office: agency.units.find(({ id }) => id === unit)?.name ?? '',
    address: lastDigits(identity),
    hidden: identity.kind === 'lid',
    nameAgrees: typed === null ? null : namesAgree(typed, subject.name),
    old: old ? lastDigits(old) : null,
    holder: holder?.name ?? null,
  });
  const deciders = await claimDeciders(subject, holder, today, deps);
  const told = deciders.map(({ id }) => ({ to: id, about: `claim:{nomor}:${id}`, text }));
  // Whoever still reads the registered number can say that it was not he.
  const owner = (await isReachable(subject.id, deps))
    ? [{ to: subject.id, about: `claim:{nomor}:pemilik`, text: claimToOwner(lastDigits(identity)) }]
    : [];
  const body = { kind: 'claim', identity, chat, code: null } as const;
  // The days it may change when it is granted: a week back, and ahead until somebody has looked at it.
  const days = { from: addDays(today, -8), to: addDays(today, 30) };
  const act = { persons: [subject.id], unit: null, ...days, state: 'waiting', dueAt: null, body } as const;
  return [{ do: 'open', act, by: subject.nip, tell: await tell([...told, ...owner], at, deps) }];
}

/** The usual officers, as far as they have a say over both; where nobody else has, BKPSDM (features 71). */
export async function claimDeciders(
  subject: Person,
  holder: Person | undefined,
  date: LocalDate,
  { board }: Pick<Deps, 'board'>,
): Promise<readonly Person[]> {
  const { agency } = await board.policy(date);
  const { persons } = await board.directory();
  const usual = decidersFor(agency, persons, subject, date);
  const both = usual.filter((officer) => holder === undefined || hasSayOver(agency, officer, holder, date));
  if (both.length > 0) return both;
  return persons.filter(
    (person) =>
      person.id !== subject.id &&
      person.id !== holder?.id &&
      officesOn(person, date).some(({ role }) => role === 'bkpsdm'),
  );
}

export const isSame = (a: Origin['identity'], b: Origin['identity']): boolean =>
  a.kind === b.kind && a.value === b.value;
