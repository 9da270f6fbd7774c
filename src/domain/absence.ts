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
  /** Position title of the approver, when `approvedBy` is the NIP of somebody on the books. */
  readonly approverTitle?: string | null;
};

/** Whether an absence excuses: somebody approved it, and of official travel one whom the edict names (PSR-11). */
export function isApproved({ approvedBy, approverTitle, kind }: Absence, edict: Pick<Edict, 'travel'> | null): boolean {
  if (approvedBy === null) return false;
  const travel = kind === 'dinas_luar' ? edict?.travel : null;
  if (!travel) return true;
  const by = words(`${approvedBy} ${approverTitle ?? ''}`);
  return travel.approvers.some((name) => isFrom(by, words(name)));
}

/** "Sekda", "Plt. Sekda", "a.n. Bupati Pasuruan", but neither "Wakil Bupati" nor "Asisten Sekda". */
function isFrom(by: readonly string[], name: readonly string[]): boolean {
  const at = by.findIndex((_, i) => name.every((word, k) => by[i + k] === word));
  return at >= 0 && by.slice(0, at).every((word) => acting.has(word) || /^\d+$/.test(word));
}

const words = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
const acting = new Set('plt plh pj pjs a n an bapak ibu pak bu yth izin persetujuan disetujui oleh'.split(' '));
