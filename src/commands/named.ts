import { isWithin } from '../domain/agency.ts';
import { type Person, serviceOn } from '../domain/person.ts';
import { type Phrase, resembles } from '../domain/phrase.ts';
import type { LocalDate } from '../domain/time.ts';
import type { Board } from '../ports/board.ts';
import type { Asker } from './command.ts';

/**
 * Words that seem to name somebody else: judged by their shape alone, never by looking whether that person exists (D15).
 * Next to "saya" only a word after an honorific or straight after the command counts, so that chatter stays chatter.
 */
export function namedWords(phrase: Phrase, asker: Asker): readonly string[] {
  const own = nameParts(asker.person.name);
  const numbers = phrase.words.filter((word) => /^\d{9,}$/.test(word) && word !== asker.person.nip);
  const strange = phrase.unknown.filter((word) => !own.some((part) => resembles(word, part)));
  const mine = phrase.words.includes('saya');
  return [...numbers, ...(mine ? strange.filter((word) => pointedAt(phrase, word)) : strange)];
}

/** People in the officer's reach whose name holds all these words. */
export async function peopleNamed(
  words: readonly string[],
  asker: Asker,
  date: LocalDate,
  board: Pick<Board, 'directory' | 'policy'>,
): Promise<readonly Person[]> {
  const { agency } = await board.policy(date);
  const { persons } = await board.directory();
  const all = asker.roles.includes('bkpsdm');
  const own = asker.roles.some((role) => role === 'kasubag' || role === 'kepala')
    ? (asker.office ?? asker.unit)
    : undefined;
  const inReach = persons.filter((person) => {
    const unit = serviceOn(person, date)?.unit;
    return unit !== undefined && (all || (own !== undefined && isWithin(agency, unit, own.id)));
  });
  const exact = inReach.filter((person) => words.every((word) => isIn(person, word, (a, b) => a === b)));
  return exact.length > 0 ? exact : inReach.filter((person) => words.every((word) => isIn(person, word, resembles)));
}

export const nameParts = (name: string): readonly string[] =>
  name
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((part) => part.length >= 3);

const isIn = (person: Person, word: string, same: (a: string, b: string) => boolean) =>
  person.nip === word || nameParts(person.name).some((part) => same(word, part));

const pointedAt = ({ raw, words }: Phrase, word: string) =>
  new RegExp(`(?:^| )(?:pak|bu|bapak|ibu|bpk|p|sdr|mas|mbak|kak) ${word}(?: |$)`, 'u').test(raw) ||
  triggers.has(words[words.indexOf(word) - 1] ?? '');

const triggers = new Set(['status', 'jadwal', 'rekap', 'absen', 'milik', 'punya', 'nama', 'atas']);
