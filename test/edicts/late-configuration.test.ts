import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Config } from '../../src/config/index.ts';
import type { LocalDate } from '../../src/domain/time.ts';
import { openService, type Service, wita } from './service.ts';
import { type Staff, staffOf } from './staff.ts';
import { configIn, root } from './stage.ts';

/** D21: edicts are often issued on the day they start, and rosters come later still. */
const [budi, sari] = staffOf('diskominfo', 2) as [Staff, Staff];
const config = configIn(`${root}/config`);
/** The same installation before anybody has entered the edict. */
const before: Config = { ...config, agencyHash: 'before', edicts: [], agency: { ...config.agency, edicts: [] } };
const home = { location: [-2.98, 120.17] } as const;
const pagi = '2021-08-05 07:10';
const day = '2021-08-05';

let service: Service;
const open = async (first = config) => {
  service = await openService(first, '2021-08-05 06:00');
  await service.employ([budi, sari]);
};
afterEach(() => service.close());

describe('the roster comes after the share', () => {
  beforeEach(() => open());

  test('the sender is told, only the time is kept, and the share counts as soon as the roster is there', async () => {
    await service.write(pagi, budi.number, home);
    expect(service.sent.map(({ what }) => what)).toEqual([]);
    await service.advance('2021-08-05 07:12');
    expect(service.sent[0]?.what).toContain('belum ada jadwal kerja');
    expect(await service.shares(budi, day)).toMatchObject([{ place: null, keptUntil: wita('2021-08-12 07:10') }]);
    expect(await service.states(budi, day)).toContain('bukan_jadwal');

    await service.advance('2021-08-05 10:00');
    await service.roster([budi], [day]);
    const changed = await service.recompute(day);
    expect(changed).toMatchObject([{ before: null, after: { slot: 'pagi', state: 'tepat', sentAt: wita(pagi) } }]);
    expect((await service.states(budi, day))[0]).toBe('tepat');
    expect(await service.recompute(day)).toEqual([]);
  });

  test('once it counts it stays, also after the week', async () => {
    await service.write(pagi, budi.number, home);
    await service.advance('2021-08-05 10:00');
    await service.roster([budi], [day]);
    await service.recompute(day);
    expect(await service.shares(budi, day)).toMatchObject([{ keptUntil: null }]);
    await service.advance('2021-08-14 09:00');
    expect((await service.states(budi, day))[0]).toBe('tepat');
    expect(await service.recompute(day)).toEqual([]);
  });

  test('a roster imported by another hand, without a recompute, keeps it too: the next window that closes takes it', async () => {
    await service.write(pagi, budi.number, home);
    await service.advance('2021-08-05 10:00');
    await service.roster([budi], [day]);
    await service.advance('2021-08-14 09:00');
    expect((await service.states(budi, day))[0]).toBe('tepat');
  });

  test('a roster that never comes: after seven days nothing is left of the share', async () => {
    await service.write(pagi, budi.number, home);
    await service.advance('2021-08-12 07:09');
    expect(await service.shares(budi, day)).toHaveLength(1);
    await service.advance('2021-08-13 03:00');
    expect(await service.shares(budi, day)).toEqual([]);
    await service.roster([budi], [day]);
    await service.recompute(day);
    expect((await service.states(budi, day))[0]).toBe('tidak');
  });

  test('a roster that turns out to say office takes the slot away again', async () => {
    await service.roster([budi], [day]);
    await service.write(pagi, budi.number, home);
    await service.advance('2021-08-05 10:00');
    await service.roster([budi], [day], 'wfo');
    const [gone] = await service.recompute(day);
    expect(gone).toMatchObject({ before: { slot: 'pagi', state: 'tepat' }, after: null });
    expect((await service.verdict(budi, day)).plan.mode).toBe('office');
  });
});

