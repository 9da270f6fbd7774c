import { type Agency, isWithin, type Unit } from '../domain/agency.ts';
import { officesOn } from '../domain/person.ts';
import type { Ask, Asker } from './command.ts';
import { unitNamed } from './scope.ts';

/** Over which unit an order goes, and the words that are left for the reason; `null`: over none of the asker's. */
export type Ordered = { readonly unit: Unit; readonly left: readonly string[] };

/**
 * "tetapkan wfh bidang aplikasi besok banjir": a unit named among the first words behind the trigger, else the asker's own.
 * Kasubag and head: own unit and below; BKPSDM: all.
 */
export function unitOrdered(ask: Ask, asker: Asker, agency: Agency, triggers: ReadonlySet<string>): Ordered | null {
  const rest = ask.phrase.rest.filter((word) => !triggers.has(word) && !beside.has(word));
  const offices = officesOn(asker.person, asker.today).filter(({ role }) => role !== 'pimpinan');
  const everything = offices.some(({ role }) => role === 'bkpsdm');
  const own = agency.units.find(({ id }) => offices.some(({ role, unit }) => role !== 'bkpsdm' && unit === id));
  // The reason may name an office too, so only words right behind the trigger count.
  for (let length = Math.min(4, rest.length); length > 0; length--) {
    const words = rest.slice(0, length);
    const named = unitNamed(agency, { ...ask.phrase, words, unknown: words, raw: words.join(' ') });
    if (!named || !words.every((word) => isPartOf(named, word))) continue;
    const reached = everything || (own !== undefined && isWithin(agency, named.id, own.id));
    if (reached) return { unit: named, left: rest.slice(length) };
    // "pelayanan daring" is a reason and no order to the Bidang Pelayanan Pajak of another office; it is read back in any case.
    if (!everything && length === 1 && rest.length > 1 && words[0] !== named.id.toLowerCase()) break;
    return null;
  }
  const unit = own ?? asker.unit;
  return unit && offices.length > 0 ? { unit, left: rest } : null;
}

/** Whether an order over that unit is the asker's to give: own unit and below; BKPSDM: all. */
export const isInReach = (agency: Agency, asker: Asker, unit: string): boolean =>
  officesOn(asker.person, asker.today).some(
    ({ role, unit: office }) => role === 'bkpsdm' || (role !== 'pimpinan' && isWithin(agency, unit, office)),
  );

const isPartOf = ({ id, name }: Unit, word: string): boolean =>
  `${id} ${name}`
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .some((part) => part === word || (part.length > 4 && word.length > 4 && part.startsWith(word.slice(0, 5))));

/** Words that stand between the trigger and the place, or the place and the reason. */
export const beside: ReadonlySet<string> = new Set(
  'punya milik sendiri tolong minta mohon untuk pada di bagi semua seluruh pegawai opd kantor unit saya kami alasan alasannya karena karna sebab sampai'.split(
    ' ',
  ),
);
