import { eq, sql } from 'drizzle-orm';
import type { Instant } from '../domain/time.ts';
import type { LinkPages } from '../ports/link-page.ts';
import type { Store } from './open.ts';
import { meta } from './schema.ts';

const addressKey = 'http.address';
const tokenKey = 'link.token';
type Token = { readonly hash: string; readonly until: Instant };

export function sqliteLinkPages(store: Store): LinkPages {
  const { reader, writer } = store;
  const read = (key: string) => reader.select().from(meta).where(eq(meta.key, key)).get()?.value ?? null;
  const remember = (key: string, value: string) =>
    store.write(
      () =>
        void writer
          .insert(meta)
          .values({ key, value })
          .onConflictDoUpdate({ target: meta.key, set: { value: sql`excluded.value` } })
          .run(),
    );
  return {
    serving: (address) => remember(addressKey, address),
    address: async () => read(addressKey),
    give: (hash, until) => remember(tokenKey, JSON.stringify({ hash, until } satisfies Token)),
    take: (hash, now) =>
      store.write(() => {
        const row = writer.select().from(meta).where(eq(meta.key, tokenKey)).get();
        const token = row && (JSON.parse(row.value) as Token);
        if (!token || token.hash !== hash || now > token.until) return false;
        writer.delete(meta).where(eq(meta.key, tokenKey)).run();
        return true;
      }),
  };
}
