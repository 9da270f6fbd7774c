import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { usualRetention } from '../../src/domain/retention.ts';
import type { LocalDate } from '../../src/domain/time.ts';
import { type PersonData, personData } from '../../src/reports/person-data.ts';
import { type PlayedDay, playFile } from '../edicts/stage.ts';

/** What is handed over of Besse after the recorded days in which her processing was paused and taken up again. */
const besse = '199604172020122010';
let played: PlayedDay;
let data: PersonData;
beforeAll(async () => {
  played = await playFile(join(import.meta.dirname, 'hentikan.yaml'), { network: false });
  const { board, desk, ledger } = played.app.house;
  const id = (await board.directory()).byNip(besse)?.id ?? 0;
  const range = { from: '2021-07-29' as LocalDate, to: '2021-08-05' as LocalDate };
  data = await personData(id, range, { board, desk, ledger, retention: usualRetention });
});
afterAll(() => played.close());

test('while it was paused her location was neither kept nor counted, before and after it was', () => {
  const shares = data.shares.map(({ date, place, keptUntil }) => [date, place !== null, keptUntil !== null]);
  expect(shares).toEqual([
    ['2021-07-29', true, false],
    ['2021-07-30', true, false],
    ['2021-08-03', false, true],
    ['2021-08-05', true, false],
  ]);
  const modes = data.days.map(({ date, mode, slots }) => [date, mode, slots[0]?.reason]);
  expect(modes).toContainEqual(['2021-08-03', 'none', 'pemrosesan_dihentikan']);
  expect(modes).toContainEqual(['2021-08-05', 'home', null]);
});

test('what she asked for is there with everything that became of it', () => {
  expect(data.acts).toHaveLength(1);
  expect(data.acts[0]).toMatchObject({ body: { kind: 'suspension' }, from: '2021-08-02', to: '2021-08-03' });
  expect(data.acts[0]?.moves.map(({ actor, to, note }) => [actor, to, note])).toEqual([
    [besse, 'waiting', null],
    ['jam', 'waiting', 'diingatkan'],
    ['jam', 'waiting', 'diteruskan ke atas'],
    ['196804121993031001', 'in_force', null],
    [besse, 'in_force', null],
  ]);
  expect(data.looks.some(({ actor, about }) => actor === '198206142006042002' && about === 'unit:diskominfo')).toBe(
    true,
  );
});
