import { createHash } from 'node:crypto';
import { desc, sql } from 'drizzle-orm';
import type { Instant } from '../domain/time.ts';
import type { AuditEntry } from '../ports/ledger.ts';
import type { Store } from './open.ts';
import { audit } from './schema.ts';

type Row = typeof audit.$inferSelect;

/**
 * Adds a row to the trail inside the caller's transaction. Each row carries the hash of itself and the one before it, so
 * that a row changed or taken out later shows (`serlok audit verify`).
 */
export function auditor(store: Store): (entry: AuditEntry, at: Instant) => void {
  const last = store.writer.select().from(audit).orderBy(desc(audit.seq)).limit(1).prepare();
  const insert = store.writer
    .insert(audit)
    .values({
      seq: sql.placeholder('seq'),
      at: sql.placeholder('at'),
      actor: sql.placeholder('actor'),
      action: sql.placeholder('action'),
      detail: sql.placeholder('detail'),
      about: sql.placeholder('about'),
      hash: sql.placeholder('hash'),
    })
    .prepare();
  const spent = store.writer.get.bind(store.writer);
  return ({ actor, action, detail, about = null }, at) => {
    const before = last.get();
    const previous = before === undefined ? '' : (before.hash ?? hashOfOld(store));
    // Also above what was deleted: a number is never given twice, so a cut-off tail shows.
    const used = spent<{ seq: number }>(sql`SELECT seq FROM sqlite_sequence WHERE name = 'audit'`)?.seq ?? 0;
    const row = { seq: Math.max(used, before?.seq ?? 0) + 1, at, actor, action, detail, about };
    insert.run({ ...row, hash: hashOf(previous, row) });
  };
}

export type AuditCheck = {
  readonly rows: number;
  /** Rows from before the chain began; taken as a whole they are its first link. */
  readonly unchained: number;
  /** The last link: noted elsewhere it proves that nothing was cut off or written anew. */
  readonly head: string | null;
  /** The first row that does not fit what stands before it; `null`: the chain is whole. */
  readonly broken: { readonly seq: number; readonly why: 'changed' | 'missing' | 'cut' } | null;
};

/** Walks the whole trail. Reads row by row: it may be years long. */
export function verifyAudit(store: Store): AuditCheck {
  const sequence = store.reader.get<{ seq: number }>(sql`SELECT seq FROM sqlite_sequence WHERE name = 'audit'`);
  let [rows, unchained, lastSeq] = [0, 0, 0];
  let head: string | null = null;
  let broken: AuditCheck['broken'] = null;
  const page = 5000;
  for (;;) {
    const some = store.reader
      .select()
      .from(audit)
      .where(sql`${audit.seq} > ${lastSeq}`)
      .orderBy(audit.seq)
      .limit(page)
      .all();
    for (const row of some) {
      rows += 1;
      if (row.hash === null) unchained += 1;
      else {
        const previous = head ?? (unchained > 0 ? hashOfOld(store) : '');
        if (hashOf(previous, row) !== row.hash) broken ??= { seq: row.seq, why: 'changed' };
        else if (head !== null && row.seq !== lastSeq + 1) broken ??= { seq: lastSeq + 1, why: 'missing' };
        head = row.hash;
      }
      if (row.hash === null && head !== null) broken ??= { seq: row.seq, why: 'changed' };
      lastSeq = row.seq;
    }
    if (some.length < page) break;
  }
  if (sequence && sequence.seq > lastSeq) broken ??= { seq: lastSeq + 1, why: 'cut' };
  return { rows, unchained, head, broken };
}

/** Rows for the operator to read, newest first; `about` is a NIP. */
export const auditRows = (store: Store, about: string | null, since: Instant, limit: number): readonly Row[] =>
  store.reader
    .select()
    .from(audit)
    .where(about === null ? sql`${audit.at} >= ${since}` : sql`${audit.at} >= ${since} AND ${audit.about} = ${about}`)
    .orderBy(desc(audit.seq))
    .limit(limit)
    .all();

const hashOf = (previous: string, { seq, at, actor, action, detail, about }: Omit<Row, 'hash'>): string =>
  createHash('sha256')
    .update(JSON.stringify([previous, seq, at, actor, action, detail, about]))
    .digest('hex');

function hashOfOld(store: Store): string {
  const hash = createHash('sha256');
  const old = store.writer.select().from(audit).where(sql`${audit.hash} IS NULL`).orderBy(audit.seq).all();
  for (const { seq, at, actor, action, detail } of old) hash.update(JSON.stringify([seq, at, actor, action, detail]));
  return hash.digest('hex');
}
