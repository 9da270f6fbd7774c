import type { Vault } from '../../ports/vault.ts';
import type { GroupMetadata, WASocket } from './library.ts';

/** Members of the groups we write to, kept over restarts: asking at each send earns `rate-overlimit` (fault 46). */
export type Groups = {
  cached(group: string): Promise<GroupMetadata | undefined>;
  /** Before a send: asks WhatsApp when nothing is cached. */
  fetch(group: string, sock: WASocket): Promise<void>;
  /** Members or settings changed. */
  changed(group: string): void;
};

const type = 'group-metadata';

export function groupCache(vault: Vault, alias: (one: string, other: string) => void): Groups {
  const known = new Map<string, GroupMetadata>();

  async function cached(group: string): Promise<GroupMetadata | undefined> {
    const remembered = known.get(group);
    if (remembered) return remembered;
    const row = (await vault.read(type, [group])).get(group);
    const metadata = row && (JSON.parse(Buffer.from(row).toString()) as GroupMetadata);
    if (metadata) known.set(group, metadata);
    return metadata;
  }

  return {
    cached,
    async fetch(group, sock) {
      if (await cached(group)) return;
      const metadata = await sock.groupMetadata(group);
      for (const { id, phoneNumber, lid } of metadata.participants) alias(id, phoneNumber ?? lid ?? '');
      known.set(group, metadata);
      await vault.commit([{ type, id: group, value: Buffer.from(JSON.stringify(metadata)) }], null);
    },
    changed(group) {
      known.delete(group);
      void vault.commit([{ type, id: group, value: null }], null);
    },
  };
}
