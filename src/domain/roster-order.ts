/** Reorders `list[from…to)` so that the `count` people of the lowest keys stand first, in no particular order. */
export function lowestFirst(list: Int32Array, from: number, to: number, count: number, key: Float64Array): void {
  let left = from;
  let right = to - 1;
  const last = from + count - 1;
  if (count <= 0 || last >= right) return;
  while (left < right) {
    const pivot = key[list[(left + right) >> 1] ?? 0] ?? 0;
    let i = left;
    let j = right;
    while (i <= j) {
      while ((key[list[i] ?? 0] ?? 0) < pivot) i++;
      while ((key[list[j] ?? 0] ?? 0) > pivot) j--;
      if (i > j) break;
      const person = list[i] ?? 0;
      list[i++] = list[j] ?? 0;
      list[j--] = person;
    }
    if (last <= j) right = j;
    else if (last >= i) left = i;
    else return;
  }
}

/** Brings whoever has the lowest key of `list[from…to)` to its beginning. */
export function bringLowest(list: Int32Array, from: number, to: number, key: Float64Array): void {
  let best = from;
  for (let i = from + 1; i < to; i++) if ((key[list[i] ?? 0] ?? 0) < (key[list[best] ?? 0] ?? 0)) best = i;
  const person = list[from] ?? 0;
  list[from] = list[best] ?? 0;
  list[best] = person;
}

/** Sorts the first `count` of a list by key, lowest first; equal ones stay in their order. Quick on what is nearly sorted. */
export function sortByKey(list: Int32Array, count: number, key: Float64Array): void {
  // Many shifts mean that the list is long and far from sorted.
  let shifts = 40 * count;
  for (let i = 1; i < count; i++) {
    const person = list[i] ?? 0;
    const mine = key[person] ?? 0;
    let j = i - 1;
    for (; j >= 0 && (key[list[j] ?? 0] ?? 0) > mine; j--) list[j + 1] = list[j] ?? 0;
    list[j + 1] = person;
    shifts -= i - 1 - j;
    if (shifts >= 0) continue;
    list.subarray(0, count).sort((a, b) => (key[a] ?? 0) - (key[b] ?? 0));
    return;
  }
}
