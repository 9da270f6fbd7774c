import { isAct } from '../domain/act.ts';
import { workdayAfter, workdayBefore } from '../domain/holiday.ts';
import type { DayVerdict, SlotState, SlotVerdict } from '../domain/presence.ts';
import { addDays, type LocalDate } from '../domain/time.ts';
import {
  objectionAhead,
  objectionFine,
  objectionKnown,
  objectionNothing,
  objectionTooLate,
  objectionWhichSlot,
} from '../words/rights.ts';
import type { Ask, Asker, Deps } from './command.ts';
import { reportDate } from './dates.ts';
import { slotNamed } from './slot-asked.ts';

/** What an objection is about; `slots`: all that went wrong when the whole day is meant. */
export type SlotMeant = {
  readonly date: LocalDate;
  readonly slot: string | null;
  readonly label: string;
  readonly state: SlotState;
};
export type Otherwise = { readonly ask: string } | { readonly refused: string };

/** What an objection can be about without naming it. */
const wrong: readonly SlotState[] = ['tidak', 'terlambat', 'perlu_dicek', 'di_luar_lokasi', 'gangguan'];
export const wentWrong = ({ state }: SlotVerdict): boolean => wrong.includes(state);

/**
 * The slot the words name, by its day or else of today or the working day before; without a name the last that went wrong.
 * Where neither tells it is asked for: nothing is guessed.
 */
export async function slotMeant(ask: Ask, asker: Asker, deps: Deps): Promise<SlotMeant | Otherwise> {
  const { phrase } = ask;
  if (phrase.when !== null && phrase.when.kind !== 'day') return { ask: objectionWhichSlot([]) };
  const named = phrase.when !== null;
  const dates = named ? [reportDate(phrase, asker.today)] : [asker.today, await dayBefore(asker, deps)];
  const days: DayVerdict[] = [];
  for (const date of dates) days.push(...(await deps.board.day(date, [asker.person])));

  if (wholeDay.test(phrase.text)) {
    const day = days.find(({ slots }) => slots.some(wentWrong));
    return day ? meant(day, null, asker, deps) : { refused: objectionNothing(dates[0] ?? asker.today) };
  }
  const called = days.flatMap((day) => {
    const slot = slotNamed(day.plan.slots, phrase);
    const verdict = slot && day.slots.find((s) => s.slot.name === slot.name);
    return verdict ? [{ day, verdict }] : [];
  });
  if (called.length > 0) {
    // "sanggah sore" said in the morning is about yesterday's.
    const best =
      called.find(({ verdict }) => wentWrong(verdict)) ??
      called.find(({ day, verdict }) => day.plan.duty && verdict.state !== 'belum_dibuka') ??
      called[0];
    if (best) return meant(best.day, best.verdict, asker, deps);
  }
  for (const day of days) {
    const last = day.slots.findLast(wentWrong);
    if (last) return meant(day, last, asker, deps);
  }
  const onDuty = days.find(({ plan }) => plan.duty);
  if (!onDuty) return { refused: objectionNothing(dates[0] ?? asker.today) };
  return { ask: objectionWhichSlot(onDuty.plan.slots.map(({ label }) => label)) };
}

/** Whether it can still be objected to; the same question again when YA comes. */
export async function stillOpen(asked: SlotMeant, asker: Asker, deps: Deps): Promise<SlotMeant | Otherwise> {
  const [day] = await deps.board.day(asked.date, [asker.person]);
  if (!day) return { refused: objectionNothing(asked.date) };
  return meant(day, day.slots.find(({ slot }) => slot.name === asked.slot) ?? null, asker, deps);
}

async function meant(
  day: DayVerdict,
  verdict: SlotVerdict | null,
  asker: Asker,
  deps: Deps,
): Promise<SlotMeant | Otherwise> {
  const { date, duty } = day.plan;
  const label = verdict?.slot.label ?? 'seluruh slot';
  if (date > asker.today || verdict?.state === 'belum_dibuka') return { refused: objectionAhead(label, date) };
  if (!duty && !verdict?.corrected) return { refused: objectionNothing(date) };
  const last = await lastDayFor(date, asker, deps);
  if (asker.today > last) return { refused: objectionTooLate(date, last, deps.objectionDays ?? usualDays) };
  if (verdict && isFine(verdict)) return { refused: objectionFine(label, date, verdict.state) };
  const slot = verdict?.slot.name ?? null;
  const known = (await deps.desk.about([asker.person.id], date, date)).find(
    (act) => isAct(act, 'objection') && act.state === 'waiting' && act.from === date && act.body.slot === slot,
  );
  if (known) return { refused: objectionKnown(known.id) };
  const state = verdict?.state ?? day.slots.findLast(wentWrong)?.state;
  return state ? { date, slot, label, state } : { refused: objectionNothing(date) };
}

/** On the books as it should be, and by nobody's correction. */
const isFine = ({ state, signs, corrected }: SlotVerdict): boolean =>
  !corrected && ((state === 'tepat' && signs.length === 0) || state === 'dikecualikan');

const usualDays = 3;

/** The last day on which a slot of that day may be objected to, by the unit's own calendar. */
async function lastDayFor(date: LocalDate, { unit }: Asker, deps: Deps): Promise<LocalDate> {
  const days = deps.objectionDays ?? usualDays;
  const { agency, holidays } = await deps.board.policy(date);
  return unit ? workdayAfter(agency, unit, holidays, date, days) : addDays(date, days);
}

async function dayBefore({ unit, today }: Asker, { board }: Deps): Promise<LocalDate> {
  const { agency, holidays } = await board.policy(today);
  return unit ? workdayBefore(agency, unit, holidays, today) : addDays(today, -1);
}

const wholeDay =
  /\b(sehari|seharian|sepanjang hari|semua slot|semua jadwal|seluruh slot|seluruh hari|seluruh jadwal)\b/;
