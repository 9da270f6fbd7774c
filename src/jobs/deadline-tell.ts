import type { Act } from '../domain/act.ts';
import type { Draft } from '../domain/outbox.ts';
import type { Person } from '../domain/person.ts';
import type { Instant } from '../domain/time.ts';
import { chatOf, type JobDeps } from './job.ts';

/** The clock's own name in the trail. */
export const clockName = 'jam';
const keptMs = 86_400_000;

export const toMaker = async (
  maker: Person | undefined,
  about: string,
  text: string,
  act: Act,
  deps: JobDeps,
): Promise<readonly Draft[]> =>
  maker ? [await toPerson(maker, about, text, (act.dueAt ?? deps.clock.now()) + keptMs, deps)] : [];

export const toPerson = async (
  person: Person,
  about: string,
  text: string,
  expiresAt: Instant,
  deps: JobDeps,
): Promise<Draft> => ({
  lane: 'report',
  about,
  person: person.id,
  chat: await chatOf(person.id, deps.ledger),
  body: { kind: 'text', text },
  expiresAt,
});
