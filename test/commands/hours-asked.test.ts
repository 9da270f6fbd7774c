import { expect, test } from 'vitest';
import { hoursAsked } from '../../src/commands/hours-asked.ts';
import type { LocalDate } from '../../src/domain/time.ts';
import { readText } from '../../src/intake/lexicon.ts';

const today = '2021-07-29' as LocalDate;

test.each([
  ['dispensasi hari ini jam 7 sampai 9 listrik padam', 420, 540],
  ['dispensasi hari ini jam 7-9 listrik padam', 420, 540],
  ['dispensasi besok 07.00-09.30 upacara', 420, 570],
  ['dispensasi sampai jam 10 banjir', null, 600],
  ['dispensasi sebelum jam 9 apel', null, 540],
  ['dispensasi mulai jam 14 mati lampu', 840, null],
  ['dispensasi setelah jam 2 siang jaringan putus', 840, null],
  ['dispensasi dari jam 8 banjir', 480, null],
  ['dispensasi besok pagi upacara', null, 600],
  ['dispensasi sore ini gempa', 900, null],
  ['dispensasi besok banjir', null, null],
])('"%s" is over these hours', (text, after, before) => {
  expect(hoursAsked(readText(text, today))).toEqual({ after, before });
});

test.each(['dispensasi besok jam 8 upacara', 'dispensasi jam 10 sampai jam 8 banjir'])(
  '"%s" does not say from when until when',
  (text) => {
    expect(hoursAsked(readText(text, today))).toBe('unclear');
  },
);

test('"jam 7-9" is no seventh of September', () => {
  expect(readText('dispensasi hari ini jam 7-9 listrik padam', today).when).toMatchObject({ from: today, to: today });
});
