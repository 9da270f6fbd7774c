import type { z } from 'zod';
import { type LocalDate, type MinuteOfDay, parseDate, parseMinute } from '../domain/time.ts';
import { nameOf } from './check.ts';
import { dateExpected, dateWords } from './date-words.ts';
import { date, mapping, type period, scalar, text } from './fields.ts';
import type { Report } from './report.ts';
import type { Path } from './yaml.ts';

/** From when to when; both days count, `null` is open. */
export type Validity = { readonly from: LocalDate; readonly to: LocalDate | null };
type Period = z.infer<typeof period>;

/** `2021-08-10`, or closed during that day: `2021-08-10 12.00`. */
const end = scalar(
  (written) => `${dateExpected(written.split(' ')[0] ?? '')}, atau beserta jam 2021-08-10 12.00`,
  (value): { readonly date: LocalDate; readonly minute: MinuteOfDay | null } | null => {
    const [day = '', clock, ...more] = value.split(/\s+/);
    const [parsed, minute] = [parseDate(day), clock === undefined ? null : parseMinute(clock)];
    if (parsed === null || more.length > 0) return null;
    return clock !== undefined && (minute === null || minute > 1439) ? null : { date: parsed, minute };
  },
);

// `to: null` has to be written: an edict that is open by mistake asks people for shares for ever.
export const effective = mapping({ from: date, to: end.nullable(), because: text.optional() });

export function validityOf({ from, to, because }: z.infer<typeof effective>, report: Report) {
  if (to !== null && to.date < from)
    report(
      ['effective', 'to'],
      `effective.to (${to.date}) mendahului effective.from; diharapkan ${from} atau sesudahnya`,
    );
  return {
    effectiveFrom: from,
    effectiveTo: to?.date ?? null,
    endsAt: to?.minute ?? null,
    endReason: because ?? null,
  };
}

/** A period that runs backwards, or that the edict does not live to see; `validity` is `null` where that is no mistake. */
export function checkPeriod(value: Period | null, at: Path, validity: Validity | null, report: Report): void {
  if (!value) return;
  if (value.to < value.from)
    report(
      [...at, 'to'],
      `${nameOf(at)}.to (${value.to}) mendahului period.from; diharapkan ${value.from} atau sesudahnya`,
    );
  // Most likely last year's Ramadan: it would never apply, and nobody would notice.
  else if (validity && (value.to < validity.from || (validity.to !== null && validity.to < value.from)))
    report(
      at,
      `${nameOf(at)} (${dateWords(value.from)} – ${dateWords(value.to)}) di luar masa berlaku edaran; ` +
        `diharapkan berada di antara effective.from dan effective.to`,
    );
}
