import { editDistance, resembles } from '../domain/phrase.ts';
import { isDateWord } from './lexicon-dates.ts';
import { isGreeting, isHonorific } from './lexicon-polite.ts';
import { common, keywords, mistakenNames } from './lexicon-vocabulary.ts';

/** A mistyped keyword in its right spelling; everyday words and names are left alone. */
export function correct(word: string): string {
  if (isKnown(word) || mistakenNames.has(word)) return word;
  let best = word;
  let distance = Number.POSITIVE_INFINITY;
  for (const keyword of keywords) {
    if (!resembles(word, keyword)) continue;
    const d = editDistance(word, keyword);
    if (d < distance) [best, distance] = [keyword, d];
  }
  return best;
}

/** Words with a meaning of their own; the rest may be names of people or units. */
export const isKnown = (word: string): boolean =>
  keywords.includes(word) ||
  common.has(word) ||
  isHonorific(word) ||
  isGreeting(word) ||
  isDateWord(word) ||
  word.length < 3 ||
  /\d/.test(word);
