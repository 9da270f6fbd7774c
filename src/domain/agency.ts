import type { LocalDate, Weekday, Zone } from './time.ts';

/** The local government as `config/serlok.yaml` describes it. Versioned like an edict (D18). */
export type Agency = {
  readonly name: string;
  /** Whom an employee may turn to; named in the privacy notice. */
  readonly contact: string;
  readonly areas: readonly Area[];
  readonly units: readonly Unit[];
  /** Which edict of the library is in force where. */
  readonly edicts: readonly EdictUse[];
};

export type Area = {
  readonly id: string;
  readonly name: string;
  /** Level of the area for tables by level (PPKM 1–4, zones …), each from its first day on; `null` = from always. */
  readonly levels?: readonly { readonly from: LocalDate | null; readonly level: string }[];
};

export type Unit = {
  readonly id: string;
  readonly name: string;
  /** `dinas`, `badan`, `setda`, `kecamatan`, `kelurahan`, `puskesmas`, `pustu`, `rumah_sakit`, `damkar` … free words that edicts refer to. */
  readonly type: string;
  readonly area: string;
  /** The unit above, `null` at the top. */
  readonly parent: string | null;
  readonly zone: Zone;
  readonly workWeek: readonly Weekday[];
  /** Holiday kinds on which this unit works all the same (service units and cuti bersama, domain.md 4.2). */
  readonly worksOn: readonly HolidayKind[];
  /** JIDs of the unit's WhatsApp groups. */
  readonly groups: readonly string[];
};

export type EdictUse = {
  readonly use: string;
  readonly for: readonly string[];
  /** Classes this agency gives its own units or unit types; they go before those of the edict's file. */
  readonly classes?: Readonly<Record<string, readonly string[]>>;
  /** Length of rotation chosen for a unit and everything below it (LTR-6), in working days. */
  readonly rotation?: Readonly<Record<string, number>>;
};

export type HolidayKind = 'libur_nasional' | 'cuti_bersama' | 'libur_daerah';
export type Holiday = {
  readonly date: LocalDate;
  readonly name: string;
  readonly kind: HolidayKind;
  /** Areas or units a local holiday is for; empty = everywhere. */
  readonly for: readonly string[];
};

export function unitOf(agency: Agency, id: string): Unit | undefined {
  let units = byId.get(agency.units);
  if (!units) {
    units = new Map(agency.units.map((unit) => [unit.id, unit]));
    byId.set(agency.units, units);
  }
  return units.get(id);
}

// Asked for every person on every day: with 300 units a search through the list was half of a preview's time.
const byId = new WeakMap<readonly Unit[], ReadonlyMap<string, Unit>>();

/** The unit and everything above it, nearest first. A loop in the file is refused by `serlok check`; here it just ends. */
export function unitAndAbove(agency: Agency, id: string): readonly Unit[] {
  const path: Unit[] = [];
  for (
    let unit = unitOf(agency, id);
    unit && !path.includes(unit);
    unit = unit.parent ? unitOf(agency, unit.parent) : undefined
  )
    path.push(unit);
  return path;
}

/** Whether `id` is `above` or lies under it: what a head may see (D15). */
export const isWithin = (agency: Agency, id: string, above: string): boolean =>
  unitAndAbove(agency, id).some((unit) => unit.id === above);

/** The level of an area on a day; `undefined` where none is given. */
export const areaLevelOn = (agency: Agency, area: string, date: LocalDate): string | undefined =>
  agency.areas.find(({ id }) => id === area)?.levels?.findLast(({ from }) => from === null || from <= date)?.level;

/** The unit at the top of the tree: the agency (*perangkat daerah*) a sub-unit belongs to. */
export const topOf = (agency: Agency, id: string): Unit | undefined => unitAndAbove(agency, id).at(-1);
