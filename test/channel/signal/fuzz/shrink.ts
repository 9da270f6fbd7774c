import type { Step } from './script.ts';

/** Fewer steps that still disagree: those of one phone if that is enough, then without ever smaller pieces. */
export async function shrink(
  steps: readonly Step[],
  disagrees: (steps: readonly Step[]) => Promise<boolean>,
  tries = 150,
): Promise<readonly Step[]> {
  let left = tries;
  let kept = steps;
  const accept = async (fewer: readonly Step[]): Promise<boolean> => {
    if (left <= 0 || fewer.length === kept.length) return false;
    left -= 1;
    if (!(await disagrees(fewer))) return false;
    kept = fewer;
    return true;
  };

  const last = steps.at(-1);
  await accept(steps.filter(({ who }) => who === last?.who));
  for (let size = Math.ceil(kept.length / 2); size >= 1 && left > 0; ) {
    let at = 0;
    let smaller = false;
    while (at < kept.length && left > 0) {
      const accepted = await accept([...kept.slice(0, at), ...kept.slice(at + size)]);
      if (accepted) smaller = true;
      else at += size;
    }
    if (size > 1) size = Math.ceil(size / 2);
    else if (!smaller) break;
  }
  return kept;
}
