/**
 * Whom a random spot contact asks: those asked least recently first, the never-asked before them, ties broken by a number
 * drawn from the seed. Same input, same sample; over time everybody's turn comes (features 42).
 */
export function contactSample(
  candidates: readonly { readonly id: number; readonly lastAskedAt: number | null }[],
  size: number,
  seed: string,
): readonly number[] {
  const drawn = candidates.map(({ id, lastAskedAt }) => ({
    id,
    last: lastAskedAt ?? -1,
    lot: hashed(`${seed}/${id}`),
  }));
  return drawn
    .sort((a, b) => a.last - b.last || a.lot - b.lot || a.id - b.id)
    .slice(0, Math.max(0, size))
    .map(({ id }) => id);
}

/** FNV-1a, 32 bit: spreads well enough for a lot, and needs nothing of the host. */
function hashed(text: string): number {
  let hash = 0x811c9dc5;
  for (const char of text) {
    hash ^= char.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  // The last byte alone decides too little: mixed once more.
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) >>> 0;
}
