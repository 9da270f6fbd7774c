import { afterEach, beforeEach, expect, test } from 'vitest';
import { openService, type Service } from '../edicts/service.ts';
import { type Staff, staffOf } from '../edicts/staff.ts';
import { configIn, root } from '../edicts/stage.ts';

const [kasubag, budi, sari] = staffOf('diskominfo', 3).map((one, i) => ({
  ...one,
  roles: i === 0 ? 'kasubag' : '',
})) as [Staff, Staff, Staff];
const day = '2021-08-05';
let service: Service;

beforeEach(async () => {
  service = await openService(configIn(`${root}/config`), `${day} 05:00`);
  await service.employ([kasubag, budi, sari]);
  await service.roster([budi, sari], [day]);
  await service.roster([kasubag], [day], 'wfo');
});
afterEach(() => service.close());

const digests = () => service.sent.filter(({ what }) => what.includes('*Pagi*')).map(({ chat }) => chat);

test('fault 10: a list of names does not follow a number to its next holder; it waits until the Kasubag writes from the new one', async () => {
  await service.write(`${day} 06:00`, kasubag.number, { text: 'mulai' });
  await service.advance(`${day} 06:30`);
  await service.employ([
    { ...kasubag, number: '6281100020777' },
    { ...budi, number: kasubag.number },
  ]);
  await service.advance(`${day} 07:35`);
  expect(digests()).toEqual([]);
  await service.write(`${day} 07:40`, '6281100020777', { text: 'mulai' });
  await service.advance(`${day} 07:50`);
  expect(digests()).toEqual(['6281100020777@s.whatsapp.net']);
});

test('nor does it go to a number that was given up', async () => {
  await service.write(`${day} 06:00`, kasubag.number, { text: 'mulai' });
  await service.advance(`${day} 06:30`);
  await service.employ([{ ...kasubag, number: '6281100020777' }]);
  await service.advance(`${day} 07:35`);
  expect(digests()).toEqual([]);
});

test('nor to a LID whose number is somebody else’s now, nor what was queued for it before', async () => {
  await service.write(`${day} 06:00`, '155500001111@lid', { text: 'mulai' }, `${kasubag.number}@s.whatsapp.net`);
  await service.advance(`${day} 07:20`);
  await service.cut();
  await service.advance(`${day} 07:31`);
  await service.mend();
  await service.employ([{ ...budi, number: kasubag.number }]);
  await service.advance(`${day} 08:35`);
  expect(digests()).toEqual([]);
});
