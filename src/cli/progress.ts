/** One line that says what is being done, on a terminal only: a pipe or a log gets nothing. */
export type Progress = { step(text: string): void; done(): void };

/** The part of a stream a progress line needs; `process.stderr` is one. */
export type Screen = { readonly isTTY?: boolean; readonly columns?: number; write(text: string): unknown };

export const silent: Progress = { step() {}, done() {} };

export function progressOn(screen: Screen): Progress {
  if (screen.isTTY !== true) return silent;
  const clear = '\r\x1b[K';
  return {
    // Cut to the width: a wrapped line could not be wiped again.
    step: (text) => screen.write(`${clear}${text.slice(0, Math.max(10, (screen.columns ?? 80) - 1))}`),
    done: () => screen.write(clear),
  };
}
