import { type Agency, isWithin } from './agency.ts';

/** A WhatsApp group in which the people of a unit share. */
export type GroupBinding = { readonly jid: string; readonly unit: string };

/** Those of the configuration and those made by chat or by the operator, each once. */
export function bindingsOf(agency: Agency, byChat: readonly GroupBinding[]): readonly GroupBinding[] {
  const written = agency.units.flatMap(({ id, groups }) => groups.map((jid) => ({ jid, unit: id })));
  const known = new Set(agency.units.map(({ id }) => id));
  const all = [...written, ...byChat.filter(({ unit }) => known.has(unit))];
  return all.filter((one, i) => all.findIndex(({ jid, unit }) => jid === one.jid && unit === one.unit) === i);
}

/** The groups of a unit and of those below it; `null` = of all. */
export const bindingsWithin = (
  agency: Agency,
  bindings: readonly GroupBinding[],
  unit: string | null,
): readonly GroupBinding[] => bindings.filter((one) => unit === null || isWithin(agency, one.unit, unit));

/** "…4412": groups have no names here. */
export const groupMark = (jid: string): string => `…${(jid.split('@')[0] ?? '').slice(-4)}`;
