import type { Identity } from './person.ts';

/** How far back a newly bound address speaks for its person: as long as an unresolved share is kept (D21). */
export const claimReachMs = 7 * 86_400_000;
/** A one-time code holds that long, and for that many wrong tries. */
export const codeMs = 15 * 60_000;
export const codeTries = 3;

/** What somebody on an unknown address says to be known: who he is, or the code an officer gave him. */
export type Claimed =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'nip'; readonly nip: string; readonly name: string | null };

/**
 * "198507172010011005", "Saya Ahmad Yani, NIP. 19850717 201001 1 005", "nip KOM-001", "482913", "kode 482 913". A code goes
 * first: it is what stands beside a NIP when both are sent. `null`: the text claims nothing.
 */
export function readClaim(text: string): Claimed | null {
  const plain = text.normalize('NFKC').replace(/\s+/gu, ' ').trim();
  if (plain.length > 300) return null;
  const long = longNumber.exec(plain);
  const rest = long ? plain.replace(long[0], ' ') : plain;
  const code = /(?<![\d+])(\d{3}) ?(\d{3})(?!\d)/u.exec(rest);
  if (code && (/^\W*(?:kode|code|otp)?\W*\d{3} ?\d{3}\W*$/iu.test(rest) || /\b(?:kode|code|otp)\b/iu.test(rest)))
    return { kind: 'code', code: `${code[1]}${code[2]}` };
  if (long) return { kind: 'nip', nip: long[0].replace(/\D/gu, ''), name: nameIn(plain) };
  const short = /\b(?:nip|nik|nomor induk|id)\b[\s.:=]*([A-Z]{1,6}-?\d{1,8})\b/iu.exec(plain);
  return short?.[1] ? { kind: 'nip', nip: short[1].toUpperCase(), name: nameIn(plain) } : null;
}

/** Whether these could be the name of that person: one word of at least three letters in common. */
export function namesAgree(typed: string, name: string): boolean {
  const parts = (text: string) =>
    text
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .filter((part) => part.length >= 3);
  const own = new Set(parts(name));
  return parts(typed).some((part) => own.has(part));
}

/** "…4412": the end of an address, enough to tell two apart and too little to call. */
export const lastDigits = ({ value }: Identity): string => `…${value.slice(-4)}`;

/** 18 digits, also in the groups in which a NIP is printed. */
const longNumber = /(?<![\d+])\d(?:[ .-]?\d){17}(?!\d)/u;

function nameIn(text: string): string | null {
  const name =
    /\b(?:saya|sy|nama(?:ku| saya)?)\b[\s:,]*([\p{L}][\p{L}.' ]{2,60}?)[\s,.:;(]*(?:\bnip\b|\bnik\b|\d)/iu.exec(text);
  return name?.[1]?.trim() ?? null;
}
