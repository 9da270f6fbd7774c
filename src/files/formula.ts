/**
 * Text that a spreadsheet would run gets the apostrophe by which Excel knows text: `=HYPERLINK(…)`, also behind blanks
 * or in full width (fault 57). The reader of `table.ts` takes it off again.
 */
export const guarded = (text: string): string =>
  /^[\s\p{Cf}\p{Cc}]*[=+\-@|%＝＋－＠]/u.test(text) ? `'${text}` : text;
