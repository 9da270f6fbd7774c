import { hasSayOver } from '../domain/authority.ts';
import type { Person } from '../domain/person.ts';
import type { LocalDate } from '../domain/time.ts';
import { nothingFound, whichOne } from '../words/not-yet.ts';
import { type Answer, type Ask, type Asker, type Deps, type Intent, say } from './command.ts';
import { nameParts, peopleNamed } from './named.ts';
import { refuse } from './refusal.ts';

/** A colleague named in an order, and the words that are left for the reason. */
export type Named = { readonly person: Person; readonly left: readonly string[] };

/**
 * Whom an officer's order is about: "panggil pak Ruslan jam 10 rapat mendadak", "pak Ruslan dipanggil jam 10". The longest
 * run of words that fits somebody in reach is the name, sought behind the trigger first; the others are the reason.
 * Otherwise the answer that is given instead: which one, not found, or the fixed refusal; `unnamed` where the words beside
 * the trigger are no name at all, so that it can be asked for.
 */
export async function personNamed(
  ask: Ask,
  asker: Asker,
  deps: Deps,
  date: LocalDate,
  intent: Intent,
  triggers: ReadonlySet<string>,
): Promise<Named | { readonly instead: Answer; readonly unnamed?: boolean }> {
  const words = ask.phrase.rest.filter((word) => !beside.has(word));
  const at = words.findIndex((word) => triggers.has(word));
  const order = [...words.keys()].filter((i) => i > at).concat([...words.keys()].filter((i) => i < at));
  for (const start of order)
    for (const length of [4, 3, 2, 1]) {
      const tried = words.slice(start, start + length);
      if (tried.length < length || tried.some((word) => triggers.has(word) || !canName(word))) continue;
      const found = await inReach(tried, asker, deps, date);
      const [person] = found;
      if (!person) continue;
      if (found.length > 1) return { instead: say(whichOne(found.slice(0, 8).map((p) => `${p.name} (${p.title})`))) };
      const left = words.filter((word, i) => (i < start || i >= start + length) && !triggers.has(word));
      return { person, left };
    }
  const besideTrigger = [words[at - 1], words[at + 1]].filter((word) => word !== undefined);
  const named = besideTrigger.some((word) => ask.phrase.unknown.includes(word) || /^\d{9,}$/.test(word));
  if (!named) return { instead: say(nothingFound), unnamed: true };
  return { instead: asker.roles.includes('bkpsdm') ? say(nothingFound) : refuse(asker, intent) };
}

/** Everybody named in an order about several: "hadirkan Ruslan dan Darmawati besok". */
export async function everybodyNamed(
  ask: Ask,
  asker: Asker,
  deps: Deps,
  date: LocalDate,
  triggers: ReadonlySet<string>,
): Promise<{ readonly persons: readonly Person[]; readonly left: readonly string[] }> {
  const words = ask.phrase.rest.filter((word) => !beside.has(word) && !triggers.has(word));
  const persons: Person[] = [];
  const left: string[] = [];
  // Names come first; behind the first word of the reason nobody is sought, or a Ruslan in it would be ordered in.
  let naming = true;
  for (let i = 0; i < words.length; ) {
    let taken = 0;
    for (const length of naming ? [4, 3, 2, 1] : []) {
      const tried = words.slice(i, i + length);
      if (tried.length < length || !tried.every(canName)) continue;
      const found = await inReach(tried, asker, deps, date);
      const [person] = found;
      if (!person || found.length > 1) continue;
      persons.push(person);
      taken = length;
      break;
    }
    if (taken === 0) {
      const word = words[i] ?? '';
      if (word !== 'dan' && word !== 'serta') {
        naming = naming && persons.length === 0;
        left.push(word);
      }
      taken = 1;
    }
    i += taken;
  }
  return { persons: [...new Set(persons)], left };
}

async function inReach(
  words: readonly string[],
  asker: Asker,
  deps: Deps,
  date: LocalDate,
): Promise<readonly Person[]> {
  const { agency } = await deps.board.policy(date);
  const found = await peopleNamed(words, asker, date, deps.board);
  return found.filter((person) => hasSayOver(agency, asker.person, person, date));
}

const canName = (word: string): boolean => /^\d{9,}$/.test(word) || (nameParts(word).length > 0 && !everyday.has(word));

/** Short words that lie one typing error from somebody's name. */
const everyday = new Set(
  'dan yang untuk karena alasan rapat tamu jam besok hari ini pagi siang sore kantor ada tidak'.split(' '),
);

const beside = new Set(
  'tolong minta mohon ke kantor kantornya untuk hadir saudara pegawai staf kepada sama karena karna alasan alasannya sebab agar supaya sekarang segera'.split(
    ' ',
  ),
);

/** What is left of the words as a sentence, at most as long as a message line. */
export const reasonOf = (left: readonly string[]): string | null => {
  const text = left.join(' ').trim().slice(0, 200);
  return text === '' ? null : text;
};
