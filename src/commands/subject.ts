import type { Unit } from '../domain/agency.ts';
import { unitOf } from '../domain/agency.ts';
import { type Person, serviceOn } from '../domain/person.ts';
import type { LocalDate } from '../domain/time.ts';
import type { AuditEntry } from '../ports/ledger.ts';
import { nothingFound, whichOne } from '../words/not-yet.ts';
import { aboutOther } from '../words/status.ts';
import { type Answer, type Ask, type Asker, type Deps, say } from './command.ts';
import { namedWords, peopleNamed } from './named.ts';
import { readEntry, refuse } from './refusal.ts';

/** Whom *status*, *jadwal* and *rekap* are about: the asker, or for officers one person in reach. */
export type Subject = {
  readonly person: Person;
  readonly unit: Unit | undefined;
  /** Stands before the answer when it is about somebody else. */
  readonly prefix: string;
  readonly audit: readonly AuditEntry[];
};

/** The subject, or the answer that is given instead: a refusal, "not found", "which one". */
export async function subjectOf(
  ask: Ask,
  asker: Asker,
  deps: Deps,
  date: LocalDate,
): Promise<{ readonly subject: Subject } | { readonly instead: Answer }> {
  const words = namedWords(ask.phrase, asker);
  if (words.length === 0) return { subject: { person: asker.person, unit: asker.unit, prefix: '', audit: [] } };
  const mayName = asker.roles.some((role) => role !== 'pimpinan');
  if (!mayName) return { instead: refuse(asker, ask.intent) };

  const found = await peopleNamed(words, asker, date, deps.board);
  const [person] = found;
  // Out of reach and not existing read the same to a Kasubag.
  if (!person) return { instead: asker.roles.includes('bkpsdm') ? say(nothingFound) : refuse(asker, ask.intent) };
  if (found.length > 1) return { instead: say(whichOne(found.slice(0, 8).map((p) => `${p.name} (${p.title})`))) };
  const { agency } = await deps.board.policy(date);
  const service = serviceOn(person, date);
  const audit = person.id === asker.person.id ? [] : [readEntry(asker, ask.intent, person.nip, person.nip)];
  const prefix = person.id === asker.person.id ? '' : `${aboutOther(person.name)}\n`;
  return { subject: { person, unit: service && unitOf(agency, service.unit), prefix, audit } };
}
