/** "sekda nomor 094/12/2021": who consented outside the chat, and under which letter. */
export function consentIn(
  words: string,
  titles: readonly string[],
): { readonly consent: string; readonly document: string | null } | null {
  const found = titles.find((title) => words.toLowerCase().includes(title.toLowerCase()));
  const letter = /\b(?:nomor|no\.?|surat)\s*(?:surat\s*)?:?\s*([\w./-]*\d[\w./-]*)/i.exec(words)?.[1] ?? null;
  return found && letter ? { consent: found, document: letter } : null;
}
