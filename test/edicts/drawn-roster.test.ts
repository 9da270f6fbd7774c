import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RosterDraft } from '../../src/domain/roster-question.ts';
import { type LocalDate, localDate } from '../../src/domain/time.ts';
import { publishRoster } from '../../src/jobs/publish-roster.ts';
import { makeDraft } from '../../src/jobs/roster.ts';
import { openService, type Service } from './service.ts';
import { type Staff, staffOf } from './staff.ts';
import { configIn, root } from './stage.ts';

/** Palopo, eight people and their Kasubag: a roster made by the edict's own rule, from the draft to the share. */
const people = staffOf('diskominfo', 8);
const kasubag: Staff = { nip: '198206142006042002', number: '6281100010212', unit: 'diskominfo', roles: 'kasubag' };
const config = configIn(`${root}/config`);
const day = (text: string) => text as LocalDate;
const [monday, tuesday, wednesday] = [day('2021-08-02'), day('2021-08-03'), day('2021-08-04')];
const home = { location: [-2.98, 120.17] } as const;

let service: Service;
beforeEach(async () => {
  // Friday afternoon: the roster of next week is due.
  service = await openService(config, '2021-07-30 15:00');
  await service.employ([...people, kasubag]);
});
afterEach(() => service.close());

const today = () => localDate(service.house().board.now(), 'WITA');

async function draft(
  change: { readonly redo?: boolean; readonly from?: LocalDate } = {},
): Promise<{ id: number; draft: RosterDraft }> {
  const { house } = service;
  const order = {
    edict: 'palopo-2021',
    from: monday,
    to: day('2021-08-06'),
    units: ['diskominfo'],
    redo: false,
    today: today(),
    ...change,
  };
  const made = await makeDraft(order, house().written, house());
  return { id: await house().rosters.keepDraft(made, [], 'kasubag', house().board.now()), draft: made };
}

function publish(id: number) {
  const { people: register, ledger, rosters, config: settings, board } = service.house();
  const deps = {
    people: register,
    ledger,
    rosters,
    agency: settings.agency,
    caps: settings.caps,
    number: () => '800/1090',
  };
  return publishRoster(id, kasubag.nip, today(), board.now(), deps);
}

const issue = async (change: Parameters<typeof draft>[0] = {}) => publish((await draft(change)).id);

/** Who of the eight is where on a day. */
async function split(date: LocalDate): Promise<{ readonly office: readonly Staff[]; readonly home: readonly Staff[] }> {
  const verdicts = await Promise.all(people.map((one) => service.verdict(one, date)));
  const of = (mode: string) => people.filter((_, i) => verdicts[i]?.plan.mode === mode);
  return { office: of('office'), home: of('home') };
}

async function leave(who: Staff, from: LocalDate, to: LocalDate): Promise<void> {
  const { people: register, board } = service.house();
  const person = (await register.directory()).byNip(who.nip)?.id ?? -1;
  await register.importAbsences(
    [{ person, kind: 'cuti', from, to, fromMinute: null, document: '1', approvedBy: 'Kepala' }],
    board.now(),
  );
}

const saidTo = (who: Staff) => service.sent.filter(({ chat }) => chat.startsWith(who.number)).map(({ what }) => what);

