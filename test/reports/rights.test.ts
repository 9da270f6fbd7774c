import { readSheet } from 'read-excel-file/node';
import { expect, test } from 'vitest';
import type { Act } from '../../src/domain/act.ts';
import type { DayVerdict, SlotState } from '../../src/domain/presence.ts';
import { addDays } from '../../src/domain/time.ts';
import { recapOut } from '../../src/files/recap-out.ts';
import { recapXlsx } from '../../src/files/recap-xlsx.ts';
import { recapOf, totalsOf } from '../../src/reports/recap.ts';
import { recapText } from '../../src/words/recap.ts';
import * as p from '../commands/palopo.ts';

const times = { 1: ['07.05', '12.05', '13.05', '16.05'], 5: ['07.05', '11.35', '13.05', '16.05'] } as const;
/** Seven working days at home, Thursday to the Friday after next; `missed`: one slot without a share. */
async function sevenDays(missed: boolean): Promise<readonly DayVerdict[]> {
  const days = [0, 1, 4, 5, 6, 7, 8].map((n) => addDays(p.thursday, n));
  const shares = days.flatMap((date, i) =>
    (i % 5 === 1 ? times[5] : times[1])
      .filter((_, slot) => !(missed && i === 3 && slot === 2))
      .map((clock) => p.share(p.darmawati, date, clock)),
  );
  const board = p.boardOf({ now: p.at(p.day('2021-08-31'), '20.00'), shares });
  return board.span(p.thursday, addDays(p.thursday, 8), [p.darmawati]);
}

test('seven days at home, all complete: in full; one slot missed: not in full (PSR-8)', async () => {
  for (const [missed, word, full] of [
    [false, 'ya', true],
    [true, 'tidak', false],
  ] as const) {
    const days = await sevenDays(missed);
    const recap = recapOf(days, { from: p.thursday, to: addDays(p.thursday, 8), unit: null });
    const missing = missed ? 1 : 0;
    expect(recap.people[0]?.totals).toEqual({
      scheduled: 7,
      complete: 7 - missing,
      missing,
      excused: 0,
      unsettled: 0,
      full,
    });
    const [totals] = totalsOf(days);
    expect(totals && recapText(p.thursday, addDays(p.thursday, 8), totals)).toContain(`secara penuh: ${word}.`);
    expect(recapOut(recap, days, 'csv').split('\n')[1]).toMatch(new RegExp(`,7,${7 - missing},${missing},0,${word},$`));
    expect(recapOut(recap, days, 'table')).toMatch(
      new RegExp(`Darmawati Sanusi +7 +${7 - missing} +${missing} +0 +0 +${word}`),
    );
    const sheet = await readSheet(Buffer.from(await recapXlsx(days)), 'Rekap');
    expect(sheet[1]).toEqual([
      p.darmawati.nip,
      'Darmawati Sanusi',
      7,
      7 - missing,
      missing,
      0,
      0,
      word,
      0,
      0,
      missed ? 'Selesai istirahat 1x' : null,
      0,
      0,
    ]);
  }
});

test('what was put right stands in every form beside what the facts say', async () => {
  const days = corrected(await sevenDays(true), 'tepat');
  const range = { from: p.thursday, to: addDays(p.thursday, 8), unit: null };
  const recap = recapOf(days, range);
  expect(recap.people[0]?.days[5]?.slots[2]).toMatchObject({
    state: 'tepat',
    reason: 'dikoreksi',
    corrected: { was: 'tidak', because: '=1+1 listrik', by: 'N', act: 7 },
  });
  expect(recap.people[0]?.totals?.full).toBe(true);
  expect(recapOut(recap, days, 'csv')).toContain(",tidak,'=1+1 listrik,N,7,7,0,0,ya");
  const [day] = days.filter(({ plan }) => plan.date === '2021-08-03');
  const one = { from: p.day('2021-08-03'), to: p.day('2021-08-03'), unit: null };
  expect(day && recapOut(recapOf([day], one), [day], 'table')).toContain('✓ *✗');
  const rows = await readSheet(Buffer.from(await recapXlsx(days)), 'Rincian');
  expect(rows.some((row) => row.includes('dikoreksi') && row.includes('=1+1 listrik'))).toBe(true);
});

/** The one miss, put right by the Kasubag under number 7. */
const corrected = (days: readonly DayVerdict[], set: SlotState): readonly DayVerdict[] =>
  days.map((day) => ({
    ...day,
    slots: day.slots.map((slot) =>
      slot.state === 'tidak'
        ? {
            ...slot,
            state: set,
            reason: 'dikoreksi',
            corrected: { was: 'tidak' as const, because: '=1+1 listrik', by: 'N', act: 7 },
          }
        : slot,
    ),
  }));

test('a spot contact stands in every form of the recap with when it was asked and answered (PPU-6)', async () => {
  const days = await sevenDays(false);
  const at = (clock: string) => p.at(p.thursday, clock);
  const contact = (id: number, asked: string, answered: string | null, outcome: 'answered' | 'silent'): Act => ({
    ...{ id, persons: [p.darmawati.id], unit: null, from: p.thursday, to: p.thursday, state: 'closed', madeBy: 'N' },
    ...{ madeAt: at(asked), decidedBy: null, decidedAt: null, dueAt: null, moves: 2 },
    body: {
      ...{ kind: 'contact', wants: 'text', minutes: 5, attempts: 1, askedAt: [at(asked)], outcome },
      answeredAt: answered === null ? null : at(answered),
    },
  });
  const acts = [contact(1, '10.10', '10.12', 'answered'), contact(2, '14.00', null, 'silent')];
  const range = { from: p.thursday, to: addDays(p.thursday, 8), unit: null };
  const recap = recapOf(days, range, acts);
  expect(recap.people[0]?.days[0]?.contacts).toMatchObject([
    { asked: expect.stringContaining('T10:10'), answered: expect.stringContaining('T10:12'), outcome: 'answered' },
    { answered: null, outcome: 'silent' },
  ]);
  expect(recap.people[0]?.days[1]).not.toHaveProperty('contacts');
  const csv = recapOut(recap, days, 'csv', acts);
  expect(csv).toContain('10.10 dijawab 10.12; 14.00 tidak dijawab pada waktunya');
  expect(recapOut(recap, days, 'table', acts)).toMatch(/Kontak dijawab +Kontak tidak dijawab\n.*1 +1\n$/s);
  const [day] = days;
  const one = { from: p.thursday, to: p.thursday, unit: null };
  expect(day && recapOut(recapOf([day], one, acts), [day], 'table', acts)).toContain(
    '10.10 dijawab 10.12; 14.00 tidak',
  );
  const sheet = await readSheet(Buffer.from(await recapXlsx(days, acts)), 'Rekap');
  expect(sheet[1]?.slice(-2)).toEqual([1, 1]);
});
