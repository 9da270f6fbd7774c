import { hasSayOver } from '../domain/authority.ts';
import type { Person } from '../domain/person.ts';
import type { LocalDate } from '../domain/time.ts';
import { nothingFound, whichOne } from '../words/not-yet.ts';
import { type Answer, type Ask, type Asker, type Deps, type Intent, say } from './command.ts';
import { namedWords, nameParts, peopleNamed } from './named.ts';
import { refuse } from './refusal.ts';

/** A colleague named in an order, and the words that are left for the reason. */
export type Named = { readonly person: Person; readonly left: readonly string[] };

/**
 * Whom an officer's order is about: "panggil pak Ruslan jam 10 rapat mendadak". The longest run of words behind the
 * trigger that fits somebody in reach is the name; what follows is the reason. Otherwise the answer that is given
 * instead: which one, not found, or the fixed refusal.
 */
export async function personNamed(
  ask: Ask,
  asker: Asker,
  deps: Deps,
  date: LocalDate,
  intent: Intent,
  triggers: ReadonlySet<string>,
): Promise<Named | { readonly instead: Answer }> {
  const words = ask.phrase.rest.filter((word) => !beside.has(word));
  const start = words.findIndex((word) => triggers.has(word)) + 1;
  const behind = words.slice(start);
  const { agency } = await deps.board.policy(date);
  for (let length = Math.min(4, behind.length); length > 0; length--) {
    const tried = behind.slice(0, length);
    if (tried.some((word) => !/^\d{9,}$/.test(word) && nameParts(word).length === 0)) continue;
    const found = (await peopleNamed(tried, asker, date, deps.board)).filter((p) =>
      hasSayOver(agency, asker.person, p, date),
    );
    const [person] = found;
    if (!person) continue;
    if (found.length > 1) return { instead: say(whichOne(found.slice(0, 8).map((p) => `${p.name} (${p.title})`))) };
    return { person, left: behind.slice(length) };
  }
  const everything = asker.roles.includes('bkpsdm');
  const named = namedWords(ask.phrase, asker).length > 0;
  return { instead: named && !everything ? refuse(asker, intent) : say(nothingFound) };
}

const beside = new Set([
  'tolong',
  'minta',
  'mohon',
  'ke',
  'kantor',
  'untuk',
  'hadir',
  'saudara',
  'pegawai',
  'staf',
  'kepada',
  'sama',
]);
