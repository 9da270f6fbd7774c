import { expect, test } from 'vitest';
import { unitNamed } from '../../src/commands/scope.ts';
import { readText } from '../../src/intake/lexicon.ts';
import * as p from './palopo.ts';

const unit = (id: string, name: string) => ({ ...p.kominfo, id, name });
const agency = {
  ...p.agency,
  units: [
    unit('opd-06', 'Dinas Keenam'),
    unit('opd-07', 'Dinas Ketujuh'),
    unit('smp-1', 'SMP Negeri 1 Palopo'),
    unit('smp-2', 'SMP Negeri 2 Palopo'),
    unit('melati-2', 'Puskesmas 2 Melati'),
  ],
};

test.each([
  ['belum opd-07', 'opd-07'],
  ['rekap opd-06 bulan ini', 'opd-06'],
  ['belum smp negeri 2', 'smp-2'],
  ['rekap smp negeri 1 tgl 2', 'smp-1'],
  ['siapa wfo puskesmas melati', 'melati-2'],
])('a unit with a number in its id or name: %s', (text, id) => {
  expect(unitNamed(agency, readText(text, p.thursday))?.id).toBe(id);
});
