import { afterEach, expect, test } from 'vitest';
import type { Config } from '../../src/config/index.ts';
import { openService, type Service } from '../edicts/service.ts';
import { type Staff, staffOf } from '../edicts/staff.ts';
import { configIn, root } from '../edicts/stage.ts';

const config = configIn(`${root}/config`);
const [kasubag, budi] = staffOf('diskominfo', 2).map((one, i) => ({ ...one, roles: i === 0 ? 'kasubag' : '' })) as [
  Staff,
  Staff,
];
const yesterday: Config = {
  ...config,
  agencyHash: 'yesterday',
  agency: { ...config.agency, units: config.agency.units.filter(({ id }) => id !== 'diskominfo') },
};
let service: Service;
afterEach(() => service.close());

// 07.10 WITA is still the day before in UTC.
test.each(['07:10', '08:10'])('an office entered before dawn has its Kasubag answered at %s', async (time) => {
  service = await openService(yesterday, '2021-08-03 09:00');
  await service.stop();
  await service.advance('2021-08-05 05:00');
  await service.start(config);
  await service.employ([kasubag, budi]);
  await service.roster([budi], ['2021-08-05']);
  await service.write(`2021-08-05 ${time}`, kasubag.number, { text: 'belum' });
  await service.advance(`2021-08-05 ${time}:30`);
  expect(service.sent.map(({ what }) => what).join()).toContain('Pegawai Nomor 2');
});
