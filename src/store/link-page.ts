import { eq } from 'drizzle-orm';
import type { Instant } from '../domain/time.ts';
import type { LinkPages } from '../ports/link-page.ts';
import type { Store } from './open.ts';
import { remembered } from './remembered.ts';
import { meta } from './schema.ts';

const addressKey = 'http.address';
const tokenKey = 'link.token';
type Token = { readonly hash: string; readonly until: Instant };

export function sqliteLinkPages(store: Store): LinkPages {
  const { writer } = store;
  const { remember, recall } = remembered(store);
  return {
    serving: (address) => remember(addressKey, address),
    address: async () => recall<string>(addressKey),
    give: (hash, until) => remember(tokenKey, { hash, until } satisfies Token),
    take: (hash, now) =>
      store.write(() => {
        const token = recall<Token>(tokenKey);
        if (!token || token.hash !== hash || now > token.until) return false;
        writer.delete(meta).where(eq(meta.key, tokenKey)).run();
        return true;
      }),
  };
}
