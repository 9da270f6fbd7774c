import { beforeEach, describe, expect, test } from 'vitest';
import type { DrawnEntry } from '../../src/domain/roster.ts';
import type { RosterDraft } from '../../src/domain/roster-question.ts';
import type { LocalDate } from '../../src/domain/time.ts';
import type { People } from '../../src/ports/people.ts';
import type { Publication, Rosters } from '../../src/ports/rosters.ts';

const day = (text: string) => text as LocalDate;
const [monday, tuesday, wednesday] = [day('2021-08-02'), day('2021-08-03'), day('2021-08-04')];
export const turn = (date: LocalDate, person: number, mode: DrawnEntry['mode'], turns = 0): DrawnEntry => ({
  date,
  person,
  mode,
  pool: 'se/umum/dinas',
  turns,
});
export const draft = (entries: readonly DrawnEntry[], change: Partial<RosterDraft> = {}): RosterDraft => ({
  edict: 'se',
  from: monday,
  to: wednesday,
  changesFrom: monday,
  units: ['dinas'],
  persons: [1, 2],
  entries,
  unmatched: [],
  shortfalls: [],
  fairness: [],
  empty: [],
  ...change,
});
export const publication = (change: Partial<Publication> = {}): Publication => ({
  by: 'kasubag',
  notBefore: monday,
  drafts: [],
  audit: { actor: 'kasubag', action: 'roster.publish', detail: '1' },
  at: 2000,
  ...change,
});

