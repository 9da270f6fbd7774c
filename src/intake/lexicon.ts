import { linkWord, type Phrase } from '../domain/phrase.ts';
import type { LocalDate } from '../domain/time.ts';
import { correct, isKnown } from './lexicon-correct.ts';
import { readDates } from './lexicon-dates.ts';
import { stripPoliteness } from './lexicon-polite.ts';
import { readTimes } from './lexicon-times.ts';
import { alias, merge } from './lexicon-words.ts';

/** Normalises what a person typed (domain.md 8.1); total: any text gives a phrase. */
export function readText(text: string, today: LocalDate): Phrase {
  const plain = text.normalize('NFKC').toLowerCase().replace(links, ` ${linkWord} `);
  const rawWords = plain
    // "1 – 15 juli"
    .replace(/(?<=\d)\s*[–—-]\s*(?=\d)/gu, '-')
    // Apostrophes belong to the word: tabe', jum'at, shareloc'nya.
    .replace(/['’‘`´]/gu, '')
    .replace(/[^\p{L}\p{N}/.:-]+/gu, ' ')
    // Between digits these are dates and times, elsewhere they are punctuation.
    .replace(/(?<!\d)[/.:-]+|[/.:-]+(?!\d)/gu, ' ')
    .split(' ')
    .filter((word) => word !== '');
  const spelled = merge(rawWords.map((word) => word.replace(/(\p{L})\1{2,}/gu, '$1')).flatMap(alias));
  const corrected = merge(spelled.map(correct));
  const words = stripPoliteness(corrected);
  const hours = readTimes(words);
  const { when, used } = readDates(words, today);
  return {
    text: words.join(' '),
    words,
    raw: rawWords.join(' '),
    when,
    question: text.includes('?') || (words.length === 0 && rawWords.length > 0),
    unknown: words.filter((word, i) => !used.has(i) && !hours.used.has(i) && !isKnown(word)),
    also:
      when &&
      readDates(
        words.filter((_, i) => !used.has(i) && !hours.used.has(i)),
        today,
      ).when,
    times: hours.times,
    rest: words.filter((_, i) => !used.has(i) && !hours.used.has(i)),
  };
}

// Map links, other links, geo: addresses and typed coordinates; none of them is a share (D13).
const links =
  /(?:https?:\/\/|geo:|www\.)\S+|\b(?:maps\.app\.goo\.gl|goo\.gl|maps\.google|google\.[a-z.]+\/maps)\S*|-?\d{1,3}\.\d{3,}\s*,\s*-?\d{1,3}\.\d{3,}/gu;
