import { afterEach, expect, test } from 'vitest';
import { openService, type Service } from '../edicts/service.ts';
import { type Staff, staffOf } from '../edicts/staff.ts';
import { configIn, root } from '../edicts/stage.ts';

const [budi] = staffOf('diskominfo', 1) as [Staff];
let service: Service;
afterEach(() => service.close());

test('a share that a later roster counts is still there weeks after, though nobody recomputed', async () => {
  service = await openService(configIn(`${root}/config`), '2021-08-05 05:00');
  await service.employ([budi]);
  await service.write('2021-08-05 07:10', budi.number, { location: [-2.98, 120.17] });
  await service.advance('2021-08-06 09:00');
  await service.roster([budi], ['2021-08-05']);
  expect((await service.states(budi, '2021-08-05'))[0]).toBe('tepat');
  await service.advance('2021-08-20 09:00');
  expect((await service.states(budi, '2021-08-05'))[0]).toBe('tepat');
});
