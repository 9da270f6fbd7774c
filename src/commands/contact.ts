import type { NewAct } from '../domain/act.ts';
import { contactClock } from '../domain/contact-clock.ts';
import type { ContactRule } from '../domain/edict.ts';
import type { Person } from '../domain/person.ts';
import type { Instant, LocalDate } from '../domain/time.ts';
import type { DeskChange } from '../ports/desk.ts';
import { passOn } from '../words/call.ts';
import {
  contactNobody,
  contactNotInEdict,
  contactQuestion,
  contactReading,
  contactSent,
  contactWhom,
} from '../words/contact.ts';
import { stillInReach } from './call.ts';
import { type Asker, type Command, type Deps, isOfficer } from './command.ts';
import { type Asked, mostAtOnce, openContacts, sampled, sizeAsked, unfit } from './contact-whom.ts';
import { namedWords } from './named.ts';
import { personNamed } from './person-named.ts';
import { askFor, done, propose } from './propose.ts';
import { readEntry, refuse } from './refusal.ts';
import { isReachable, tell } from './tell.ts';

/** *kontak <nama>*, *kontak 3 orang acak*: must be answered within the edict's minutes (PPU-6). */
export const contact: Command = {
  intent: 'kontak',
  matches: (phrase, asker) =>
    /^(tolong )?(kontak|hubungi|cek keberadaan|cek acak)\b|\bkeberadaan\b/.test(phrase.text) ||
    (/\b(dimana|di mana|posisi)\b/.test(phrase.text) && namedWords(phrase, asker).length > 0),
  async answer(ask, asker, deps) {
    if (!isOfficer(asker)) return refuse(asker, 'kontak');
    const size = sizeAsked(ask);
    if (size !== null) {
      const { wanted, edict } = await sampled(size, asker, deps);
      const [first] = wanted;
      if (!first) return done(edict === null ? contactNobody : contactNotInEdict(edict));
      return read(wanted, first.rule);
    }
    const named = await personNamed(ask, asker, deps, asker.today, 'kontak', triggers);
    if ('instead' in named)
      return namedWords(ask.phrase, asker).length === 0 ? askFor('kontak', contactWhom, ask) : named.instead;
    const [day] = await deps.board.day(asker.today, [named.person]);
    const fit = unfit(day?.plan, await openContacts(asker.today, deps), asker.at ?? deps.board.now());
    if ('why' in fit) return { ...done(fit.why), audit: [looked(asker, named.person)] };
    return read([{ person: named.person, rule: fit.rule, zone: fit.zone }], fit.rule);

    function read(wanted: readonly Asked[], rule: ContactRule) {
      const persons = wanted.map(({ person }) => person);
      const proposal = { persons: persons.map(({ id }) => id) };
      const audit = persons.map((person) => looked(asker, person));
      return { ...propose('kontak', proposal, contactReading(namesOf(persons), rule), ask), audit };
    }
  },
  async confirm(facts, _ask, asker, deps) {
    const { persons } = facts as { readonly persons: readonly number[] };
    const at = asker.at ?? deps.board.now();
    const open = await openContacts(asker.today, deps);
    const changes: DeskChange[] = [];
    const sent: string[] = [];
    const lines: string[] = [];
    for (const id of persons.slice(0, mostAtOnce)) {
      const person = await stillInReach(id, asker.today, asker, deps);
      if (!person) return { ...refuse(asker, 'kontak'), step: null };
      const [day] = await deps.board.day(asker.today, [person]);
      const fit = unfit(day?.plan, open, at);
      if ('why' in fit) {
        lines.push(fit.why);
        continue;
      }
      const asked = { person, rule: fit.rule, zone: fit.zone };
      const reached = await isReachable(id, deps);
      const { change, text } = await put(asked, at, sent.length, reached, asker, deps);
      changes.push(change);
      if (reached) sent.push(person.name);
      else lines.push(passOn(person.name, text));
    }
    if (sent.length > 0) lines.unshift(contactSent(sent.join('; ')));
    return { ...done(lines.join('\n\n'), changes), audit: [] };
  },
};

const triggers = new Set('kontak hubungi cek keberadaan dimana mana posisi'.split(' '));

/** The question on its way; to somebody who has never written none goes out and no deadline runs, but it is on the books (law 7). */
async function put(
  { person, rule, zone }: Asked,
  at: Instant,
  place: number,
  reached: boolean,
  asker: Asker,
  deps: Deps,
) {
  const { told, dueAt, leaveBy } = contactClock(at, rule.minutes, place);
  const text = contactQuestion(person.name, rule, told, zone, asker.person.name);
  const draft = { to: person.id, about: 'contact:{nomor}:1', text, expiresAt: leaveBy };
  const act = opened(person, rule, at, reached ? dueAt : null, asker.today);
  const change: DeskChange = {
    do: 'open',
    act,
    by: asker.person.nip,
    tell: reached ? await tell([draft], at, deps) : [],
  };
  return { change, text };
}

const opened = (person: Person, rule: ContactRule, at: Instant, dueAt: Instant | null, today: LocalDate): NewAct => ({
  persons: [person.id],
  unit: null,
  from: today,
  to: today,
  state: dueAt === null ? 'closed' : 'waiting',
  dueAt,
  body: {
    kind: 'contact',
    wants: rule.answer,
    minutes: rule.minutes,
    attempts: rule.attempts,
    askedAt: dueAt === null ? [] : [at],
    answeredAt: null,
    outcome: dueAt === null ? 'not-reached' : null,
  },
});

const looked = (asker: Asker, { nip }: Person) => readEntry(asker, 'kontak', String(asker.today), nip);
const namesOf = (persons: readonly Person[]): string => persons.map(({ name }) => name).join('; ');
