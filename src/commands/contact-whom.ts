import { type ActOf, isAct } from '../domain/act.ts';
import { hasSayOver } from '../domain/authority.ts';
import { quietAt } from '../domain/contact-quiet.ts';
import { contactSample } from '../domain/contact-sample.ts';
import type { ContactRule } from '../domain/edict.ts';
import type { Person } from '../domain/person.ts';
import type { DayPlan } from '../domain/plan.ts';
import { isPrayerHour } from '../domain/prayer.ts';
import { addDays, type Instant, type LocalDate, localMoment, type Zone } from '../domain/time.ts';
import {
  contactAlready,
  contactHours,
  contactNotHome,
  contactNotInEdict,
  contactPrayer,
  quietWords,
} from '../words/contact.ts';
import type { Ask, Asker, Deps } from './command.ts';

export type Asked = { readonly person: Person; readonly rule: ContactRule; readonly zone: Zone };

/** How many a random sample asks: a number, a share of those at home, or what the edict says. */
export type Size = { readonly people: number } | { readonly percent: number } | 'edict';

/** More at once would keep the digests of an hour waiting. */
export const mostAtOnce = 20;
/** Who was asked longer ago than this counts as never asked. */
const rememberedDays = 120;

/** "kontak 3 orang acak", "kontak acak 10 persen", "kontak acak"; `null`: somebody is named. */
export function sizeAsked({ phrase, said = '' }: Ask): Size | null {
  const percent = /\b(\d{1,3})\s*(?:%|persen)/i.exec(said === '' ? phrase.raw : said)?.[1];
  const random = /\b(acak|random|sembarang)\b/.test(phrase.text);
  if (percent !== undefined && random) return { percent: Number(percent) };
  const people = /\b(\d{1,3}) (orang|pegawai|staf)\b/.exec(phrase.text)?.[1];
  if (people !== undefined) return { people: Number(people) };
  return random ? 'edict' : null;
}

/** Why this person is not asked now: not at home, ill or away, outside the hours, asked already, or no such rule. */
export function unfit(
  plan: DayPlan | undefined,
  open: readonly ActOf<'contact'>[],
  at: Instant,
): { readonly why: string } | { readonly rule: ContactRule; readonly zone: Zone } {
  const rule = plan?.edict?.contact;
  if (!plan || !rule)
    return { why: contactNotInEdict(plan?.edict ? `SE ${plan.edict.number}` : 'surat edaran yang berlaku') };
  const { person, zone } = plan;
  const quiet = quietAt(plan, at);
  if (quiet !== null) return { why: contactNotHome(person.name, quietWords(quiet)) };
  const { date, minute } = localMoment(at, zone);
  if (minute < rule.from || minute > rule.to) return { why: contactHours(rule, zone) };
  if (isPrayerHour(date, minute)) return { why: contactPrayer };
  if (open.some(({ persons, body }) => persons.includes(person.id) && body.outcome === null))
    return { why: contactAlready(person.name) };
  return { rule, zone };
}

/** Questions of that day that may still be answered. */
export const openContacts = async (
  today: LocalDate,
  { desk }: Pick<Deps, 'desk'>,
): Promise<readonly ActOf<'contact'>[]> =>
  (await desk.waiting(['contact'])).filter(
    (act): act is ActOf<'contact'> => isAct(act, 'contact') && act.from === today,
  );

/**
 * Those at home and well in the officer's reach, least recently asked first, also who has never written: otherwise silence would
 * be a way out. `edict`: with nobody to ask, the edict that has no such rule, where that is why.
 */
export async function sampled(
  size: Size,
  asker: Asker,
  deps: Deps,
): Promise<{ readonly wanted: readonly Asked[]; readonly edict: string | null }> {
  const at = asker.at ?? deps.board.now();
  const { agency } = await deps.board.policy(asker.today);
  const open = await openContacts(asker.today, deps);
  const plans = (await deps.board.day(asker.today, null))
    .map(({ plan }) => plan)
    .filter(({ person }) => hasSayOver(agency, asker.person, person, asker.today));
  const fit = plans.flatMap((plan): readonly Asked[] => {
    const found = unfit(plan, open, at);
    return 'why' in found ? [] : [{ person: plan.person, ...found }];
  });
  const without = plans.find(({ edict }) => edict && !edict.contact)?.edict;
  const none = plans.some(({ edict }) => edict?.contact) || !without ? null : `SE ${without.number}`;
  if (fit.length === 0) return { wanted: [], edict: none };

  const last = new Map<number, number>();
  const times = new Map<number, number>();
  let before = 0;
  const ids = fit.map(({ person }) => person.id);
  for (const act of await deps.desk.about(ids, addDays(asker.today, -rememberedDays), asker.today)) {
    if (!isAct(act, 'contact')) continue;
    before = Math.max(before, act.id);
    for (const id of act.persons) {
      last.set(id, Math.max(last.get(id) ?? 0, act.madeAt));
      times.set(id, (times.get(id) ?? 0) + 1);
    }
  }
  const candidates = ids.map((id) => ({ id, lastAskedAt: last.get(id) ?? null, times: times.get(id) ?? 0 }));
  const people = Math.min(
    mostAtOnce,
    howMany(size === 'edict' ? (fit[0]?.rule.sample ?? { people: 1 }) : size, fit.length),
  );
  // Drawn from the day and the last question before it: asked again the sample is the same, so nobody draws until it suits.
  const chosen = contactSample(candidates, people, `${asker.today}/${before}`);
  return { wanted: fit.filter(({ person }) => chosen.includes(person.id)), edict: null };
}

const howMany = (size: Exclude<Size, 'edict'>, all: number): number =>
  'people' in size ? size.people : Math.max(1, Math.ceil((all * Math.min(size.percent, 100)) / 100));
