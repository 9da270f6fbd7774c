import type { Vault } from '../../../../src/ports/vault.ts';
import { bot } from '../peers.ts';
import { groupActs } from './group.ts';
import { privateActs } from './private.ts';
import type { Act, Step } from './script.ts';
import { type Acts, Disagreement, makePerson, type Tally, watch } from './world.ts';

export type Outcome =
  | { readonly kind: 'agreed'; readonly tally: Tally; readonly steps: number }
  | { readonly kind: 'disagreed'; readonly tally: Tally; readonly steps: readonly Step[]; readonly what: string };

/** Plays steps until so many messages were read on either side, or until the engines disagree. */
export async function play(
  steps: Iterable<Step>,
  { people, exchanges, vault }: { readonly people: number; readonly exchanges: number; readonly vault?: Vault },
): Promise<Outcome> {
  const at = await bot(vault);
  const world = { at, people: Array.from({ length: people }, (_, i) => makePerson(i)), tally: {} as Tally };
  for (const person of world.people) await person.introduce(at);
  const acts: Acts<Act> = { ...privateActs(world, watch(world)), ...groupActs(world, watch(world)) };
  const played: Step[] = [];
  for (const step of steps) {
    played.push(step);
    const person = world.people[step.who % people];
    try {
      if (person) await acts[step.act](person, step);
    } catch (error) {
      const what = error instanceof Disagreement ? error.message : `${error instanceof Error ? error.stack : error}`;
      return { kind: 'disagreed', tally: world.tally, steps: played, what };
    }
    if (readIn(world.tally) >= exchanges) break;
  }
  return { kind: 'agreed', tally: world.tally, steps: played.length };
}

export const readIn = (tally: Tally): number =>
  Object.entries(tally).reduce((sum, [name, count]) => (name.startsWith('read ') ? sum + count : sum), 0);
