import { describe, expect, test } from 'vitest';
import { officersFor } from '../../src/domain/officer.ts';
import type { Person, Role } from '../../src/domain/person.ts';
import { agency, day, friday, person, thursday, unit } from './made.ts';

const tree = agency([
  unit({ id: 'dinkes' }),
  unit({ id: 'puskesmas', parent: 'dinkes' }),
  unit({ id: 'pustu', parent: 'puskesmas' }),
  unit({ id: 'kominfo' }),
]);
let id = 0;
const holder = (at: string, roles: readonly Role[], from: string | null = null, to: string | null = null): Person =>
  person({
    id: ++id,
    services: [{ unit: at, roles, from: from === null ? null : day(from), to: to === null ? null : day(to) }],
  });

describe('who gets the digest of a unit', () => {
  const ofDinas = holder('dinkes', ['kasubag']);
  const ofPuskesmas = holder('puskesmas', ['kasubag', 'kepala']);

  test('its own Kasubag, else the nearest above', () => {
    expect(officersFor(tree, [ofDinas, ofPuskesmas], 'pustu', 'kasubag', thursday)).toEqual([ofPuskesmas]);
    expect(officersFor(tree, [ofDinas], 'pustu', 'kasubag', thursday)).toEqual([ofDinas]);
    expect(officersFor(tree, [ofDinas, ofPuskesmas], 'dinkes', 'kasubag', thursday)).toEqual([ofDinas]);
  });
  test('nobody of another office, and nobody below', () => {
    expect(officersFor(tree, [ofPuskesmas], 'dinkes', 'kasubag', thursday)).toEqual([]);
    expect(officersFor(tree, [ofDinas], 'kominfo', 'kasubag', thursday)).toEqual([]);
    expect(officersFor(tree, [ofDinas], '', 'kasubag', thursday)).toEqual([]);
  });
  test('two who share the post both', () => {
    const second = holder('dinkes', ['kasubag']);
    expect(officersFor(tree, [ofDinas, second], 'dinkes', 'kasubag', thursday)).toEqual([ofDinas, second]);
  });
  test('the one in office that day, not the one who left or comes tomorrow', () => {
    const left = holder('dinkes', ['kasubag'], null, '2021-08-05');
    const comes = holder('dinkes', ['kasubag'], '2021-08-06');
    expect(officersFor(tree, [left, comes], 'dinkes', 'kasubag', thursday)).toEqual([left]);
    expect(officersFor(tree, [left, comes], 'dinkes', 'kasubag', friday)).toEqual([comes]);
  });
});
