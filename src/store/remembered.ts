import { eq, sql } from 'drizzle-orm';
import type { Store } from './open.ts';
import { meta } from './schema.ts';

/** Single values that outlive the process, by name; the value before is replaced. */
export function remembered({ reader, writer, write }: Store) {
  return {
    remember: (key: string, value: unknown): Promise<void> =>
      write(
        () =>
          void writer
            .insert(meta)
            .values({ key, value: JSON.stringify(value) })
            .onConflictDoUpdate({ target: meta.key, set: { value: sql`excluded.value` } })
            .run(),
      ),
    recall<T>(key: string): T | null {
      const row = reader.select().from(meta).where(eq(meta.key, key)).get();
      return row ? (JSON.parse(row.value) as T) : null;
    },
  };
}
