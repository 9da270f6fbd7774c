import { type Agency, areaLevelOn, type Unit, unitAndAbove } from './agency.ts';
import type { Edict } from './edict.ts';
import type { ClassRule } from './mode-rule.ts';
import type { LocalDate } from './time.ts';

/** How an edict sees a unit on a day: what its rules may ask about it. */
export type Standing = {
  readonly unit: Unit;
  /** Ids of the unit and everything above it. */
  readonly path: readonly string[];
  /** The nearest unit type going up the tree that the edict names; the unit's own type when it names none. */
  readonly kind: string;
  /** The office it counts with when it is asked whether anybody is there: the nearest unit the edict speaks of itself. */
  readonly office: string;
  readonly unitClass: Pick<ClassRule, 'name' | 'clause' | 'serves'> | undefined;
  readonly areaLevel: string | undefined;
};

export function standingOf(agency: Agency, edict: Edict, unit: Unit, date: LocalDate): Standing {
  const above = unitAndAbove(agency, unit.id);
  const named = typesNamed(edict);
  const own = ownClasses(agency, edict);
  return {
    unit,
    path: above.map(({ id }) => id),
    // A field of a dinas is of the dinas, but a kelurahan under a kecamatan is no kecamatan (PSR-4, PSR-5).
    kind: above.find(({ type }) => named.has(type))?.type ?? unit.type,
    office: (above.find(({ id, type }) => named.has(type) || isClassed(edict, own, id, type)) ?? above.at(-1) ?? unit)
      .id,
    unitClass: classOf(edict, own, above),
    areaLevel: areaLevelOn(agency, unit.area, date),
  };
}

type OwnClass = readonly [name: string, places: readonly string[]];

/** What the agency's own lines say, for the edict itself before those it amends. */
const ownClasses = (agency: Agency, edict: Edict): readonly OwnClass[] =>
  [edict.slug, ...edict.amends].flatMap((slug) =>
    agency.edicts.filter(({ use }) => use === slug).flatMap(({ classes }) => Object.entries(classes ?? {})),
  );

/** The nearest assignment up the tree; of one unit its id outweighs its type, and the agency's own line the edict's file. */
function classOf(edict: Edict, own: readonly OwnClass[], above: readonly Unit[]): Standing['unitClass'] {
  const declared = (name: string) =>
    edict.classes.find((rule) => rule.name === name) ?? { name, clause: '', serves: false };
  for (const { id, type } of above) {
    const byId = own.find(([, places]) => places.includes(id));
    if (byId) return declared(byId[0]);
    const byFile = edict.classes.find(({ units }) => units.includes(id));
    if (byFile) return byFile;
    const byType = own.find(([, places]) => places.includes(type));
    if (byType) return declared(byType[0]);
    const byFileType = edict.classes.find(({ unitTypes }) => unitTypes.includes(type));
    if (byFileType) return byFileType;
  }
  return undefined;
}

const isClassed = (edict: Edict, own: readonly OwnClass[], id: string, type: string): boolean =>
  own.some(([, places]) => places.includes(id) || places.includes(type)) ||
  edict.classes.some(({ units, unitTypes }) => units.includes(id) || unitTypes.includes(type));

const known = new WeakMap<Edict, ReadonlySet<string>>();
function typesNamed(edict: Edict): ReadonlySet<string> {
  let types = known.get(edict);
  if (!types) {
    types = new Set([
      ...edict.rules.flatMap(({ when }) => when.unitTypes),
      ...edict.presence.flatMap(({ who }) => who.unitTypes),
    ]);
    known.set(edict, types);
  }
  return types;
}
