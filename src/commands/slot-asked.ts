import type { Slot } from '../domain/edict.ts';
import type { Phrase } from '../domain/phrase.ts';

/** The slot the words name by label, by hour or by time of day; else the one that opened last, else the first. */
export function slotAsked(slots: readonly Slot[], phrase: Phrase, begun: (slot: Slot) => boolean): Slot | undefined {
  const byLabel = [...slots]
    .sort((a, b) => b.label.length - a.label.length)
    .find((slot) => says(phrase, slot.label) || says(phrase, slot.name.replaceAll('-', ' ')));
  if (byLabel) return byLabel;
  const named = Object.entries(timesOfDay).find(([word]) => phrase.words.includes(word));
  const within = named ? slots.filter((slot) => slot.opens >= named[1][0] && slot.opens < named[1][1]) : [];
  const pool = within.length > 0 ? within : slots;
  return pool.findLast(begun) ?? pool[0];
}

const says = ({ text }: Phrase, label: string) => ` ${text} `.includes(` ${label.toLowerCase()} `);

/** "siang" is no slot in Palopo, yet people say it of the one after the break. */
const timesOfDay: Readonly<Record<string, readonly [number, number]>> = {
  pagi: [0, 630],
  siang: [630, 900],
  sore: [900, 1440],
  pulang: [900, 1440],
};
