import { type Agency, type EdictUse, isWithin, type Unit } from '../domain/agency.ts';
import { type Edict, inForce } from '../domain/edict.ts';
import { slotsOn } from '../domain/plan.ts';
import { givesWayTo } from '../domain/succession.ts';
import { type LocalDate, weekdayOf } from '../domain/time.ts';
import { clockWords, dateWords } from './date-words.ts';
import { usesFor } from './reach.ts';
import { dayName } from './weekdays.ts';

/** One line per edict in force on that day somewhere in the agency, in the order of `edicts:`; none when there is none. */
export function describeInForce(config: InForce, date: LocalDate): readonly string[] {
  const { areas, units, edicts } = config.agency;
  const nameOf = (id: string) => [...areas, ...units].find((place) => place.id === id)?.name ?? id;
  const slugs = [...new Set(edicts.map(({ use }) => use))];
  return slugs.flatMap((slug) => {
    const edict = config.edicts.find((file) => file.slug === slug)?.edict;
    if (!edict || !inForce(edict, date)) return [];
    const places = placesOf(slug, edicts).filter((place) => !isReplaced(config, edict, place, date));
    if (places.length === 0) return [];
    const name = edict.stage === null ? edict.number : `${edict.number}, ${edict.stage}`;
    return [
      `${slug}: ${name}, berlaku ${validity(edict)}, untuk ${places.map(nameOf).join(', ')}; ${hours(edict, date)}`,
    ];
  });
}

/** Whether every unit of a place is under another edict that day, one that takes the place of this one. */
function isReplaced({ agency, edicts }: InForce, { slug }: Edict, place: string, date: LocalDate): boolean {
  const find = (name: string) => edicts.find((file) => file.slug === name)?.edict;
  const later = edicts.filter(({ edict }) => givesWayTo(edict, slug, date, find)).map((file) => file.slug);
  const units = later.length === 0 ? [] : agency.units.filter((unit) => isIn(agency, unit, place));
  return units.length > 0 && units.every((unit) => usesFor(agency, unit).some(({ use }) => later.includes(use)));
}

const isIn = (agency: Agency, unit: Unit, place: string) => unit.area === place || isWithin(agency, unit.id, place);

/** Of the configuration, what this looks at. */
type InForce = {
  readonly agency: Agency;
  readonly edicts: readonly { readonly slug: string; readonly edict: Edict }[];
};

const placesOf = (slug: string, uses: readonly EdictUse[]) => [
  ...new Set(uses.filter(({ use }) => use === slug).flatMap((use) => use.for)),
];

function validity({ effectiveFrom, effectiveTo, endsAt, endReason }: Edict): string {
  const end = effectiveTo === null ? 'dicabut' : dateWords(effectiveTo);
  const at = endsAt === null ? '' : ` pukul ${clockWords(endsAt)} waktu setempat`;
  return `${dateWords(effectiveFrom)} s.d. ${end}${at}${endReason === null ? '' : ` (${endReason})`}`;
}

function hours(edict: Edict, date: LocalDate): string {
  if (!edict.share) return 'tanpa kewajiban berbagi lokasi';
  const slots = slotsOn(edict, date).map(
    ({ label, opens, closes }) => `${label} ${clockWords(opens)}–${clockWords(closes)}`,
  );
  const day = dayName(weekdayOf(date));
  return slots.length === 0 ? `tanpa jadwal pada hari ${day}` : `jadwal hari ${day}: ${slots.join(', ')}`;
}
