import { describe, expect, test } from 'vitest';
import type { DayPlan } from '../../src/domain/plan.ts';
import { rosterIcs } from '../../src/files/roster-ics.ts';
import * as p from '../commands/palopo.ts';
import * as t from '../commands/turns.ts';

const made = p.at(p.thursday, '13.00');
const plansOf = async (who = p.darmawati, change: t.Setting = {}): Promise<readonly DayPlan[]> =>
  (await p.boardOf(t.world(change)).span(p.day('2021-08-02'), p.day('2021-08-18'), [who])).map((day) => day.plan);

/** A calendar as programs read it: lines unfolded, texts unescaped, one record an event. */
function read(ics: string): readonly ReadonlyMap<string, string>[] {
  const lines = ics.replaceAll('\r\n ', '').split('\r\n');
  const events: Map<string, string>[] = [];
  for (const line of lines) {
    if (line === 'BEGIN:VEVENT') events.push(new Map());
    const colon = line.indexOf(':');
    const value = line.slice(colon + 1).replace(/\\([\\;,nN])/g, (_, c: string) => (/n/i.test(c) ? '\n' : c));
    events.at(-1)?.set(line.slice(0, colon).split(';')[0] ?? '', value);
  }
  return events;
}

describe('the roster as a calendar', () => {
  test('has an all-day event for each day of work, and none for weekends, holidays and days without a roster', async () => {
    const events = read(rosterIcs(await plansOf(), made));
    expect(events.map((event) => `${event.get('DTSTART')} ${event.get('SUMMARY')}`)).toEqual([
      '20210802 WFO',
      '20210803 WFO',
      '20210804 WFH',
      '20210805 WFH',
      '20210806 WFH',
    ]);
    expect(events[4]?.get('DTEND')).toBe('20210807');
    expect(events[0]?.get('DTSTAMP')).toBe('20210729T050000Z');
  });

  test('ends a month on the first day of the next', async () => {
    const plans = await p.boardOf(t.world()).span(p.friday, p.day('2021-07-31'), [p.darmawati]);
    const last = plans.map(({ plan }) => ({ ...plan, date: p.day('2021-07-31') }));
    expect(read(rosterIcs(last, made))[0]?.get('DTEND')).toBe('20210801');
  });

  test('tells the edict and the hours with their zone', async () => {
    const [, , wednesday, , friday] = read(rosterIcs(await plansOf(), made));
    expect(wednesday?.get('DESCRIPTION')).toBe(
      'SE 800/1090/BKPSDM/VII/2021\nKirim lokasi: Pagi 07.00–07.30, Istirahat 12.00–12.30, Selesai istirahat 13.00–13.30, Sore 16.00–17.30 WITA',
    );
    expect(friday?.get('DESCRIPTION')).toContain('Istirahat 11.30–12.30');
  });

  test('replaces an event when it is exported again, and mixes up nobody', async () => {
    const uids = async (who: typeof p.darmawati, at: number) =>
      read(rosterIcs(await plansOf(who), at)).map((event) => event.get('UID'));
    const mine = await uids(p.darmawati, made);
    expect(await uids(p.darmawati, made + 86_400_000)).toEqual(mine);
    expect(new Set([...mine, ...(await uids(p.ruslan, made))]).size).toBe(10);
  });

  test('holds no name, no NIP and no kind of leave', async () => {
    const ill = {
      absences: [
        {
          person: p.darmawati.id,
          kind: 'sakit' as const,
          from: p.day('2021-08-04'),
          to: p.day('2021-08-04'),
          fromMinute: null,
          document: null,
          approvedBy: 'x',
        },
      ],
    };
    const ics = rosterIcs(await plansOf(p.darmawati, ill), made);
    expect(ics).not.toMatch(new RegExp(`Darmawati|${p.darmawati.nip}|sakit|DTSTART;VALUE=DATE:20210804`));
    expect(read(ics)).toHaveLength(4);
  });

  test('keeps lines within 75 octets and ends each with CR LF, also where letters take several octets', async () => {
    const odd = (await plansOf()).map((plan) => ({
      ...plan,
      edict: plan.edict && { ...plan.edict, number: `800/1; "a, b" \\ ${'é–😀'.repeat(40)}\nII` },
    }));
    const ics = rosterIcs(odd, made);
    expect(ics.endsWith('END:VCALENDAR\r\n')).toBe(true);
    for (const line of ics.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(ics.replaceAll('\r\n', '')).not.toMatch(/[\r\n\uFFFD]/);
    expect(read(ics)[0]?.get('DESCRIPTION')).toContain(`SE 800/1; "a, b" \\ ${'é–😀'.repeat(40)}\nII\n`);
  });

  test('of nobody and no days is still a calendar', () => {
    expect(rosterIcs([], made)).toMatch(
      /^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\nPRODID:[^\r]+\r\n[\s\S]*END:VCALENDAR\r\n$/,
    );
  });
});
