import { child, element } from '../nodes.ts';
import type { Answerer } from './query.ts';

/** What a client asks for about its account and the service; most of it is empty in a rehearsal. */
export const settings: Answerer = (iq) => {
  const { xmlns, type } = iq.attrs;
  switch (xmlns) {
    case 'abt':
      return [element('props', { hash: 'rehearsal' }, [])];
    case 'blocklist':
      return [element('list', {}, [])];
    case 'privacy':
      return type === 'get' ? [element('privacy', {}, privacy)] : [element('tokens', {}, [])];
    case 'w:sync:app:state':
      return [element('sync', {}, collections(iq))];
    case 'w:m':
      return [
        element('media_conn', { auth: 'rehearsal', ttl: '3600', auth_ttl: '3600' }, [
          element('host', { hostname: '127.0.0.1:9' }),
        ]),
      ];
    case 'w:profile:picture':
      return { error: '404', text: 'item-not-found' };
    default:
      return undefined;
  }
};

const privacy = ['readreceipts', 'last', 'online', 'profile', 'status', 'groupadd', 'calladd'].map((name) =>
  element('category', { name, value: 'all' }),
);

/** Each collection exists and has no patches: the client is up to date. */
function collections(iq: Parameters<Answerer>[0]) {
  const asked = child(iq, 'sync')?.content;
  if (!Array.isArray(asked)) return [];
  return asked.map(({ attrs }) => element('collection', { name: attrs['name'], version: attrs['version'] ?? '0' }));
}
