import type { Edict } from './edict.ts';
import type { LocalDate, MinuteOfDay } from './time.ts';

export const absenceKinds = ['cuti', 'sakit', 'izin', 'dinas_luar', 'diklat', 'tugas_belajar', 'dispensasi'] as const;
export type AbsenceKind = (typeof absenceKinds)[number];

export type Absence = {
  readonly person: number;
  readonly kind: AbsenceKind;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Half a day: excused from this minute on of the first day. */
  readonly fromMinute: MinuteOfDay | null;
  readonly document: string | null;
  /** Empty = waiting for approval: does not excuse (domain.md 4.3). */
  readonly approvedBy: string | null;
};

/** Whether an absence excuses: somebody approved it, and of official travel one whom the edict names (PSR-11). */
export function isApproved({ approvedBy, kind }: Absence, edict: Pick<Edict, 'travel'> | null): boolean {
  if (approvedBy === null) return false;
  const travel = kind === 'dinas_luar' ? edict?.travel : null;
  if (!travel) return true;
  const by = ` ${approvedBy.toLowerCase().replace(/[^\p{L}\d]+/gu, ' ')} `;
  return travel.approvers.some((name) => by.includes(` ${name.toLowerCase()} `));
}
