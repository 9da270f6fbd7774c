import type { Agency } from './agency.ts';
import type { Zone } from './time.ts';

/** The zone of the government itself, for what belongs to no unit: that of its first unit. */
export const mainZone = (agency: Agency): Zone => agency.units[0]?.zone ?? 'WIB';
