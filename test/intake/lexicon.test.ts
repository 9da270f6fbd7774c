import { describe, expect, test } from 'vitest';
import { understand } from '../../src/commands/index.ts';
import { readText } from '../../src/intake/lexicon.ts';
import { askerOf, darmawati, fitriani, thursday } from '../commands/palopo.ts';
import { corpus, further, type Line } from './corpus.ts';
import { fresh } from './fresh.ts';

const heard = ({ text, as }: Line, inGroup = false) =>
  understand(readText(text, thursday), askerOf(as === 'kasubag' ? fitriani : darmawati), inGroup);

describe('what people type is understood', () => {
  test.each(corpus)('$text from a $as means $intent', (line) => expect(heard(line)).toBe(line.intent));
  test.each(further)('$text from a $as means $intent too', (line) => expect(heard(line)).toBe(line.intent));

  test.each(fresh)('$text from a $as means $intent as well', (line) => expect(heard(line)).toBe(line.intent));

  test('the whole corpus is understood', () => {
    const all = [...corpus, ...further];
    const right = all.filter((line) => heard(line) === line.intent).length;
    process.stdout.write(`corpus: ${right} of ${all.length} (${((100 * right) / all.length).toFixed(1)} %)\n`);
    expect(right).toBe(all.length);
  });

  test('in a group nobody asks about people: everything but hours, holidays and help stays unanswered', () => {
    const allowed = new Set(['no-reply', 'jam', 'libur', 'bantuan']);
    for (const line of [...corpus, ...further, ...fresh]) expect(allowed).toContain(heard(line, true));
    expect(heard({ text: 'siapa belum', intent: 'belum', as: 'kasubag' }, true)).toBe('no-reply');
  });
});

describe('normalising', () => {
  const words = (text: string) => readText(text, thursday).text;

  test.each([
    ['JADWAAAAL saya!!! 🙏', 'jadwal saya'],
    ['share lok', 'shareloc'],
    ['Share Lokasi', 'shareloc'],
    ['sherlock', 'shareloc'],
    ['assalamualaikum wr. wb. selamat pagi pak, *jadwal*', 'jadwal'],
    ['rumah sakit', 'rumahsakit'],
    ['izin bertanya', ''],
    ['mohon izin pak', ''],
    ['izin besok ada acara', 'izin besok ada acara'],
    ['blm kirim lokasi pagi', 'belum kirim lokasi pagi'],
    ["hari jum'at", 'hari jumat'],
  ])('"%s" becomes "%s"', (text, plain) => expect(words(text)).toBe(plain));

  test.each([
    'sudah',
    'kabar',
    'rumah',
    'kami',
    'bukan',
    'siap',
    'kotak',
    'lupa',
    'menit',
    'satu',
    'selama',
    'kamil',
    'julia',
  ])('"%s" is nobody\'s typing error', (word) => expect(words(`x1 ${word}`)).toBe(`x1 ${word}`));

  test('a name is left over as a name', () => {
    expect(readText('jadwal pak Ruslan', thursday).unknown).toEqual(['ruslan']);
    expect(readText('status hari senin depan saya dong', thursday).unknown).toEqual([]);
  });

  test('any text gives a phrase', () => {
    for (const text of ['', ' ', '?', '***', '\u0000', '😀'.repeat(500), 'a'.repeat(2000), '././.-.', '12/', "''"])
      expect(() => readText(text, thursday)).not.toThrow();
  });
});
