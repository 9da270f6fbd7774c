import { setImmediate } from 'node:timers/promises';
import type { Vault } from '../../ports/vault.ts';
import type { Sealed } from './envelope.ts';
import type { BinaryNode, WASocket } from './library.ts';

/**
 * The receipt for a message that was stored before a crash took its receipt: the ratchet has moved, Baileys answers 487
 * and leaves it at that, and the employee would see one grey tick for ever (fault 3). Goes out after the nack.
 */
export async function receiptStored(
  sock: WASocket,
  vault: Vault,
  attrs: BinaryNode['attrs'],
  known: readonly Sealed[],
): Promise<boolean> {
  for (const sealed of known) if (!(await vault.holds(sealed, sealed.sentAt))) return false;
  await setImmediate();
  const { from = '', id = '', participant, recipient, category } = attrs;
  const fromMe = known.some((sealed) => sealed.fromMe);
  if (category === 'peer') await sock.sendReceipt(from, undefined, [id], 'peer_msg');
  else if (fromMe) await sock.sendReceipt(recipient || from, participant || from, [id], 'sender');
  // As Baileys does while not shown online, which we never are (fault 50).
  else await sock.sendReceipt(from, participant, [id], 'inactive');
  return true;
}
