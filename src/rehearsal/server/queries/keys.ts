import type { BinaryNode } from '@whiskeysockets/baileys';
import { bundleNodes, readPreKey, readSignedPreKey, registrationNode } from '../bundles.ts';
import { bigEndian, child, children, element, splitJid } from '../nodes.ts';
import type { Answer, Answerer, QueryContext } from './query.ts';

/** `encrypt`: the bot's own keys on the server, and the keys of people it wants to write to. */
export const keys: Answerer = (iq, context) => {
  if (iq.attrs['xmlns'] !== 'encrypt') return undefined;
  const { device } = context;
  if (child(iq, 'count')) return [element('count', { value: String(device.preKeys.length) })];
  if (child(iq, 'digest')) {
    const ids = device.preKeys.map(({ keyId }) => element('id', {}, bigEndian(keyId, 3)));
    return [element('digest', {}, [registrationNode(device.registrationId), element('list', {}, ids)])];
  }
  if (child(iq, 'key')) return bundles(children(child(iq, 'key'), 'user'), context);

  const rotated = readSignedPreKey(child(iq, 'rotate') ?? iq);
  if (rotated) device.signedPreKey = rotated;
  for (const node of children(child(iq, 'list'), 'key')) {
    const key = readPreKey(node);
    if (key && !device.preKeys.some((known) => known.keyId === key.keyId)) device.preKeys.push(key);
  }
  return [];
};

function bundles(users: BinaryNode[], { directory }: QueryContext): Answer {
  const answered = users.map(({ attrs }) => {
    const jid = attrs['jid'] ?? '';
    const bundle = directory.find(jid)?.bundle(splitJid(jid).device);
    // A device without keys is left out: an `<error>` would make the library give up the whole send.
    return bundle && element('user', { jid }, [registrationNode(bundle.registrationId), ...bundleNodes(bundle)]);
  });
  return [
    element(
      'list',
      {},
      answered.filter((node) => node !== undefined),
    ),
  ];
}
