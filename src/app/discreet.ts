import type { Content, Envelope } from '../domain/message.ts';
import { identify, type LinkedNumber } from '../intake/identify.ts';
import type { People } from '../ports/people.ts';
import type { Vault } from '../ports/vault.ts';

/**
 * On somebody's own number the bodies of private talk never reach the disk, not even as a working copy: only of
 * employees, and of the owner's chat with himself. A stranger's share keeps its kind, so that it can be claimed (D17).
 */
export function discreetVault(vault: Vault, people: Pick<People, 'directory'>, number: LinkedNumber): Vault {
  if (number.kind === 'dedicated') return vault;
  return {
    ...vault,
    async commit(rows, envelope) {
      await vault.commit(rows, envelope && (await withoutPrivateTalk(envelope)));
    },
  };

  async function withoutPrivateTalk(envelope: Envelope): Promise<Envelope> {
    const sender = identify(envelope, await people.directory(), number);
    return sender.kind === 'known' ? envelope : { ...envelope, content: bare(envelope.content) };
  }
}

function bare(content: Content | null): Content | null {
  if (content?.kind === 'location') return { ...content, lat: null, lon: null, redacted: true };
  return content === null ? null : { kind: 'other', name: 'private' };
}
