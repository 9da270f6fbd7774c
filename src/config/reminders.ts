import type { z } from 'zod';
import type { DatedReminder } from '../domain/edict.ts';
import { date, mapping, text, whole } from './fields.ts';
import type { Report } from './report.ts';

export const reminder = mapping({ clause: text, text, day: whole(1, 31).optional(), date: date.optional() });

export const remindersOf = (raw: readonly z.infer<typeof reminder>[], report: Report): readonly DatedReminder[] =>
  raw.map(({ clause, text: words, day, date: on }, i) => {
    if ((day === undefined) === (on === undefined))
      report(
        ['reminders', i],
        `reminders[${i}] berisi ${day === undefined ? 'tidak satu pun' : 'keduanya'}; diharapkan day (tanggal tiap bulan) atau date`,
      );
    return { clause, text: words, on: on ?? null, dayOfMonth: day ?? null };
  });
