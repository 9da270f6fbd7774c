/** Why a file or one of its rows is refused. `row` is the number the spreadsheet shows; `null` = the whole file. */
export type Problem = {
  readonly file: string;
  readonly row: number | null;
  readonly column: string | null;
  /** What was found and what was expected, in Indonesian: the Kasubag reads it. */
  readonly text: string;
};

/** `pegawai.csv: baris 5, kolom nip: "1985"; seharusnya 18 angka`. */
export function problemLine({ file, row, column, text }: Problem): string {
  const place = [row === null ? null : `baris ${row}`, column === null ? null : `kolom ${column}`].filter(Boolean);
  return place.length === 0 ? `${file}: ${text}` : `${file}: ${place.join(', ')}: ${text}`;
}

/** A problem nothing of the file survives, not even with `--skip-bad`. */
export const wholeFile = (file: string, text: string): Problem => ({ file, row: null, column: null, text });

export const found = (value: string, expected: string): string =>
  value === '' ? `kosong; seharusnya ${expected}` : `${quoted(value)}; seharusnya ${expected}`;

/** Cut, so that a pasted page does not fill the screen. */
export const quoted = (value: string): string => `"${value.length > 60 ? `${value.slice(0, 57)}...` : value}"`;

/** By row, the whole file first: the order in which somebody mends them. */
export const inRowOrder = (problems: readonly Problem[]): readonly Problem[] =>
  [...problems].sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
