import { type Act, type ActOf, isAct, type NewAct } from '../domain/act.ts';
import { hasSayOver } from '../domain/authority.ts';
import { contactSample } from '../domain/contact-sample.ts';
import type { ContactRule } from '../domain/edict.ts';
import type { Person } from '../domain/person.ts';
import type { DayPlan } from '../domain/plan.ts';
import { addDays, type Instant, type LocalDate, localMoment, minuteMs, type Zone } from '../domain/time.ts';
import type { DeskChange } from '../ports/desk.ts';
import {
  contactAnswered,
  contactHours,
  contactNobody,
  contactNotHome,
  contactNotInEdict,
  contactQuestion,
  contactReading,
  contactSent,
  contactThanks,
  contactTitle,
} from '../words/contact.ts';
import { absenceWords, modeWords } from '../words/format.ts';
import { passOn } from '../words/orders.ts';
import type { ActDesk } from './act-desk.ts';
import { type Ask, type Asker, type Command, type Deps, isOfficer, say } from './command.ts';
import { namedWords } from './named.ts';
import { personNamed } from './person-named.ts';
import { done, propose } from './propose.ts';
import { refuse } from './refusal.ts';
import { isReachable, tell } from './tell.ts';

/** From the question to its hour, one minute more than the edict gives: what waits for the outbox's turn is not the person's. */
export const graceMs = minuteMs;

/** *kontak <nama>*, *kontak 3 orang acak*: must be answered within the edict's minutes (PPU-6). */
export const contact: Command = {
  intent: 'kontak',
  matches: (phrase, asker) =>
    /^(tolong )?(kontak|hubungi|cek keberadaan)\b|\bkeberadaan\b/.test(phrase.text) ||
    (/\b(dimana|di mana|posisi)\b/.test(phrase.text) && namedWords(phrase, asker).length > 0),
  async answer(ask, asker, deps) {
    if (!isOfficer(asker)) return refuse(asker, 'kontak');
    const count = sampleSize(ask);
    const found = count === null ? await personNamed(ask, asker, deps, asker.today, 'kontak', triggers) : null;
    if (found && 'instead' in found) return found.instead;
    const wanted = found ? [found.person] : await sampled(count ?? 1, asker, deps);
    if (wanted.length === 0) return say(contactNobody);
    for (const person of wanted) {
      const problem = await unfit(person, asker, deps);
      if (problem !== null) return done(problem);
    }
    const rule = await ruleFor(wanted[0] as Person, asker, deps);
    if (!rule) return done(contactNobody);
    return propose('kontak', { persons: wanted.map(({ id }) => id) }, contactReading(namesOf(wanted), rule), ask);
  },
  async confirm(facts, _ask, asker, deps) {
    const { persons } = facts as { readonly persons: readonly number[] };
    const directory = await deps.board.directory();
    const at = asker.at ?? deps.board.now();
    const changes: DeskChange[] = [];
    const lines: string[] = [];
    for (const person of persons.flatMap((id) => directory.byId(id) ?? [])) {
      const problem = await unfit(person, asker, deps);
      const rule = await ruleFor(person, asker, deps);
      if (problem !== null || !rule) {
        lines.push(problem ?? contactNobody);
        continue;
      }
      const by = deadline(at, rule);
      const text = contactQuestion(person.name, rule, by, asker.zone, asker.person.name);
      if (!(await isReachable(person.id, deps))) {
        lines.push(passOn(person.name, text));
        continue;
      }
      const told = await tell([{ to: person.id, about: 'contact:{nomor}:1', text, expiresAt: at + graceMs }], at, deps);
      changes.push({ do: 'open', act: opened(person, rule, at, by, asker.today), by: asker.person.nip, tell: told });
      lines.push(contactSent(person.name));
    }
    return done(lines.join('\n\n'), changes);
  },
};

const triggers = new Set('kontak hubungi cek keberadaan dimana mana posisi'.split(' '));

/** "kontak 3 orang acak", "kontak acak" */
const sampleSize = ({ phrase }: Ask): number | null => {
  const said = /\b(\d{1,3}) (orang|pegawai|staf)\b/.exec(phrase.text)?.[1];
  if (said !== undefined) return Number(said);
  return /\b(acak|random|sembarang)\b/.test(phrase.text) ? 1 : null;
};

const opened = (person: Person, rule: ContactRule, at: Instant, by: Instant, today: LocalDate): NewAct => ({
  persons: [person.id],
  unit: null,
  from: today,
  to: today,
  state: 'waiting',
  dueAt: by,
  body: {
    kind: 'contact',
    wants: rule.answer,
    minutes: rule.minutes,
    attempts: rule.attempts,
    askedAt: [at],
    answeredAt: null,
    outcome: null,
  },
});

