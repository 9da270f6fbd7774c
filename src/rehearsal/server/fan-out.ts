import type { BinaryNode } from '@whiskeysockets/baileys';
import type { Outcome } from '../phones/inward.ts';
import type { BotAddress } from '../phones/network.ts';
import type { Line } from '../phones/phone.ts';
import type { Sealed } from '../phones/session.ts';
import { bundleNodes, registrationNode } from './bundles.ts';
import type { Directory, Group } from './directory.ts';
import { addressesOf } from './directory.ts';
import type { Ledger } from './ledger.ts';
import { bareJid, bytes, child, children, element, seconds, splitJid, withDevice } from './nodes.ts';

type Deps = {
  readonly directory: Directory;
  readonly bot: () => BotAddress | undefined;
  readonly now: () => number;
  /** A receipt or retry request of a phone for the bot. */
  readonly queue: (entry: Parameters<Ledger['put']>[0]) => void;
};

/** Hands a message of the bot to every device it is meant for, and their receipts to the queue. */
export async function fanOut(message: BinaryNode, deps: Deps): Promise<void> {
  const bot = deps.bot();
  if (!bot) return;
  await Promise.all(
    copies(message, deps.directory).map(async (copy) => {
      const outcome = await copy.line.receive({
        id: message.attrs['id'] ?? '',
        device: copy.device,
        group: copy.group?.jid,
        from: copy.address.endsWith('@lid') ? bot.lid : bot.pn,
        parts: copy.parts,
        peer: message.attrs['category'] === 'peer',
      });
      const answer = receipt(message, copy, outcome, bot, deps.now());
      if (answer) deps.queue(answer);
    }),
  );
}

type Copy = {
  readonly line: Line;
  readonly device: number;
  /** The receiver as the bot addressed it, with device. */
  readonly address: string;
  readonly group: Group | undefined;
  readonly parts: readonly Sealed[];
};

function copies(message: BinaryNode, directory: Directory): Copy[] {
  const to = message.attrs['to'] ?? '';
  const group = directory.group(to);
  const open = sealedParts(message);
  const single = new Map(
    children(child(message, 'participants'), 'to').map((node) => [node.attrs['jid'] ?? '', sealedParts(node)]),
  );
  const copy = (address: string, parts: readonly Sealed[]): Copy[] => {
    const line = directory.find(address);
    const { device } = splitJid(address);
    return line?.deviceIds().includes(device) && parts.length > 0 ? [{ line, device, address, group, parts }] : [];
  };
  // A resend for one device names it as participant in a group and as the receiver in private.
  const only = message.attrs['participant'];
  if (only) return copy(only, open);
  if (!group) return single.size > 0 ? [...single].flatMap(([jid, parts]) => copy(jid, parts)) : copy(to, open);
  return group.members.flatMap((member) => {
    const address = addressesOf(member)[group.addressing];
    return member.deviceIds().flatMap((id) => {
      const jid = withDevice(address, id);
      return copy(jid, [...(single.get(jid) ?? []), ...open]);
    });
  });
}

function sealedParts(node: BinaryNode): Sealed[] {
  return children(node, 'enc').map((enc) => ({
    type: enc.attrs['type'] as Sealed['type'],
    body: bytes(enc) ?? Buffer.alloc(0),
  }));
}

function receipt(
  message: BinaryNode,
  copy: Copy,
  outcome: Outcome,
  bot: BotAddress,
  now: number,
): Parameters<Ledger['put']>[0] | undefined {
  const id = message.attrs['id'] ?? '';
  const own = bareJid(copy.address) === bot.pn || bareJid(copy.address) === bot.lid;
  if (outcome.kind === 'given-up') return undefined;
  const address = withDevice(bareJid(copy.address), copy.device);
  const attrs = {
    id,
    t: seconds(now),
    from: copy.group?.jid ?? address,
    participant: copy.group && address,
    recipient: own && !copy.group ? message.attrs['to'] : undefined,
    // The owner's phone has the message, but that is no delivery.
    type: outcome.kind === 'again' ? 'retry' : own ? 'sender' : undefined,
  };
  const content =
    outcome.kind === 'again'
      ? [
          element('retry', { count: String(outcome.count), id, t: seconds(now), v: '1' }),
          registrationNode(outcome.registrationId),
          ...(outcome.keys ? [element('keys', {}, bundleNodes(outcome.keys))] : []),
        ]
      : undefined;
  const node = element('receipt', attrs, content);
  return { kind: 'receipt', id, chat: attrs.from, author: attrs.participant ?? attrs.from, node };
}
