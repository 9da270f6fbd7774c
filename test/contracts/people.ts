import { beforeEach, describe, expect, test } from 'vitest';
import { serviceOn } from '../../src/domain/person.ts';
import { instantOf, type LocalDate, type MinuteOfDay } from '../../src/domain/time.ts';
import type { People, PersonRow } from '../../src/ports/people.ts';

const day = (text: string) => text as LocalDate;
const monday = instantOf(day('2021-07-26'), 480, 'WITA');
const friday = instantOf(day('2021-07-30'), 480, 'WITA');

/** A row as the people file gives it. */
export const row = (change: Partial<PersonRow> = {}): PersonRow => ({
  nip: '198507172010011005',
  name: 'Ahmad Yani',
  title: 'Pengelola Data',
  position: null,
  rank: null,
  level: 'pelaksana',
  employment: 'pns',
  itAble: true,
  place: { lat: -2.99, lon: 120.19 },
  phone: '628111',
  service: { unit: 'diskominfo', roles: [], from: null, to: null },
  ...change,
});

/** What every store of people keeps. */
export function peopleContract(open: () => People): void {
  let people: People;
  beforeEach(() => {
    people = open();
  });
  const fitri = { nip: '199008112015022007', name: 'Fitriani' };
  const holder = async (value: string, at: number, kind: 'phone' | 'lid' = 'phone') =>
    (await people.directory()).byIdentity({ kind, value }, at)?.nip;
  const services = async (nip = row().nip) => (await people.directory()).byNip(nip)?.services;

  describe('importing people', () => {
    test('gives back what the file said, by NIP, id and number', async () => {
      expect(await people.importPeople([row()], monday)).toEqual({ added: 1, changed: 0 });
      const directory = await people.directory();
      const { phone, service, ...rest } = row();
      const person = directory.byNip(rest.nip);
      expect(person).toEqual({ ...rest, id: person?.id, services: [service] });
      expect(directory.persons).toEqual([person]);
      expect(directory.byId(person?.id ?? 0)).toBe(person);
      expect(directory.identitiesOf(person?.id ?? 0)).toEqual([{ kind: 'phone', value: phone }]);
      expect(directory.byNip('1')).toBeUndefined();
    });

    test('a second time changes nothing; another title changes one', async () => {
      await people.importPeople([row()], monday);
      expect(await people.importPeople([row()], friday)).toEqual({ added: 0, changed: 0 });
      expect(await people.importPeople([row({ title: 'Analis', place: null })], friday)).toEqual({
        added: 0,
        changed: 1,
      });
      expect((await people.directory()).byNip(row().nip)).toMatchObject({ title: 'Analis', place: null });
    });
  });

  describe('a number', () => {
    test('is the person’s from the beginning when it is the first: shares sent before can be claimed', async () => {
      await people.importPeople([row()], friday);
      expect(await holder('628111', monday)).toBe(row().nip);
    });

    test('that changed belongs to the person until then, the new one from then on', async () => {
      await people.importPeople([row()], monday);
      expect(await people.importPeople([row({ phone: '628222' })], friday)).toEqual({ added: 0, changed: 1 });
      expect(await holder('628111', friday - 1)).toBe(row().nip);
      expect(await holder('628111', friday)).toBeUndefined();
      expect(await holder('628222', friday - 1)).toBeUndefined();
      expect(await holder('628222', friday)).toBe(row().nip);
    });

    test('left empty in the file stays as it was', async () => {
      await people.importPeople([row()], monday);
      expect(await people.importPeople([row({ phone: null })], friday)).toEqual({ added: 0, changed: 0 });
      expect(await holder('628111', friday)).toBe(row().nip);
    });

    test('given to another person moves at the import, never backwards', async () => {
      await people.importPeople([row()], monday);
      await people.importPeople([row({ ...fitri })], friday);
      expect(await holder('628111', friday - 1)).toBe(row().nip);
      expect(await holder('628111', friday)).toBe(fitri.nip);
      const directory = await people.directory();
      expect(directory.identitiesOf(directory.byNip(row().nip)?.id ?? 0)).toEqual([]);
    });

    test('is swapped between two people in one file', async () => {
      await people.importPeople([row(), row({ ...fitri, phone: '628222' })], monday);
      await people.importPeople([row({ phone: '628222' }), row(fitri)], friday);
      expect([await holder('628111', friday), await holder('628222', friday)]).toEqual([fitri.nip, row().nip]);
    });

    test('given to two people at once moves to neither', async () => {
      await people.importPeople([row()], monday);
      await people.importPeople([row(fitri), row({ nip: 'KOM-1' })], friday);
      expect(await holder('628111', friday)).toBe(row().nip);
    });
  });

  describe('a transfer', () => {
    const moved = { unit: 'dinkes', roles: ['kasubag'], from: day('2021-07-30'), to: null } as const;

    test('ends the old service the day before, so that past days keep the old unit', async () => {
      await people.importPeople([row()], monday);
      await people.importPeople([row({ service: moved })], monday);
      const person = (await people.directory()).byNip(row().nip);
      expect(person?.services).toEqual([{ unit: 'diskominfo', roles: [], from: null, to: '2021-07-29' }, moved]);
      expect(person && serviceOn(person, day('2021-07-29'))?.unit).toBe('diskominfo');
      expect(person && serviceOn(person, day('2021-07-30'))?.unit).toBe('dinkes');
    });

    test('without a date begins on the day of the import, and only once', async () => {
      const undated = row({ service: { unit: 'dinkes', roles: [], from: null, to: null } });
      await people.importPeople([row()], monday);
      await people.importPeople([undated], friday);
      await people.importPeople([undated], friday + 5 * 86_400_000);
      expect(await services()).toEqual([
        { unit: 'diskominfo', roles: [], from: null, to: '2021-07-29' },
        { unit: 'dinkes', roles: [], from: '2021-07-30', to: null },
      ]);
    });

    test('corrected on the same day replaces the first word', async () => {
      await people.importPeople([row()], monday);
      await people.importPeople([row({ service: moved })], friday);
      await people.importPeople([row({ service: { ...moved, unit: 'damkar' } })], friday);
      expect((await services())?.map(({ unit, to }) => [unit, to])).toEqual([
        ['diskominfo', '2021-07-29'],
        ['damkar', null],
      ]);
    });

    test('of the past, entered late, leaves the present as it is', async () => {
      await people.importPeople([row({ service: moved })], friday);
      const past = { unit: 'damkar', roles: [], from: day('2020-01-01'), to: null } as const;
      await people.importPeople([row({ service: past })], friday);
      expect(await services()).toEqual([{ ...past, to: '2021-07-29' }, moved]);
    });

    test('back to an old unit is a service of its own', async () => {
      await people.importPeople([row()], monday);
      await people.importPeople([row({ service: moved })], monday);
      await people.importPeople([row({ service: { ...row().service, from: day('2021-09-01') } })], friday);
      expect((await services())?.map(({ unit, from, to }) => [unit, from, to])).toEqual([
        ['diskominfo', null, '2021-07-29'],
        ['dinkes', '2021-07-30', '2021-08-31'],
        ['diskominfo', '2021-09-01', null],
      ]);
    });

    test('in the same unit only corrects roles and dates', async () => {
      await people.importPeople([row()], monday);
      const service = {
        unit: 'diskominfo',
        roles: ['kepala'],
        from: day('2021-01-01'),
        to: day('2021-12-31'),
      } as const;
      await people.importPeople([row({ service })], friday);
      expect(await services()).toEqual([service]);
    });
  });

  describe('a LID', () => {
    test('told by the server belongs to the holder of the number, from the beginning', async () => {
      await people.importPeople([row()], monday);
      await people.alias('77', '628111', friday);
      await people.alias('77', '628111', friday);
      expect(await holder('77', monday, 'lid')).toBe(row().nip);
      const directory = await people.directory();
      expect(directory.identitiesOf(directory.byNip(row().nip)?.id ?? 0)).toEqual([
        { kind: 'phone', value: '628111' },
        { kind: 'lid', value: '77' },
      ]);
    });

    test('of nobody’s number, or known for somebody else, is not taken', async () => {
      await people.importPeople([row(), row({ ...fitri, phone: '628222' })], monday);
      await people.alias('77', '628999', friday);
      expect(await holder('77', friday, 'lid')).toBeUndefined();
      await people.alias('77', '628111', friday);
      await people.alias('77', '628222', friday);
      expect(await holder('77', friday, 'lid')).toBe(row().nip);
    });

    test('learnt through a number that moved away is learnt anew', async () => {
      await people.importPeople([row()], monday);
      await people.alias('77', '628111', monday);
      await people.importPeople([row(fitri)], friday);
      expect(await holder('77', friday, 'lid')).toBeUndefined();
      await people.alias('77', '628111', friday + 1);
      expect(await holder('77', friday - 1, 'lid')).toBe(row().nip);
      expect(await holder('77', friday + 1, 'lid')).toBe(fitri.nip);
    });
  });

  describe('the facts of a day', () => {
    const wfh = { date: day('2021-07-30'), person: 1, mode: 'wfh' } as const;
    const leave = {
      person: 1,
      kind: 'cuti',
      from: day('2021-07-29'),
      to: day('2021-07-30'),
      fromMinute: null,
      document: '850/112',
      approvedBy: null,
    } as const;

    test('are the turns of that date, the last file counting', async () => {
      expect(await people.importRoster([wfh, { ...wfh, person: 2 }], monday)).toEqual({ added: 2, changed: 0 });
      expect(
        await people.importRoster(
          [
            { ...wfh, mode: 'wfo' },
            { ...wfh, person: 2 },
          ],
          monday,
        ),
      ).toEqual({
        added: 0,
        changed: 1,
      });
      const { roster } = await people.dayFacts(wfh.date, null);
      expect([...roster]).toEqual([
        [1, { mode: 'wfo', edict: null }],
        [2, { mode: 'wfh', edict: null }],
      ]);
      expect((await people.dayFacts(wfh.date, [2])).roster).toEqual(new Map([[2, { mode: 'wfh', edict: null }]]));
      expect((await people.dayFacts(day('2021-07-31'), null)).roster.size).toBe(0);
    });

    test('are the absences that touch it, both ends included', async () => {
      expect(await people.importAbsences([leave], monday)).toEqual({ added: 1, changed: 0 });
      for (const [date, count] of [
        ['2021-07-28', 0],
        ['2021-07-29', 1],
        ['2021-07-30', 1],
        ['2021-07-31', 0],
      ] as const)
        expect((await people.dayFacts(day(date), null)).absences.get(1)?.length ?? 0).toBe(count);
      expect((await people.dayFacts(leave.to, [1])).absences.get(1)).toEqual([leave]);
      expect((await people.dayFacts(leave.to, [2])).absences.size).toBe(0);
    });

    test('an absence approved later is the same absence', async () => {
      await people.importAbsences([leave], monday);
      const approved = { ...leave, approvedBy: 'Kepala Dinas', fromMinute: 720 as MinuteOfDay };
      expect(await people.importAbsences([approved], friday)).toEqual({ added: 0, changed: 1 });
      expect(await people.importAbsences([approved], friday)).toEqual({ added: 0, changed: 0 });
      const other = { ...leave, from: day('2021-07-30') };
      expect(await people.importAbsences([other], friday)).toEqual({ added: 1, changed: 0 });
      expect((await people.dayFacts(leave.to, null)).absences.get(1)).toEqual([approved, other]);
    });

    test('are the same for a few people as for many', async () => {
      const many = Array.from({ length: 200 }, (_, i) => i + 1);
      await people.importRoster(
        many.map((person) => ({ ...wfh, person })),
        monday,
      );
      await people.importAbsences(
        many.map((person) => ({ ...leave, person })),
        monday,
      );
      const all = await people.dayFacts(wfh.date, many.slice(0, 100));
      const few = await people.dayFacts(wfh.date, many.slice(0, 10));
      expect([all.roster.size, all.absences.size, few.roster.size, few.absences.size]).toEqual([100, 100, 10, 10]);
      expect((await people.dayFacts(wfh.date, [])).roster.size).toBe(0);
    });
  });
}
