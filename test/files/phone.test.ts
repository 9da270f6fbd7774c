import { expect, test } from 'vitest';
import { phoneDigits } from '../../src/files/phone.ts';

test.each([
  '081234567890',
  '0812-3456-7890',
  '0812.3456.7890',
  '(0812) 3456 7890',
  '6281234567890',
  '62 812 3456 7890',
  '+62 812-3456-7890',
  '+62 0812 3456 7890',
  '006281234567890',
  '81234567890',
  'O81234567890',
  "'081234567890",
  '０８１２３４５６７８９０',
])('%s is 6281234567890', (spelled) => expect(phoneDigits(spelled)).toBe('6281234567890'));

test.each([
  ['too short', '081234567'],
  ['too long', '08123456789012345'],
  ['a landline', '0471-21234'],
  ['foreign', '+60123456789'],
  ['two numbers', '081234567890 / 081345678901'],
  ['a sentence', 'WA 081234567890 ya'],
  ['with an extension', '081234567890 ext 5'],
  ['a link', 'wa.me/6281234567890'],
  ['rounded by Excel', '8.1234567890E+10'],
  ['no number', '-'],
])('%s is refused: %s', (_, spelled) => expect(phoneDigits(spelled)).toBeNull());