/** What every store of rosters keeps. */
export function rostersContract(open: () => { readonly rosters: Rosters; readonly people: People }): void {
  let rosters: Rosters;
  let people: People;
  beforeEach(() => {
    ({ rosters, people } = open());
  });
  const modes = async (date: LocalDate) =>
    [...(await people.dayFacts(date, null)).roster]
      .map(([person, { mode, edict }]) => `${person} ${mode} ${edict}`)
      .sort();
  const issue = async (
    entries: readonly DrawnEntry[],
    change: Partial<RosterDraft> = {},
    rest: Partial<Publication> = {},
  ) => rosters.publish(await rosters.keepDraft(draft(entries, change), [], 'kasubag', 1000), publication(rest));

  describe('a draft', () => {
    test('binds nobody', async () => {
      await rosters.keepDraft(draft([turn(monday, 1, 'wfo')]), ['kurang satu'], 'kasubag', 1000);
      expect(await modes(monday)).toEqual([]);
      expect(await rosters.versions()).toMatchObject([
        {
          edict: 'se',
          from: monday,
          to: wednesday,
          units: ['dinas'],
          persons: [1, 2],
          remarks: ['kurang satu'],
          publishedAt: null,
        },
      ]);
    });
    test('made again for the same days and units takes the place of the one before; published ones are kept', async () => {
      await issue([turn(monday, 1, 'wfo')]);
      const ids = [];
      for (const mode of ['wfh', 'wfo'] as const)
        ids.push(await rosters.keepDraft(draft([turn(monday, 1, mode)]), [], 'kasubag', 3000));
      expect((await rosters.versions()).map(({ id }) => id)).toEqual([ids[1], 1]);
      expect(await rosters.entries(ids[1] ?? 0)).toEqual([{ date: monday, person: 1, mode: 'wfo' }]);
      expect(await rosters.version(ids[0] ?? 0)).toBeNull();
    });
  });

  describe('publishing', () => {
    test('makes it binding under its edict, with who and when', async () => {
      expect(await issue([turn(monday, 1, 'wfo', 1), turn(monday, 2, 'wfh')])).toBe('published');
      expect(await modes(monday)).toEqual(['1 wfo se', '2 wfh se']);
      expect(await rosters.versions()).toMatchObject([{ publishedAt: 2000, publishedBy: 'kasubag' }]);
    });
    test('happens once, and of a draft that does not exist never', async () => {
      await issue([turn(monday, 1, 'wfo')]);
      expect(await rosters.publish(1, publication())).toBe('already');
      expect(await rosters.publish(99, publication())).toBe('unknown');
    });
    test('is refused once another roster came between for the same people and days', async () => {
      const old = await rosters.keepDraft(draft([turn(monday, 1, 'wfh')]), [], 'kasubag', 1000);
      const other = await rosters.keepDraft(
        draft([turn(monday, 1, 'wfo')], { units: ['dinas', 'bidang'] }),
        [],
        'kasubag',
        1100,
      );
      expect(await rosters.publish(other, publication({ at: 1200 }))).toBe('published');
      expect(await rosters.publish(old, publication({ at: 1300 }))).toBe('overtaken');
      const elsewhere = await rosters.keepDraft(
        draft([turn(monday, 9, 'wfo')], { persons: [9], units: ['wara'] }),
        [],
        'x',
        1100,
      );
      expect(await rosters.publish(elsewhere, publication({ at: 1400 }))).toBe('published');
      expect(await modes(monday)).toEqual(['1 wfo se', '9 wfo se']);
    });
    test('again replaces only days that may still change, and takes the turns of whoever has none any more', async () => {
      await issue([turn(monday, 1, 'wfo'), turn(tuesday, 1, 'wfo'), turn(tuesday, 2, 'wfh')]);
      const next = draft([turn(monday, 1, 'wfh'), turn(monday, 2, 'wfo'), turn(tuesday, 2, 'wfo')]);
      const id = await rosters.keepDraft(next, [], 'kasubag', 3000);
      expect(await rosters.publish(id, publication({ notBefore: tuesday, at: 3001 }))).toBe('published');
      // Monday keeps what it had and is filled where it had nothing.
      expect(await modes(monday)).toEqual(['1 wfo se', '2 wfo se']);
      expect(await modes(tuesday)).toEqual(['2 wfo se']);
    });
    test('leaves alone what was made by hand', async () => {
      await people.importRoster([{ date: monday, person: 1, mode: 'wfa' }], 500);
      await issue([turn(monday, 1, 'wfo'), turn(monday, 2, 'wfo')]);
      expect(await modes(monday)).toEqual(['1 wfa null', '2 wfo se']);
    });
  });

  describe('the ledger', () => {
    test("knows everybody's last turn before a day, whichever edict it was drawn under", async () => {
      await issue([
        turn(monday, 1, 'wfo', 1),
        turn(tuesday, 1, 'wfh', 1),
        turn(tuesday, 2, 'wfo', 1),
        turn(wednesday, 2, 'wfo', 2),
      ]);
      const turnsBefore = async (date: LocalDate) =>
        Object.fromEntries([...(await rosters.ledger(date))].map(([p, t]) => [p, t.turns]));
      expect(await turnsBefore(monday)).toEqual({});
      expect(await turnsBefore(wednesday)).toEqual({ 1: 1, 2: 1 });
      expect(await turnsBefore(day('2021-08-05'))).toEqual({ 1: 1, 2: 2 });
    });
    test('counts days at the office that were entered by hand since then', async () => {
      await issue([turn(monday, 1, 'wfo', 1)]);
      const byHand = (date: LocalDate, person: number) => ({ date, person, mode: 'wfo' }) as const;
      await people.importRoster([byHand(tuesday, 1), byHand(wednesday, 1), byHand(monday, 2)], 500);
      const ledger = await rosters.ledger(day('2021-08-05'));
      expect([ledger.get(1)?.turns, ledger.get(2)?.turns]).toEqual([3, 1]);
    });
    test('a row made by hand over a drawn one is no turn any more', async () => {
      await issue([turn(monday, 1, 'wfo', 5)]);
      expect(await people.importRoster([{ date: monday, person: 1, mode: 'wfo' }], 500)).toEqual({
        added: 0,
        changed: 1,
      });
      expect(await modes(monday)).toEqual(['1 wfo null']);
      expect((await rosters.ledger(tuesday)).get(1)?.pool).not.toBe('se/umum/dinas');
    });
  });

  test("the head's word for a unit is given back on its days, in the order it was given", async () => {
    const word = (mode: 'wfh' | 'wfo', from: LocalDate, to: LocalDate) => ({
      unit: 'dinas',
      mode,
      from,
      to,
      by: 'Kepala',
      because: 'x',
    });
    const audit = { actor: 'Kepala', action: 'roster.set', detail: '' };
    await rosters.decideUnit(word('wfh', monday, tuesday), audit, 1);
    await rosters.decideUnit(word('wfo', tuesday, wednesday), audit, 2);
    expect((await people.dayFacts(tuesday, [])).overrides.map(({ mode }) => mode)).toEqual(['wfh', 'wfo']);
    expect((await people.dayFacts(wednesday, [])).overrides).toEqual([word('wfo', tuesday, wednesday)]);
    expect(await rosters.overrides(monday, monday)).toEqual([word('wfh', monday, tuesday)]);
  });
}
