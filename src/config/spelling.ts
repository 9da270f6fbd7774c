/** ` (maksud Anda "pagi"?)` when one of the known words is close to what was typed; else nothing. */
export function suggestion(typed: string, known: readonly string[]): string {
  const nearest = closest(typed, known);
  return nearest === undefined ? '' : ` (maksud Anda "${nearest}"?)`;
}

/** One slip in a short word, two from five letters on, three from nine; upper and lower case are no slip. */
function closest(typed: string, known: readonly string[]): string | undefined {
  // A pasted paragraph is no slip of the pen, and measuring it would cost.
  if (typed.length > 60) return undefined;
  const word = typed.toLowerCase();
  const allowed = word.length >= 9 ? 3 : word.length >= 5 ? 2 : 1;
  let best: { word: string; slips: number } | undefined;
  for (const candidate of known) {
    const slips = distance(word, candidate.toLowerCase());
    if (slips <= allowed && slips < (best?.slips ?? Number.POSITIVE_INFINITY)) best = { word: candidate, slips };
  }
  return best?.word;
}

/** Levenshtein's distance, one row at a time. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
