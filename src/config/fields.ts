import { z } from 'zod';
import { parseDate, parseMinute, type Weekday, zoneHours } from '../domain/time.ts';
import { dateExpected } from './date-words.ts';
import { weekdaysOf } from './weekdays.ts';

/** Keys and nothing else. For unknown keys the message is the list of known ones (`check.ts` makes the sentence). */
export const mapping = <S extends z.core.$ZodShape>(shape: S) => {
  const keys = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? keys.join(' ') : `sekumpulan kunci: ${keys.join(', ')}`),
  });
};

export const listOf = <T extends z.core.SomeType>(item: T) =>
  z.array(item, { error: 'daftar, satu baris "- …" untuk tiap isi' });

/** A text that `parse` makes sense of; `expected` completes the sentence "… diharapkan". */
export const scalar = <T>(expected: string | ((text: string) => string), parse: (text: string) => T | null) =>
  z.string({ error: typeof expected === 'string' ? expected : expected('') }).transform((text, ctx): T => {
    const value = parse(text.trim());
    if (value !== null) return value;
    ctx.issues.push({
      code: 'custom',
      input: text,
      message: typeof expected === 'string' ? expected : expected(text.trim()),
    });
    return z.NEVER;
  });

export const oneOf = <const T extends string>(words: readonly T[]) =>
  z.enum(words, { error: words.length === 2 ? words.join(' atau ') : `salah satu dari ${words.join(', ')}` });

export const text = scalar('teks', (value) => (value === '' ? null : value));

/** Names that files, commands and links refer to. */
export const slug = scalar('nama pendek dari huruf kecil, angka, dan tanda -, misalnya dinas-kesehatan', (value) =>
  /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value) ? value : null,
);

/** Unit types and position codes are written with `_`: `rumah_sakit`, `kepala_dinas`. */
export const word = scalar('kata dari huruf kecil, angka, dan tanda _, misalnya dinas atau rumah_sakit', (value) =>
  /^[a-z0-9]+(_[a-z0-9]+)*$/.test(value) ? value : null,
);

export const date = scalar(dateExpected, parseDate);

/** A minute of the day; 24.00 is not one: a window ends with the minute 23.59 at the latest. */
export const clock = scalar('jam seperti 07.30', (value) => {
  const minute = parseMinute(value);
  return minute === null || minute > 1439 ? null : minute;
});

export const zone = oneOf(Object.keys(zoneHours) as (keyof typeof zoneHours)[]);

export const yesNo = scalar('true atau false', (value) =>
  value === 'true' || value === 'ya' ? true : value === 'false' || value === 'tidak' ? false : null,
);

export const whole = (least: number, most: number) =>
  scalar(`bilangan bulat ${least} sampai ${most}`, (value) =>
    /^\d{1,9}$/.test(value) && Number(value) >= least && Number(value) <= most ? Number(value) : null,
  );

/** `senin..kamis`, `jumat`, or a list of such. */
export const weekdays = z.unknown().transform((value, ctx): readonly Weekday[] => {
  const days = weekdaysOf(value);
  if (days) return days;
  ctx.issues.push({ code: 'custom', input: value, message: 'hari seperti senin..kamis, jumat, atau [senin, rabu]' });
  return z.NEVER;
});
