import { type ActOf, isAct } from '../domain/act.ts';
import { claimReachMs } from '../domain/claim.ts';
import type { Person } from '../domain/person.ts';
import { serviceOn } from '../domain/person.ts';
import type { Instant, LocalDate } from '../domain/time.ts';
import type { DeskChange } from '../ports/desk.ts';
import type { AuditEntry } from '../ports/ledger.ts';
import { boundWelcome } from '../words/claim.ts';
import { privacyNotice } from '../words/notice.ts';
import { spent } from './claim-code.ts';
import { isSame } from './claim-open.ts';
import type { Deps, Origin } from './command.ts';
import { noticeFacts } from './privacy.ts';

export type Bound = {
  readonly changes: readonly DeskChange[];
  readonly audit: readonly AuditEntry[];
  /** To the person, on the new address: that it is known now, and who reads what it sends. */
  readonly welcome: string;
};

/**
 * What binding an address to somebody consists of, besides the move of the claim itself. Shares it sent in the last seven
 * days become that person's; what somebody else sent from it stays his.
 */
export async function bind(
  claim: ActOf<'claim'>,
  { identity, chat }: Origin,
  subject: Person,
  by: string,
  date: LocalDate,
  at: Instant,
  deps: Deps,
): Promise<Bound> {
  const claims = (await deps.desk.waiting(['claim'])).filter((act): act is ActOf<'claim'> => isAct(act, 'claim'));
  const settled = claims.filter(
    ({ id, persons, body }) =>
      id !== claim.id && (persons.includes(subject.id) || (body.identity && isSame(body.identity, identity))),
  );
  const holder = (await deps.board.directory()).byIdentity(identity, at);
  const taken: AuditEntry[] =
    holder && holder.id !== subject.id
      ? [{ actor: by, action: 'identity.ended', detail: `#${claim.id}`, about: holder.nip }]
      : [];
  const { agency } = await deps.board.policy(date);
  const unit = agency.units.find(({ id }) => id === serviceOn(subject, date)?.unit);
  const notice = privacyNotice(await noticeFacts(unit, date, deps));
  return {
    changes: [
      { do: 'identity', person: subject.id, identity, from: at - claimReachMs, chat },
      ...settled.map((other) => spent(other, 'selesai')),
    ],
    audit: taken,
    welcome: `${boundWelcome(subject.name)}\n\n${notice}`,
  };
}