describe('the edict comes after the share', () => {
  beforeEach(() => open(before));

  test('entered later on the same day it covers the morning', async () => {
    await service.roster([budi], [day]);
    await service.write(pagi, budi.number, home);
    await service.advance('2021-08-05 07:12');
    expect(service.sent[0]?.what).toContain('tidak ada surat edaran');

    await service.stop();
    await service.start(config);
    expect((await service.states(budi, day))[0]).toBe('tepat');
    expect(await service.shares(budi, day)).toMatchObject([{ place: null }]);
    await service.advance('2021-08-14 09:00');
    expect(await service.states(budi, day)).toEqual(['tepat', 'tidak', 'tidak', 'tidak']);
    expect(await service.recompute(day)).toEqual([]);
  });

  test('entered the day after it still counts what was sent', async () => {
    await service.roster([budi], [day]);
    await service.write(pagi, budi.number, home);
    await service.stop();
    await service.advance('2021-08-06 09:00');
    await service.start(config);
    expect(await service.states(budi, day)).toEqual(['tepat', 'tidak', 'tidak', 'tidak']);
    await service.advance('2021-08-14 09:00');
    expect(await service.recompute(day)).toEqual([]);
  });

  test('entered weeks later nobody becomes absent, unless an operator says so (recompute --because)', async () => {
    await service.roster([budi], [day]);
    await service.write(pagi, budi.number, home);
    await service.stop();
    await service.advance('2021-08-26 09:00');
    await service.start(config);
    expect((await service.verdict(budi, day)).plan.why.kind).toBe('no-edict');

    await service.house().backdate({ from: day as LocalDate, to: day as LocalDate });
    expect((await service.verdict(budi, day)).plan.why.kind).toBe('roster');
  });
});

describe('the person comes after the share', () => {
  test('somebody who is registered at nine has sent at seven', async () => {
    service = await openService(config, '2021-08-05 06:00');
    await service.employ([sari]);
    await service.write(pagi, budi.number, home);
    await service.advance('2021-08-05 09:00');
    await service.employ([sari, budi]);
    await service.roster([budi], [day]);
    await service.write('2021-08-05 09:01', sari.number, { text: 'jadwal' });
    expect((await service.states(budi, day))[0]).toBe('tepat');
    expect(await service.shares(budi, day)).toMatchObject([{ sentAt: wita(pagi), place: null }]);
  });

  test('a second address, named at noon, has sent at seven as well', async () => {
    await open();
    await service.roster([budi], [day]);
    await service.write(pagi, '155500001111@lid', home);
    expect((await service.states(budi, day))[0]).toBe('terbuka');
    await service.write('2021-08-05 12:05', '155500001111@lid', home, `${budi.number}@s.whatsapp.net`);
    expect((await service.states(budi, day)).slice(0, 2)).toEqual(['tepat', 'tepat']);
  });

  test('after a week nothing is there to be claimed', async () => {
    await open();
    await service.write(pagi, '6281299990001', home);
    await service.advance('2021-08-13 09:00');
    await service.employ([{ ...budi, number: '6281299990001' }, sari]);
    await service.roster([budi], [day]);
    await service.write('2021-08-13 09:01', sari.number, { text: 'jadwal' });
    expect((await service.states(budi, day))[0]).toBe('tidak');
  });
});

describe('verdicts are a cache of the facts', () => {
  beforeEach(() => open());

  test('rebuilt from the facts they are the same, byte for byte, on the day and a week and a half later', async () => {
    await service.roster([budi, sari], [day]);
    await service.write(pagi, budi.number, home);
    await service.write('2021-08-05 07:40', sari.number, home);
    await service.write('2021-08-05 12:10', sari.number, home);
    await service.advance('2021-08-05 18:00');
    const evening = await service.cache(day);
    expect(evening).toContain('tepat');
    expect(await service.recompute(day)).toEqual([]);
    expect(await service.cache(day)).toBe(evening);
    await service.advance('2021-08-16 09:00');
    expect(await service.recompute('2021-08-02', '2021-08-15')).toEqual([]);
    expect(await service.cache(day)).toBe(evening);
  });
});
