import type { Vault } from '../../ports/vault.ts';
import type { GroupMetadata, WASocket } from './library.ts';

/** Members of the groups we write to, kept over restarts: asking at each send earns `rate-overlimit` (fault 46). */
export type Groups = {
  cached(group: string): Promise<GroupMetadata | undefined>;
  /** Before a send: asks WhatsApp when nothing is cached or the members changed. Rejects when nothing is known and nothing can be. */
  fetch(group: string, sock: Pick<WASocket, 'groupMetadata'>): Promise<void>;
  /** Members or settings changed. */
  changed(group: string): void;
};

/** `stale`: somebody came or went since; still better than nothing while we may not ask. */
type Kept = { readonly metadata: GroupMetadata; readonly stale: boolean };

const type = 'group-metadata';
const minuteMs = 60_000;
const mostAMinute = 12;
/** After a refusal nothing is asked for so long: insisting lengthens it. */
const pauseMs = 15 * minuteMs;

export function groupCache(
  vault: Vault,
  alias: (one: string, other: string) => void,
  /** Monotonic: pauses are about the real server, also in a rehearsal. */
  now: () => number = () => performance.now(),
): Groups {
  const known = new Map<string, Kept>();
  let asked: number[] = [];
  let pausedUntil = -Infinity;

  async function kept(group: string): Promise<Kept | undefined> {
    const remembered = known.get(group);
    if (remembered) return remembered;
    const row = (await vault.read(type, [group])).get(group);
    if (!row) return undefined;
    const read = JSON.parse(Buffer.from(row).toString()) as Kept | GroupMetadata;
    const found = 'metadata' in read ? read : { metadata: read, stale: false };
    known.set(group, found);
    return found;
  }

  function keep(group: string, found: Kept): Promise<void> {
    known.set(group, found);
    return vault.commit([{ type, id: group, value: Buffer.from(JSON.stringify(found)) }], null);
  }

  function mayAsk(): boolean {
    const at = now();
    asked = asked.filter((when) => when > at - minuteMs);
    return at >= pausedUntil && asked.length < mostAMinute;
  }

  return {
    cached: async (group) => (await kept(group))?.metadata,
    async fetch(group, sock) {
      const have = await kept(group);
      if (have && !have.stale) return;
      if (mayAsk()) {
        asked.push(now());
        try {
          const metadata = await sock.groupMetadata(group);
          for (const { id, phoneNumber, lid } of metadata.participants) alias(id, phoneNumber ?? lid ?? '');
          return await keep(group, { metadata, stale: false });
        } catch (error) {
          if (codeOf(error) === 429) pausedUntil = now() + pauseMs;
          if (!have) throw error;
        }
      }
      if (!have) throw new Error('the members of a group are not known, and may not be asked for now');
    },
    changed(group) {
      void kept(group).then(async (have) => {
        if (have && !have.stale) await keep(group, { ...have, stale: true });
      });
    },
  };
}

/** The code of a refused query, as Baileys wraps it. */
const codeOf = (error: unknown): number | undefined =>
  (error as { data?: number | null; output?: { statusCode?: number } } | null)?.data ??
  (error as { output?: { statusCode?: number } } | null)?.output?.statusCode;
