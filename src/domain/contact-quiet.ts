import type { AbsenceKind } from './absence.ts';
import type { Relief } from './act-day.ts';
import type { DayPlan, Mode } from './plan.ts';
import { type Instant, localMoment } from './time.ts';

/** What keeps somebody from being asked where he is at that moment; `null` for who works at home and is well (PPU-6). */
export function quietAt({ mode, why, waiting, away, zone }: DayPlan, at: Instant): Mode | AbsenceKind | Relief | null {
  if (mode !== 'home' && mode !== 'anywhere') return why.kind === 'absence' ? why.absence : mode;
  // Ill is ill, whoever has yet to approve it.
  if (waiting === 'sakit') return 'sakit';
  const { minute } = localMoment(at, zone);
  return away.find(({ from, until }) => from <= minute && minute <= until)?.why ?? null;
}
