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
      if (found.length > 1) return { instead: whichOf(found) };
      const left = words.filter((word, i) => (i < start || i >= start + length) && !triggers.has(word));
      return { person, left };
    }
  const besideTrigger = [words[at - 1], words[at + 1]].filter((word) => word !== undefined);
  const named = besideTrigger.some((word) => ask.phrase.unknown.includes(word) || /^\d{9,}$/.test(word));
  return { instead: asker.roles.includes('bkpsdm') ? say(nothingFound) : refuse(asker, intent), unnamed: !named };
}

/**
 * Everybody named in an order about several: "hadirkan Ruslan, Darmawati besok alasan audit". A name that fits nobody, or
 * more than one, is never dropped in silence: it gives the answer instead.
 */
export async function everybodyNamed(
  ask: Ask,
  asker: Asker,
  deps: Deps,
  date: LocalDate,
  intent: Intent,
  triggers: ReadonlySet<string>,
): Promise<{ readonly persons: readonly Person[]; readonly left: readonly string[] } | { readonly instead: Answer }> {
  const { rest, unknown } = ask.phrase;
  const marked = rest.findIndex((word) => opensReason.has(word));
  const words = (marked < 0 ? rest : rest.slice(0, marked)).filter((word) => !beside.has(word) && !triggers.has(word));
  const persons: Person[] = [];
  const left: string[] = [];
  for (let i = 0; i < words.length; ) {
    // Behind the first word of the reason nobody is sought, or a Ruslan in it would be ordered in.
    if (left.length > 0 && persons.length > 0) {
      left.push(...words.slice(i));
      break;
    }
    const found = await longestName(words, i, asker, deps, date);
    const [person] = found.persons;
    if (found.persons.length > 1) return { instead: whichOf(found.persons) };
    const word = words[i] ?? '';
    if (person) persons.push(person);
    else if (unknown.includes(word) && (marked >= 0 || i === 0 || isListed(ask, word)))
      return { instead: asker.roles.includes('bkpsdm') ? say(nothingFound) : refuse(asker, intent) };
    else if (word !== 'dan' && word !== 'serta') left.push(word);
    i += person ? found.length : 1;
  }
  const behind = marked < 0 ? [] : rest.slice(marked + 1).filter((word) => !opensReason.has(word));
  return { persons: [...new Set(persons)], left: [...left, ...behind] };
}

async function longestName(words: readonly string[], at: number, asker: Asker, deps: Deps, date: LocalDate) {
  for (const length of [4, 3, 2, 1]) {
    const tried = words.slice(at, at + length);
    if (tried.length < length || !tried.every(canName)) continue;
    const persons = await inReach(tried, asker, deps, date);
    if (persons.length > 0) return { persons, length };
  }
  return { persons: [], length: 1 };
}

/** Behind a comma or "dan": one more of those meant. */
const isListed = ({ said = '' }: Ask, word: string): boolean =>
  new RegExp(
    `(?:[,&+;]|\\b(?:dan|serta))\\s*(?:(?:pak|bu|bapak|ibu|bpk|sdri?|saudara|dan)\\.?\\s+)*${word}`,
    'iu',
  ).test(said);

const whichOf = (found: readonly Person[]): Answer =>
  say(whichOne(found.slice(0, 8).map((p) => `${p.name} (${p.title})`)));

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

const opensReason = new Set(['alasan', 'karena', 'sebab', 'agar', 'supaya', 'untuk', 'guna', 'keperluan']);

/**
 * Why, at most as long as a message line: as it was typed where a word introduces it ("karena audit BPK"), else what is left
 * of the words.
 */
export const reasonOf = (left: readonly string[], said = ''): string | null => {
  const typed = /\b(?:alasan(?:nya)?|karena|karna|krn|sebab)\b[\s:]*(\S.*)$/isu.exec(said)?.[1];
  const text = (
    left.length > 0 && typed !== undefined
      ? typed.replace(/\s+/g, ' ').replace(/^(karena|karna|krn)\s+/i, '')
      : left.join(' ')
  )
    .trim()
    .slice(0, 200);
  return text === '' ? null : text;
};
