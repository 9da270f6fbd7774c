import type { Act, Move } from '../domain/act.ts';
import { unitAndAbove } from '../domain/agency.ts';
import type { Identity, Person } from '../domain/person.ts';
import type { Retention } from '../domain/retention.ts';
import type { Share } from '../domain/share.ts';
import { addDays, datesFrom, type Instant, type LocalDate } from '../domain/time.ts';
import type { Board } from '../ports/board.ts';
import type { Desk, Look } from '../ports/desk.ts';
import type { Ledger } from '../ports/ledger.ts';
import { type Recap, recapOf } from './recap.ts';

/** Everything that is kept about one person. Times are ISO in UTC; the days are those of *serlok recap*. */
export type PersonData = {
  readonly madeAt: string;
  readonly person: Omit<Person, 'id'>;
  readonly identities: readonly Pick<Identity, 'kind' | 'value'>[];
  readonly wroteFirst: boolean;
  readonly days: Recap['people'][number]['days'];
  readonly totals: NonNullable<Recap['people'][number]['totals']> | null;
  readonly shares: readonly (Pick<Share, 'date' | 'kind' | 'forwarded' | 'picked' | 'ageSeconds' | 'place'> & {
    readonly sentAt: string;
    readonly receivedAt: string;
    readonly keptUntil: string | null;
  })[];
  readonly acts: readonly ActData[];
  readonly looks: readonly (Omit<Look, 'at'> & { readonly at: string })[];
  readonly retention: Retention;
};

type ActData = Omit<Act, 'persons' | 'madeAt' | 'decidedAt' | 'dueAt' | 'moves'> & {
  readonly madeAt: string;
  readonly decidedAt: string | null;
  readonly letters: number;
  readonly moves: readonly (Pick<Move, 'actor' | 'from' | 'to' | 'note'> & { readonly at: string })[];
};

export async function personData(
  id: number,
  range: { readonly from: LocalDate; readonly to: LocalDate },
  deps: {
    readonly board: Board;
    readonly desk: Desk;
    readonly ledger: Pick<Ledger, 'shares' | 'contacts'>;
    readonly retention: Retention;
  },
): Promise<PersonData> {
  const { board, desk, ledger, retention } = deps;
  const directory = await board.directory();
  const found = directory.byId(id);
  if (!found) throw new Error(`person ${id} is not on the books`);
  const { id: _id, ...person } = found;
  const { agency } = await board.policy(range.to);
  const [recap] = recapOf(await board.span(range.from, range.to, [found]), { ...range, unit: null }).people;
  const shares: Share[] = [];
  for (const date of datesFrom(range.from, range.to)) shares.push(...((await ledger.shares(date, [id])).get(id) ?? []));
  const acts: ActData[] = [];
  // Also what was asked for days long before the first share, and leave that lies ahead.
  for (const act of await desk.about([id], addDays(range.from, -366), addDays(range.to, 3660)))
    acts.push(await actData(act, desk));
  const units = new Set(person.services.flatMap(({ unit }) => unitAndAbove(agency, unit).map((above) => above.id)));
  const looks = await desk.trail([person.nip, ...[...units].map((unit) => `unit:${unit}`), 'unit:*'], 0);
  return {
    madeAt: iso(board.now()),
    person,
    identities: directory.identitiesOf(id).map(({ kind, value }) => ({ kind, value })),
    wroteFirst: (await ledger.contacts([id])).has(id),
    days: recap?.days ?? [],
    totals: recap?.totals ?? null,
    shares: shares.map(({ date, kind, forwarded, picked, ageSeconds, place, sentAt, receivedAt, keptUntil }) => ({
      ...{ date, kind, forwarded, picked, ageSeconds, place },
      sentAt: iso(sentAt),
      receivedAt: iso(receivedAt),
      keptUntil: keptUntil === null ? null : iso(keptUntil),
    })),
    acts,
    looks: looks.map((look) => ({ ...look, at: iso(look.at) })),
    retention,
  };
}

async function actData(act: Act, desk: Desk): Promise<ActData> {
  const { persons: _persons, madeAt, decidedAt, dueAt: _dueAt, moves: _moves, ...rest } = act;
  const moves = await desk.moves(act.id);
  return {
    ...rest,
    madeAt: iso(madeAt),
    decidedAt: decidedAt === null ? null : iso(decidedAt),
    letters: (await desk.letters(act.id)).kept,
    moves: moves.map(({ at, actor, from, to, note }) => ({ at: iso(at), actor, from, to, note })),
  };
}

const iso = (at: Instant): string => new Date(at).toISOString();
