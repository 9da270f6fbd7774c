import { sql } from 'drizzle-orm';
import { type Instant, openEnd } from '../domain/time.ts';
import type { Store } from './open.ts';

/**
 * Inside the caller's transaction: a file that brings other coordinates than the last one knows better than what was approved by
 * chat before it, which ends. A file that repeats the old ones says nothing new, so that does not.
 */
export function endPlaces({ writer }: Store, person: number, at: Instant): void {
  const acts = writer.all<{ id: number; moves: number }>(sql`
    SELECT DISTINCT a.id, a.moves FROM act a JOIN act_person p ON p.act = a.id
    WHERE p.person = ${person} AND a.kind = 'place' AND a.state = 'in_force' AND a.to_day = ${openEnd}`);
  for (const { id, moves } of acts) {
    writer.run(sql`UPDATE act SET state = 'closed', moves = ${moves + 1} WHERE id = ${id}`);
    writer.run(sql`
      INSERT INTO act_move (act, seq, at, actor, from_state, to_state, body, note)
      VALUES (${id}, ${moves + 1}, ${at}, 'operator', 'in_force', 'closed', NULL, 'berkas pegawai')`);
  }
}
