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

const nameExpected = 'nama dari huruf kecil, angka, dan tanda - atau _, misalnya esensial atau level-3';
/** Names an edict gives: classes, quotas, levels of an area. */
export const name = scalar(nameExpected, (value) => (/^[a-z0-9]+([-_][a-z0-9]+)*$/.test(value) ? value : null));

/** Something for each name; which names there are is for the file to say. */
export const named = <T extends z.core.SomeType>(value: T) =>
  z.record(name, value, {
    error: (issue) => (issue.code === 'invalid_key' ? nameExpected : 'sekumpulan nama beserta isinya'),
  });

export const date = scalar(dateExpected, parseDate);
/** Both ends count; `effective.ts` checks them. */
export const period = mapping({ from: date, to: date });

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

/** As printed: 24 stays 24 (LTR-3). */
export const percent = scalar(
  'persen 0 sampai 100, paling banyak dua angka di belakang koma, misalnya 25, 25%, atau "12,5"',
  (value) => {
    const match = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(value);
    const number = match && Number(`${match[1]}.${match[2] ?? 0}`);
    return number === null || number > 100 ? null : number;
  },
);

/** A value that may be written in two ways, told apart by what stands there. */
export const either = <A, B>(isFirst: (value: unknown) => boolean, first: z.ZodType<A>, second: z.ZodType<B>) =>
  z.unknown().transform((value, ctx): A | B => {
    const read = (isFirst(value) ? first : second).safeParse(value);
    if (read.success) return read.data;
    ctx.issues.push(...read.error.issues.map((issue) => ({ ...issue, input: value }) as z.core.$ZodRawIssue));
    return z.NEVER;
  });

/** `senin..kamis`, `jumat`, or a list of such. */
export const weekdays = z.unknown().transform((value, ctx): readonly Weekday[] => {
  const days = weekdaysOf(value);
  if (days) return days;
  ctx.issues.push({
    code: 'custom',
    input: value,
    message: 'hari seperti senin..kamis, jumat, atau [senin, rabu], tiap hari satu kali',
  });
  return z.NEVER;
});
