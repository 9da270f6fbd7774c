import { everyUnit } from '../domain/act.ts';
import { type Agency, isWithin, type Unit, unitOf } from '../domain/agency.ts';
import { officersFor } from '../domain/officer.ts';
import { officesOn, type Person } from '../domain/person.ts';
import type { LocalDate } from '../domain/time.ts';
import type { Ask, Asker } from './command.ts';
import { beside as between, unitOrdered } from './unit-ordered.ts';

/** A unit with everything below it, an area, or the whole agency (`everyUnit`). */
export type Place = { readonly id: string; readonly name: string };

/** What an order is over, and the words left for the reason; `null`: over nothing in the asker's reach. Areas and all: BKPSDM. */
export function placeOrdered(
  ask: Ask,
  asker: Asker,
  agency: Agency,
  triggers: ReadonlySet<string>,
): { readonly place: Place; readonly left: readonly string[] } | null {
  const rest = ask.phrase.rest.filter((word) => !triggers.has(word) && !between.has(word));
  const wide = officesOn(asker.person, asker.today).some(({ role }) => role === 'bkpsdm');
  for (const { id, name } of agency.areas) {
    const words = `${name}`
      .toLowerCase()
      .split(/[^\p{L}\d]+/u)
      .filter(Boolean);
    const at = rest.findIndex((_, i) => words.every((word, k) => rest[i + k] === word));
    const skipped = rest.slice(0, Math.max(0, at));
    // Right behind the trigger, so that a city in the reason is none.
    if (at < 0 || !skipped.every((word) => beside.has(word))) continue;
    // "kecamatan contoh utara" is a unit although its area is called "contoh".
    const unit = unitOrdered(ask, asker, agency, triggers);
    if (unit && unit.left.length < rest.length - skipped.length - words.length) break;
    return wide ? { place: { id, name }, left: rest.slice(at + words.length) } : null;
  }
  if (wide && everything.test(ask.phrase.text)) {
    const left = rest.filter((word) => !beside.has(word) && word !== 'dinas');
    return { place: { id: everyUnit, name: agency.name }, left };
  }
  const ordered = unitOrdered(ask, asker, agency, triggers);
  return ordered && { place: ordered.unit, left: ordered.left };
}

const beside = new Set('wilayah daerah area se skpd perangkat instansi pemda pemkot pemkab'.split(' '));
const everything =
  /\b(semua|seluruh) (opd|skpd|unit|kantor|instansi|perangkat daerah|dinas|pegawai pemda|pemda|pemkot|pemkab)\b/;

/** Again at the moment of YA. */
export function mayReach(asker: Asker, agency: Agency, place: string): boolean {
  const offices = officesOn(asker.person, asker.today);
  if (offices.some(({ role }) => role === 'bkpsdm')) return true;
  return offices.some(
    ({ role, unit }) =>
      (role === 'kasubag' || role === 'kepala') && unitOf(agency, place) && isWithin(agency, place, unit),
  );
}

export const placeNamed = (agency: Agency, id: string): Place | undefined =>
  id === everyUnit ? { id, name: agency.name } : (unitOf(agency, id) ?? agency.areas.find((area) => area.id === id));

export const unitsIn = (agency: Agency, place: string): readonly Unit[] =>
  agency.units.filter(({ id, area }) => place === everyUnit || area === place || isWithin(agency, id, place));

/** Head and Kasubag of each of its units, each once. */
export function officersIn(
  agency: Agency,
  persons: readonly Person[],
  place: string,
  date: LocalDate,
): readonly Person[] {
  const found = unitsIn(agency, place).flatMap(({ id }) => [
    ...officersFor(agency, persons, id, 'kasubag', date),
    ...officersFor(agency, persons, id, 'kepala', date),
  ]);
  return [...new Set(found)];
}
