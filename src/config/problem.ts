/** One thing the operator has to mend, with its address. Lines and columns count from 1. */
export type Problem = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Indonesian: what stands there and what was expected. */
  readonly message: string;
};

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** `config/edicts/palopo-2021.yaml:14:9: …`, the form editors make clickable. */
export const problemText = ({ file, line, column, message }: Problem): string =>
  `${file}:${line}:${column}: ${message}`;

/** In the order in which somebody mends them: by file, from the top; what two edicts share is told once. */
export const inReadingOrder = (problems: readonly Problem[]): readonly Problem[] =>
  [...new Map(problems.map((problem) => [problemText(problem), problem])).values()].sort(
    (a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column,
  );

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
