import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** `6281234567890` of any usual spelling of an Indonesian mobile number; `null` when it is none. */
export function phoneDigits(text: string): string | null {
  // 00 is how 62 is dialled on many phones; a letter O at the start is a typing slip for 0.
  const spelled = text
    .replace(/^'/, '')
    .replace(/^00(?=62)/, '+')
    .replace(/^[oO](?=8)/, '0');
  // `extract: false`: digits are never fished out of a sentence or of two numbers in one cell.
  const phone = parsePhoneNumberFromString(spelled, { defaultCountry: 'ID', extract: false });
  // Landlines and foreign numbers are valid numbers too, but nobody's share would arrive from them as 628….
  if (!phone?.isValid() || phone.country !== 'ID' || phone.getType() !== 'MOBILE' || phone.ext) return null;
  return phone.number.slice(1);
}
