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
  readonly unitClass: Pick<ClassRule, 'name' | 'clause' | 'serves'> | undefined;
  readonly areaLevel: string | undefined;
};

export function standingOf(agency: Agency, edict: Edict, unit: Unit, date: LocalDate): Standing {
  const above = unitAndAbove(agency, unit.id);
  const named = typesNamed(edict);
  return {
    unit,
    path: above.map(({ id }) => id),
    // A field of a dinas is of the dinas, but a kelurahan under a kecamatan is no kecamatan (PSR-4, PSR-5).
    kind: above.find(({ type }) => named.has(type))?.type ?? unit.type,
    unitClass: classOf(agency, edict, above),
    areaLevel: areaLevelOn(agency, unit.area, date),
  };
}

/** The nearest assignment up the tree; of one unit its id outweighs its type, and the agency's own line the edict's file. */
function classOf(agency: Agency, edict: Edict, above: readonly Unit[]): Standing['unitClass'] {
  const own = agency.edicts
    .filter(({ use }) => use === edict.slug)
    .flatMap(({ classes }) => Object.entries(classes ?? {}));
  const declared = (name: string) =>
    edict.classes.find((rule) => rule.name === name) ?? { name, clause: '', serves: false };
  for (const { id, type } of above) {
    for (const word of [id, type]) {
      const ours = own.find(([, places]) => places.includes(word));
      if (ours) return declared(ours[0]);
      const theirs = edict.classes.find((rule) => (word === id ? rule.units : rule.unitTypes).includes(word));
      if (theirs) return theirs;
    }
  }
  return undefined;
}

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
