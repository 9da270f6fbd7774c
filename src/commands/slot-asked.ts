import type { Slot } from '../domain/edict.ts';
import type { Phrase } from '../domain/phrase.ts';

/** The slot the words name by label, by hour or by time of day; else the one that opened last, else the first. */
export function slotAsked(slots: readonly Slot[], phrase: Phrase, begun: (slot: Slot) => boolean): Slot | undefined {
  const byLabel = labelled(slots, phrase);
  if (byLabel) return byLabel;
  const within = ofTheTime(slots, phrase);
  const pool = within.length > 0 ? within : slots;
  return pool.findLast(begun) ?? pool[0];
}

/** The slot the words name, and no other: where something is changed nothing is guessed. */
export function slotNamed(slots: readonly Slot[], phrase: Phrase): Slot | undefined {
  const within = ofTheTime(slots, phrase);
  return labelled(slots, phrase) ?? (within.length === 1 ? within[0] : undefined);
}

/** The words a slot is named with, which are no part of a reason. */
export const slotWords = ({ label, name }: Slot): ReadonlySet<string> =>
  new Set([...label.toLowerCase().split(' '), ...name.split('-'), ...Object.keys(timesOfDay)]);

const labelled = (slots: readonly Slot[], phrase: Phrase): Slot | undefined =>
  [...slots]
    .sort((a, b) => b.label.length - a.label.length)
    .find((slot) => says(phrase, slot.label) || says(phrase, slot.name.replaceAll('-', ' ')));

function ofTheTime(slots: readonly Slot[], phrase: Phrase): readonly Slot[] {
  const named = Object.entries(timesOfDay).find(([word]) => phrase.words.includes(word));
  return named ? slots.filter((slot) => slot.opens >= named[1][0] && slot.opens < named[1][1]) : [];
}

const says = ({ text }: Phrase, label: string) => ` ${text} `.includes(` ${label.toLowerCase()} `);

/** "siang" is no slot in Palopo, yet people say it of the one after the break. */
const timesOfDay: Readonly<Record<string, readonly [number, number]>> = {
  pagi: [0, 630],
  siang: [630, 900],
  sore: [900, 1440],
  pulang: [900, 1440],
};
