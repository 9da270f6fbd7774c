import type { ActOf } from '../domain/act.ts';
import { hasSayOver } from '../domain/authority.ts';
import { healthReplaced } from '../domain/health.ts';
import type { Person } from '../domain/person.ts';
import type { SlotState } from '../domain/presence.ts';
import { decidedByMe } from '../words/absence.ts';
import { reasonNeeded } from '../words/desk.ts';
import { objectionDecided, objectionTitle, stateWords } from '../words/rights.ts';
import type { ActDesk } from './act-desk.ts';
import type { Answer, Asker, Deps } from './command.ts';
import { wentWrong } from './objection-slot.ts';
import { done } from './propose.ts';
import { tell } from './tell.ts';

/** The officer's word about an objection: "YA 12", "YA 12 tepat", "TIDAK 12 <alasan>"; the person hears of it either way. */
export const objectionDesk: ActDesk<'objection'> = {
  kind: 'objection',
  async title(act, deps) {
    return objectionTitle((await subjectOf(act, deps))?.name ?? '', act.from, await labelOf(act, deps));
  },
  async mayAnswer(act, asker, deps) {
    const person = await subjectOf(act, deps);
    const { agency } = await deps.board.policy(asker.today);
    return person !== undefined && hasSayOver(agency, asker.person, person, asker.today);
  },
  answer: (act, yes, words, _ask, asker, deps) => decide(act, yes, words, asker, deps),
  concerned: async (act) => act.persons,
};

async function decide(act: ActOf<'objection'>, yes: boolean, words: string, asker: Asker, deps: Deps): Promise<Answer> {
  const why = words.trim().slice(0, 300);
  if (!yes && why === '') return { text: reasonNeeded(act.id), audit: [] };
  const set = stateIn(why);
  const outcome = yes ? stateWords[set] : healthReplaced(why);
  const title = await objectionDesk.title(act, deps);
  const text = objectionDecided(title, act.id, yes, asker.person.name, yes ? outcome : why);
  const told = await tell(
    act.persons.map((to) => ({ to, about: `objection:${act.id}:${act.moves}`, text })),
    asker.at ?? deps.board.now(),
    deps,
  );
  const corrections = (yes ? await slotsOf(act, deps) : []).map((slot) => {
    const body = { kind: 'correction', slot, set, because: `sanggahan nomor ${act.id}`, objection: act.id } as const;
    const made = {
      persons: act.persons,
      unit: null,
      from: act.from,
      to: act.to,
      state: 'in_force',
      dueAt: null,
    } as const;
    return { do: 'open', act: { ...made, body }, by: asker.person.nip, tell: [] } as const;
  });
  const closed = {
    do: 'move',
    act: act.id,
    moves: act.moves,
    to: yes ? 'closed' : 'refused',
    by: asker.person.nip,
    body: { ...act.body, outcome },
    dueAt: null,
    note: yes ? null : outcome,
    tell: told,
  } as const;
  return done(decidedByMe(title, act.id, yes), [closed, ...corrections]);
}

/** "YA 12 tepat" says what it becomes; without a word the slot is excused. */
function stateIn(words: string): SlotState {
  if (/\b(tepat|hadir)\b/i.test(words)) return 'tepat';
  return /\b(terlambat|telat)\b/i.test(words) ? 'terlambat' : 'dikecualikan';
}

/** The slot itself; of a whole day only what went wrong. */
async function slotsOf(act: ActOf<'objection'>, deps: Deps): Promise<readonly string[]> {
  if (act.body.slot !== null) return [act.body.slot];
  const person = await subjectOf(act, deps);
  const [day] = person ? await deps.board.day(act.from, [person]) : [];
  return (day?.slots ?? []).filter(wentWrong).map(({ slot }) => slot.name);
}

async function labelOf(act: ActOf<'objection'>, deps: Deps): Promise<string> {
  const { slot } = act.body;
  const person = await subjectOf(act, deps);
  const [day] = person && slot !== null ? await deps.board.day(act.from, [person]) : [];
  return slot === null ? 'seluruh slot' : (day?.plan.slots.find(({ name }) => name === slot)?.label ?? slot);
}

const subjectOf = async (act: ActOf<'objection'>, { board }: Deps): Promise<Person | undefined> =>
  (await board.directory()).byId(act.persons[0] ?? 0);
