/** `setTimeout` fires at once above 2³¹ − 1 ms (24.8 days), so longer waits go in stages. */
const longestMs = 2 ** 31 - 1;

export function afterReal(ms: number, run: () => void): () => void {
  let timer: NodeJS.Timeout;
  const wait = (left: number) => {
    timer = setTimeout(
      () => (left > longestMs ? wait(left - longestMs) : run()),
      Math.max(0, Math.min(left, longestMs)),
    );
  };
  wait(ms);
  return () => clearTimeout(timer);
}
