import { isLastTry, largestLetter, nextTryAfter } from '../domain/letter.ts';
import type { Media } from '../domain/message.ts';
import type { Instant } from '../domain/time.ts';
import type { DeskChange, LetterGot, OpenLetter } from '../ports/desk.ts';
import { letterLost, whyMissing } from '../words/letter.ts';
import { chatOf, type JobDeps } from './job.ts';

export type LetterDeps = JobDeps & {
  fetch(media: Media): Promise<Uint8Array>;
  /** Nothing is fetched without a line: it would only use up the tries. */
  isOpen(): boolean;
  drafted(): void;
};

/**
 * Fetches the letters people sent, one after the other, each again after a pause that grows; what cannot be had is given up
 * with a reason and its sender is asked to send it again. The pointer, which holds the key, goes in either case.
 */
export function createLetters(deps: LetterDeps) {
  /** Since when a letter is not tried; a restart tries at once. */
  const triedAt = new Map<number, Instant>();
  let busy = false;

  const isDue = ({ id, attempts }: OpenLetter, now: Instant): boolean =>
    now >= (triedAt.get(id) ?? 0) + (triedAt.has(id) ? nextTryAfter(attempts) : 0);

  async function one(letter: OpenLetter): Promise<void> {
    triedAt.set(letter.id, deps.clock.now());
    const got = await gotOf(letter);
    const tell = got.kind === 'missing' ? await toSender(letter, got.why) : [];
    const desk: readonly DeskChange[] = [{ do: 'fetched', letter: letter.id, got, tell }];
    const nothing = { claim: null, cleared: [], kept: [], presence: [], drafts: [], audit: [] };
    await deps.ledger.settle({ ...nothing, desk, at: deps.clock.now() });
    if (tell.length > 0) deps.drafted();
    if (got.kind !== 'again') triedAt.delete(letter.id);
  }

  async function gotOf({ media, attempts }: OpenLetter): Promise<LetterGot> {
    if ((media.bytes ?? 0) > largestLetter) return { kind: 'missing', why: whyMissing.tooLarge };
    const bytes = await deps.fetch(media).catch(() => null);
    if (bytes !== null && bytes.length > largestLetter) return { kind: 'missing', why: whyMissing.tooLarge };
    if (bytes !== null && bytes.length > 0) return { kind: 'bytes', bytes };
    return isLastTry(attempts) ? { kind: 'missing', why: whyMissing.gone } : { kind: 'again' };
  }

  async function toSender({ id, act: number }: OpenLetter, why: string) {
    const act = await deps.desk.act(number);
    const sender = act && (await deps.board.directory()).byNip(act.madeBy);
    if (!sender) return [];
    return [
      {
        lane: 'report' as const,
        about: `letter:${id}:lost`,
        person: sender.id,
        chat: await chatOf(sender.id, deps.ledger),
        body: { kind: 'text' as const, text: letterLost(number, why) },
        expiresAt: deps.clock.now() + 7 * 86_400_000,
      },
    ];
  }

  return {
    /** Returns at once when it is at work already. */
    async look(): Promise<void> {
      if (busy || !deps.isOpen()) return;
      busy = true;
      try {
        const now = deps.clock.now();
        for (const letter of await deps.desk.openLetters()) if (isDue(letter, now) && deps.isOpen()) await one(letter);
      } finally {
        busy = false;
      }
    },
  };
}
