import { condition } from './condition.ts';
import { clock, listOf, mapping, oneOf, text, whole, word } from './fields.ts';

/** At least so many at the office. */
export const presence = mapping({
  clause: text,
  reason: text,
  least: whole(1, 9999),
  per: word.default('opd'),
  who: condition,
});

/** Without anybody who may consent, official travel would never excuse. */
export const travel = mapping({
  clause: text,
  approvers: listOf(text).min(1, { error: 'paling sedikit satu jabatan, misalnya [bupati, sekda]' }),
});

/** Who has symptoms stays away at once, whoever approves it afterwards (PPU-3). */
export const symptoms = mapping({ clause: text });

/** Spot contact: when, how long for an answer, how often, and with what. */
export const contact = mapping({
  clause: text,
  from: clock,
  to: clock,
  minutes: whole(1, 240),
  attempts: whole(1, 5).default(1),
  answer: oneOf(['text', 'location', 'either']).default('either'),
});

/** Nobody further need consent where the list is empty (MLG-3). */
export const urgentPresence = mapping({ clause: text, approvers: listOf(text) });
