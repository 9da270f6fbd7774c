import { eq, sql } from 'drizzle-orm';
import type { Letter } from '../domain/dialogue.ts';
import type { LetterGot } from '../ports/desk.ts';
import { actLetter } from './desk-schema.ts';
import type { Store } from './open.ts';

/** For use inside the desk's own transaction: photos and documents kept with an act, and what became of fetching them. */
export function letterWriter({ writer }: Store) {
  return {
    keep(act: number, letters: readonly Letter[]): void {
      for (const { what, media, sentAt } of letters) {
        const { name, mimetype } = media;
        writer.insert(actLetter).values({ act, what, name, mimetype, media, sentAt, attempts: 0 }).run();
      }
    },
    fetched(letter: number, got: LetterGot): void {
      const set =
        got.kind === 'bytes'
          ? { bytes: Buffer.from(got.bytes), media: null }
          : got.kind === 'missing'
            ? { missing: got.why, media: null }
            : {};
      writer
        .update(actLetter)
        .set({ attempts: sql`${actLetter.attempts} + 1`, ...set })
        .where(eq(actLetter.id, letter))
        .run();
    },
  };
}
