import type { Slot } from '../domain/edict.ts';
import type { Zone } from '../domain/time.ts';
import { clock } from './format.ts';

/** One line for a group, without names or mentions (law 8, features 57). */
export const groupReminder = (slot: Slot, zone: Zone, minutesLeft: number): string =>
  `Slot ${slot.label.toLowerCase()} ditutup ${clock(slot.closes)} ${zone}, ${minutesLeft} menit lagi.`;