/** At the full minute that is told: "paling lambat pukul 10.16" holds to its last second. */
export const deadline = (at: Instant, { minutes }: Pick<ContactRule, 'minutes'>): Instant =>
  Math.ceil((at + minutes * minuteMs + graceMs) / minuteMs) * minuteMs;

/** Those at home today in the officer's reach, least recently asked first. */
async function sampled(size: number, asker: Asker, deps: Deps): Promise<readonly Person[]> {
  const { agency } = await deps.board.policy(asker.today);
  const home = (await deps.board.day(asker.today, null)).filter(
    ({ plan }) => isHome(plan) && plan.edict?.contact && hasSayOver(agency, asker.person, plan.person, asker.today),
  );
  const contacts = await deps.ledger.contacts(home.map(({ plan }) => plan.person.id));
  const reachable = home.map(({ plan }) => plan.person).filter(({ id }) => contacts.has(id));
  const past = await deps.desk.about(
    reachable.map(({ id }) => id),
    addDays(asker.today, -120),
    asker.today,
  );
  const last = new Map<number, number>();
  for (const act of past) if (isAct(act, 'contact')) for (const id of act.persons) last.set(id, act.madeAt);
  const candidates = reachable.map(({ id }) => ({ id, lastAskedAt: last.get(id) ?? null }));
  const chosen = contactSample(candidates, size, `${asker.today}/${past.length}`);
  return reachable.filter(({ id }) => chosen.includes(id));
}

/** Why this person is not asked now: not at home, ill, outside the hours, or no such rule. */
async function unfit(person: Person, asker: Asker, deps: Deps): Promise<string | null> {
  const [day] = await deps.board.day(asker.today, [person]);
  const plan = day?.plan;
  const rule = plan?.edict?.contact;
  if (!plan || !rule) return contactNotInEdict(plan?.edict ? `SE ${plan.edict.number}` : 'surat edaran yang berlaku');
  const waiting = plan.waiting === 'sakit' ? 'sakit (menunggu persetujuan)' : null;
  const why = plan.why.kind === 'absence' ? absenceWords[plan.why.absence] : modeWords[plan.mode];
  if (!isHome(plan) || waiting !== null) return contactNotHome(person.name, waiting ?? why);
  const { minute } = localMoment(asker.at ?? deps.board.now(), asker.zone);
  return minute < rule.from || minute > rule.to ? contactHours(rule, asker.zone) : null;
}

const ruleFor = async (person: Person, asker: Asker, { board }: Deps): Promise<ContactRule | null> =>
  (await board.day(asker.today, [person]))[0]?.plan.edict?.contact ?? null;

const isHome = ({ mode }: DayPlan): boolean => mode === 'home' || mode === 'anywhere';
const namesOf = (persons: readonly Person[]): string => persons.map(({ name }) => name).join('; ');

/** What a message of the person asked does to the question: answered in time, in the way the edict wants, or nothing. */
export function answerOf(
  acts: readonly Act[],
  person: Person,
  said: 'text' | 'location',
  sentAt: Instant,
): ActOf<'contact'> | null {
  const open = acts.filter((act): act is ActOf<'contact'> => isAct(act, 'contact') && act.persons.includes(person.id));
  return (
    open.find(
      ({ body, dueAt, state }) =>
        state === 'waiting' &&
        (body.wants === 'either' || body.wants === said) &&
        sentAt < (dueAt ?? 0) &&
        sentAt >= (body.askedAt[0] ?? 0) - 1000,
    ) ?? null
  );
}

/** Settles the question and tells the officer who asked; `thanks` is what the person reads. */
export async function settleContact(
  act: ActOf<'contact'>,
  person: Person,
  sentAt: Instant,
  zone: Zone,
  deps: Pick<Deps, 'board' | 'ledger'>,
): Promise<{ readonly change: DeskChange; readonly thanks: string }> {
  const maker = (await deps.board.directory()).byNip(act.madeBy);
  const asked = act.body.askedAt.at(-1) ?? act.madeAt;
  const text = contactAnswered(person.name, Math.max(0, Math.floor((sentAt - asked) / minuteMs)));
  const told = maker ? await tell([{ to: maker.id, about: `contact:${act.id}:answered`, text }], sentAt, deps) : [];
  const body = { ...act.body, answeredAt: sentAt, outcome: 'answered' as const };
  return {
    change: { do: 'move', act: act.id, moves: act.moves, to: 'closed', by: person.nip, body, dueAt: null, tell: told },
    thanks: contactThanks(sentAt, zone),
  };
}

export const contactDesk: ActDesk<'contact'> = {
  kind: 'contact',
  async title(act, { board }) {
    return contactTitle((await board.directory()).byId(act.persons[0] ?? 0)?.name ?? '');
  },
  mayAnswer: async () => false,
  answer: async () => done(null),
  concerned: async (act) => act.persons,
};
