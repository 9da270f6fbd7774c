import { randomInt } from 'node:crypto';
import type { BinaryNode } from '@whiskeysockets/baileys';
import type { Network } from '../phones/network.ts';
import { addressesOf, type Directory } from './directory.ts';
import { type LinkedDevice, takeBundle } from './linked.ts';
import { element, seconds, serverJid } from './nodes.ts';

/** With so few one-time keys left the server asks for more; the library ignores the notice at 5 and above. */
const fewPreKeys = 4;

type Deps = Pick<Network, 'now' | 'bot' | 'accept' | 'received' | 'upload' | 'busy'> & {
  readonly directory: Directory;
  readonly device: () => LinkedDevice | undefined;
  /** Queues a notice of the server for the bot. */
  readonly queueNotice: (node: BinaryNode) => void;
};

/** The server as the phones see it. */
export function makeNetwork({ directory, device, queueNotice, ...rest }: Deps): Network {
  return {
    ...rest,
    takeBundle() {
      const linked = device();
      if (!linked) return undefined;
      const had = linked.preKeys.length;
      const bundle = takeBundle(linked);
      if (had > fewPreKeys && linked.preKeys.length === fewPreKeys) queueNotice(preKeysLow(fewPreKeys, rest.now()));
      return bundle;
    },
    groupMode(jid) {
      const group = directory.group(jid);
      if (!group) throw new Error(`there is no group ${jid}`);
      return group.addressing;
    },
    addresses(jidOrNumber) {
      const line = directory.find(jidOrNumber);
      return line && addressesOf(line);
    },
  };
}

function preKeysLow(left: number, now: number): BinaryNode {
  const attrs = { id: String(randomInt(2 ** 40)), from: serverJid, type: 'encrypt', t: seconds(now) };
  return element('notification', attrs, [element('count', { value: String(left) })]);
}
