import type { Agency, EdictUse } from '../domain/agency.ts';
import { type Edict, inForce } from '../domain/edict.ts';
import { slotsOn } from '../domain/plan.ts';
import { type LocalDate, weekdayOf } from '../domain/time.ts';
import { clockWords, dateWords } from './date-words.ts';
import { dayName } from './weekdays.ts';

/** One line per edict in force on that day somewhere in the agency, in the order of `edicts:`; none when there is none. */
export function describeInForce(config: InForce, date: LocalDate): readonly string[] {
  const { areas, units, edicts } = config.agency;
  const nameOf = (id: string) => [...areas, ...units].find((place) => place.id === id)?.name ?? id;
  const slugs = [...new Set(edicts.map(({ use }) => use))];
  return slugs.flatMap((slug) => {
    const edict = config.edicts.find((file) => file.slug === slug)?.edict;
    if (!edict || !inForce(edict, date)) return [];
    const places = placesOf(slug, edicts).map(nameOf).join(', ');
    return [`${slug}: ${edict.number}, berlaku ${validity(edict)}, untuk ${places}; ${hours(edict, date)}`];
  });
}

/** Of the configuration, what this looks at. */
type InForce = {
  readonly agency: Agency;
  readonly edicts: readonly { readonly slug: string; readonly edict: Edict }[];
};

const placesOf = (slug: string, uses: readonly EdictUse[]) => [
  ...new Set(uses.filter(({ use }) => use === slug).flatMap((use) => use.for)),
];

const validity = ({ effectiveFrom, effectiveTo }: Edict) =>
  `${dateWords(effectiveFrom)} s.d. ${effectiveTo === null ? 'dicabut' : dateWords(effectiveTo)}`;

function hours(edict: Edict, date: LocalDate): string {
  if (!edict.share) return 'tanpa kewajiban berbagi lokasi';
  const slots = slotsOn(edict, date).map(
    ({ label, opens, closes }) => `${label} ${clockWords(opens)}–${clockWords(closes)}`,
  );
  const day = dayName(weekdayOf(date));
  return slots.length === 0 ? `tanpa jadwal pada hari ${day}` : `jadwal hari ${day}: ${slots.join(', ')}`;
}
