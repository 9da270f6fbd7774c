import type { z } from 'zod';
import type { Slot } from '../domain/edict.ts';
import type { MinuteOfDay } from '../domain/time.ts';
import { clockWords } from './date-words.ts';
import { clock, mapping, slug, text, whole } from './fields.ts';
import type { Path } from './yaml.ts';

export const tolerance = mapping({ before: whole(0, 720), after: whole(0, 720) });

/** Either a window (`opens`, `closes`) or a point of time (`at`) with a tolerance here or at the set (D3). */
export const slot = mapping({
  name: slug,
  label: text.optional(),
  opens: clock.optional(),
  closes: clock.optional(),
  at: clock.optional(),
  tolerance: tolerance.optional(),
  clause: text.optional(),
});
type RawSlot = z.infer<typeof slot>;
type FromSet = { readonly clause: string; readonly tolerance: z.infer<typeof tolerance> | undefined };
type Report = (path: Path, message: string) => void;

/** The slots of one set; paths given to `report` start at the list of slots. */
export function slotsOf(raw: readonly RawSlot[], set: FromSet, report: Report): readonly Slot[] {
  const slots = raw.map((one, i) => slotOf(one, i, set, report));
  slots.forEach((one, i) => {
    const first = slots.findIndex((other) => other.name === one.name);
    if (first < i)
      report(
        [i, 'name'],
        `nama jadwal "${one.name}" sudah dipakai jadwal ke-${first + 1}; diharapkan nama yang berbeda`,
      );
  });
  refuseOverlaps(slots, report);
  return slots;
}

function slotOf(raw: RawSlot, i: number, set: FromSet, report: Report): Slot {
  const base = { name: raw.name, label: raw.label ?? labelOf(raw.name), clause: raw.clause ?? set.clause };
  const nowhere = { ...base, opens: 0 as MinuteOfDay, closes: -1 as MinuteOfDay, point: null };

  if (raw.at === undefined) {
    const { opens, closes } = raw;
    if (opens === undefined || closes === undefined) {
      report([i], `jadwal "${raw.name}" belum lengkap; diharapkan opens dan closes, atau at beserta tolerance`);
      return nowhere;
    }
    if (closes < opens) {
      const [from, to] = [clockWords(opens), clockWords(closes)];
      report(
        [i, 'closes'],
        `jadwal "${raw.name}" ditutup ${to} sebelum dibuka ${from}; diharapkan closes sesudah ${from}`,
      );
    }
    if (raw.tolerance)
      report(
        [i, 'tolerance'],
        `jadwal "${raw.name}" sudah punya opens dan closes; diharapkan tolerance hanya bersama at`,
      );
    return { ...base, opens, closes, point: null };
  }

  if (raw.opens !== undefined || raw.closes !== undefined) {
    report([i, 'at'], `jadwal "${raw.name}" berisi at dan opens/closes; diharapkan salah satu saja`);
    return nowhere;
  }
  const widened = raw.tolerance ?? set.tolerance;
  if (!widened) {
    // No silent default: whoever enters the edict decides, and people read the resulting window (D3).
    report(
      [i, 'at'],
      `jadwal "${raw.name}" pukul ${clockWords(raw.at)} belum punya toleransi; diharapkan tolerance: {before: 15, after: 30} ` +
        `pada jadwal ini atau pada kelompoknya`,
    );
    return nowhere;
  }
  const [opens, closes] = [raw.at - widened.before, raw.at + widened.after];
  if (opens < 0 || closes > 1439)
    report([i, 'at'], `toleransi jadwal "${raw.name}" melewati tengah malam; diharapkan tetap dalam satu hari`);
  return { ...base, opens: opens as MinuteOfDay, closes: closes as MinuteOfDay, point: { at: raw.at, ...widened } };
}

/** The printed end counts whole (D2), so windows that touch share a minute and overlap. */
function refuseOverlaps(slots: readonly Slot[], report: Report): void {
  const inOrder = slots
    .map((slot, i) => ({ slot, i }))
    .filter(({ slot }) => slot.opens <= slot.closes)
    .sort((a, b) => a.slot.opens - b.slot.opens);
  inOrder.forEach(({ slot, i }, n) => {
    const before = inOrder.slice(0, n).find((earlier) => slot.opens <= earlier.slot.closes)?.slot;
    if (!before) return;
    const why =
      slot.point || before.point
        ? 'toleransinya bertumpang tindih'
        : slot.opens === before.closes
          ? `bersinggungan (menit ${clockWords(before.closes)} masih termasuk "${before.name}")`
          : 'bertumpang tindih';
    const expected = slot.point
      ? 'diharapkan toleransi yang lebih kecil'
      : `diharapkan dibuka ${clockWords((before.closes + 1) as MinuteOfDay)} atau sesudahnya`;
    report(
      [i, slot.point ? 'at' : 'opens'],
      `jadwal "${slot.name}" (${windowWords(slot)}) dan "${before.name}" (${windowWords(before)}) ${why}; ${expected}`,
    );
  });
}

const windowWords = (slot: Slot) => `${clockWords(slot.opens)}–${clockWords(slot.closes)}`;

/** `selesai-istirahat` is printed as "Selesai istirahat". */
const labelOf = (name: string) => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');
