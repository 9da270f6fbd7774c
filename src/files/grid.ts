import type { Problem } from './problem.ts';

/** A number cell of a spreadsheet keeps its printed digits: whether they can be trusted depends on the column. */
export type Cell = string | { readonly number: string };

/** Cells as they lie in the file; index 0 is the header, row 1 of the spreadsheet. */
export type Grid =
  | { readonly kind: 'grid'; readonly rows: readonly (readonly Cell[])[] }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

export const textOf = (cell: Cell | undefined): string =>
  cell === undefined ? '' : clean(typeof cell === 'string' ? cell : cell.number);

/** One line, without control and direction characters: WhatsApp puts some around a copied phone number. */
function clean(text: string): string {
  const line = text
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  // Excel's mark for "this is text", also written by our own exports.
  return /^'[\s=+\-@|%\d＝＋－＠]/.test(line) ? line.slice(1).trim() : line;
}