describe('a roster made from the edict', () => {
  test('binds nobody while it is a draft; published, a quarter is called in and the others owe shares', async () => {
    const { id } = await draft();
    expect(await split(monday)).toEqual({ office: [], home: [] });
    expect(await publish(id)).toMatchObject({ kind: 'published', changed: 0 });
    // Nine with the Kasubag: 25 % of nine is two.
    const modes = await Promise.all(
      [...people, kasubag].map(async (who) => (await service.verdict(who, monday)).plan.mode),
    );
    expect(modes.filter((mode) => mode === 'office')).toHaveLength(2);
    expect(modes.filter((mode) => mode === 'home')).toHaveLength(7);
  });

  test('decides what a share is worth: counted at home, not asked for at the office', async () => {
    await issue();
    const { office, home: atHome } = await split(monday);
    const [sari, budi] = [office[0] as Staff, atHome[0] as Staff];
    await service.write('2021-08-02 07:10', budi.number, home);
    await service.write('2021-08-02 07:11', sari.number, home);
    await service.advance('2021-08-02 07:20');
    expect(saidTo(budi)).toEqual(['✅']);
    expect(saidTo(sari)[0]).toContain('terjadwal *WFO*');
    await service.advance('2021-08-02 18:00');
    expect(await service.states(budi, monday)).toEqual(['tepat', 'tidak', 'tidak', 'tidak']);
  });

  test('that comes late makes the shares of the morning count (D21)', async () => {
    const budi = people[0] as Staff;
    await service.write('2021-08-02 07:10', budi.number, home);
    await service.advance('2021-08-02 10:00');
    await issue();
    await service.recompute(monday);
    const { home: atHome } = await split(monday);
    expect(await service.states(budi, monday)).toContain(atHome.includes(budi) ? 'tepat' : 'bukan_jadwal');
    expect(await service.recompute(monday)).toEqual([]);
  });
});

describe('a leave that comes after the roster', () => {
  const wednesdayAbsent = async () => {
    await issue();
    await service.advance('2021-08-02 16:00');
    const absent = (await split(wednesday)).office[0] as Staff;
    await leave(absent, wednesday, wednesday);
    return absent;
  };

  test('is made up for on its day by somebody else, and no other day changes', async () => {
    await wednesdayAbsent();
    const days = [monday, tuesday, day('2021-08-05'), day('2021-08-06')];
    const old = await Promise.all(days.map(split));
    await issue();
    expect(await Promise.all(days.map(split))).toEqual(old);
    const all = [...people, kasubag];
    const modes = await Promise.all(all.map(async (who) => (await service.verdict(who, wednesday)).plan.mode));
    expect(modes.filter((mode) => mode === 'office')).toHaveLength(2);
    expect(modes.filter((mode) => mode === 'leave')).toHaveLength(1);
  });

  test('is told to the one who is called in instead, when he has written before', async () => {
    for (const who of [...people, kasubag]) await service.write('2021-07-30 15:20', who.number, { text: 'status' });
    const all = [...people, kasubag];
    const inOffice = async () =>
      (await Promise.all(all.map((who) => service.verdict(who, wednesday)))).flatMap(({ plan }, i) =>
        plan.mode === 'office' ? [all[i] as Staff] : [],
      );
    await wednesdayAbsent();
    const old = await inOffice();
    const heard = service.sent.length;
    expect(await issue()).toMatchObject({ kind: 'published', told: 1 });
    await service.advance('2021-08-02 18:30');
    const called = (await inOffice()).filter((who) => !old.includes(who));
    const news = service.sent.slice(heard).filter(({ what }) => what.includes('jadwal kerja berubah'));
    expect(news.map(({ chat }) => chat)).toEqual(called.map(({ number }) => `${number}@s.whatsapp.net`));
    expect(news[0]?.what).toContain('Rab 04/08: WFH → *WFO*');
    expect(saidTo(kasubag).filter((text) => text.includes('telah terbit'))).toHaveLength(2);
  });

  test('is told to nobody who has not written', async () => {
    await wednesdayAbsent();
    const heard = service.sent.length;
    expect(await issue()).toMatchObject({ kind: 'published', told: 0 });
    await service.advance('2021-08-02 17:00');
    expect(service.sent.slice(heard)).toEqual([]);
  });
});

describe('a draft that was overtaken', () => {
  test('is refused, so that nobody publishes yesterday’s idea over today’s', async () => {
    const old = await draft();
    await service.advance('2021-07-30 15:05');
    await publish((await draft({ redo: true, from: tuesday })).id);
    expect(await publish(old.id)).toMatchObject({ kind: 'overtaken' });
  });
});
