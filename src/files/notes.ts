/** Remarks that hinder nothing; the same remark of many rows is one line. */
export type Notes = {
  /** `row` is the number the spreadsheet shows. */
  add(text: string, row: number): void;
  lines(): readonly string[];
};

export function openNotes(): Notes {
  const rowsOf = new Map<string, number[]>();
  return {
    add(text, row) {
      const rows = rowsOf.get(text);
      if (rows) rows.push(row);
      else rowsOf.set(text, [row]);
    },
    lines: () => [...rowsOf].map(([text, rows]) => `${text} (${rowList(rows)})`),
  };
}

const shown = 5;

/** `baris 2, 3, 9`, and past five of them `baris 2, 3, 4, 5, 6 dan 40 lainnya`. */
export function rowList(rows: readonly number[]): string {
  const rest = rows.length - shown;
  return `baris ${rows.slice(0, shown).join(', ')}${rest > 0 ? ` dan ${rest} lainnya` : ''}`;
}
