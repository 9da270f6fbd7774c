import { type ActOf, isAct } from '../domain/act.ts';
import { codeMs, codeTries } from '../domain/claim.ts';
import { addDays, type Instant } from '../domain/time.ts';
import type { DeskChange } from '../ports/desk.ts';
import { codeGiven, codeReading } from '../words/claim.ts';
import { type Command, type Deps, isOfficer } from './command.ts';
import { personNamed } from './person-named.ts';
import { done, propose } from './propose.ts';
import { refuse } from './refusal.ts';

/** *kode <nama>*: six digits an officer passes on by himself; whoever sends them from a new number is that person. */
export const claimCode: Command = {
  intent: 'kode',
  matches: ({ text, words }) =>
    words[0] === 'kode' || /^(minta|buat(kan)?|beri(kan)?|kasih|tolong) (saya )?kode\b/.test(text),
  async answer(ask, asker, deps) {
    if (!isOfficer(asker)) return refuse(asker, 'kode');
    const named = await personNamed(ask, asker, deps, asker.today, 'kode', triggers);
    if ('instead' in named) return named.instead;
    return propose('kode', { person: named.person.id }, codeReading(named.person.name), ask);
  },
  async confirm(facts, _ask, asker, deps) {
    const person = (await deps.board.directory()).byId((facts as { readonly person: number }).person);
    if (!person) return done(null);
    const at = asker.at ?? deps.board.now();
    const code = newCode();
    const body = {
      kind: 'claim',
      identity: null,
      chat: null,
      code: { hash: await hashOf(person.nip, code), until: at + codeMs, tries: 0 },
    } as const;
    const days = { from: addDays(asker.today, -8), to: addDays(asker.today, 1) };
    const act = { persons: [person.id], unit: null, ...days, state: 'waiting', dueAt: null, body } as const;
    const earlier = (await codesGiven(deps)).filter(({ persons }) => persons.includes(person.id));
    const open = { do: 'open', act, by: asker.person.nip, tell: [] } as const;
    return done(codeGiven(person.name, code), [open, ...earlier.map((old) => spent(old, 'kode baru'))]);
  },
};

export type CodeAct = ActOf<'claim'> & {
  readonly body: { readonly code: NonNullable<ActOf<'claim'>['body']['code']> };
};

/** Codes that wait for somebody to send them. */
export async function codesGiven({ desk }: Pick<Deps, 'desk'>): Promise<readonly CodeAct[]> {
  return (await desk.waiting(['claim'])).filter(
    (act): act is CodeAct => isAct(act, 'claim') && act.body.code !== null && act.body.identity === null,
  );
}

export const holdsAt = ({ body: { code } }: CodeAct, at: Instant): boolean =>
  at <= code.until && code.tries < codeTries;

/** Whether this is the code that was given for the person. */
export const isCode = async (act: CodeAct, nip: string, code: string): Promise<boolean> =>
  act.body.code.hash === (await hashOf(nip, code));

/** A wrong code counts against every code that could have been meant; the third makes it void. */
export function wrongTry(act: CodeAct): DeskChange {
  const tries = act.body.code.tries + 1;
  const body = { ...act.body, code: { ...act.body.code, tries } };
  const to = tries < codeTries ? 'waiting' : 'refused';
  return { do: 'move', act: act.id, moves: act.moves, to, by: nobody, body, note: 'kode salah', tell: [] };
}

/** A claim that needs no answer any more. */
export const spent = (act: ActOf<'claim'>, why: string): DeskChange => ({
  do: 'move',
  act: act.id,
  moves: act.moves,
  to: 'closed',
  by: nobody,
  note: why,
  tell: [],
});

/** Nobody's own deed, so that nobody's *urungkan* takes it back. */
const nobody = 'aturan';

/** The code itself is known to the officer alone. */
async function hashOf(nip: string, code: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${nip}:${code}`));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const newCode = (): string => String(100_000 + ((crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % 900_000));

const triggers = new Set(
  'kode code minta buat buatkan beri berikan kasih untuk bagi nomor baru hp wa sekali pakai daftar'.split(' '),
);
