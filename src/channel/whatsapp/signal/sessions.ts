import type { Vault } from '../../../ports/vault.ts';
import { proto, type SignalRepositoryWithLIDStore } from '../library.ts';
import { type Address, addressOf, rowOf } from './address.ts';
import { type Locks, sessionLock } from './locks.ts';

type Repository = SignalRepositoryWithLIDStore;
type Deps = {
  readonly vault: Vault;
  readonly locks: Locks;
  wire(jid: string): Promise<Address>;
  /** Device numbers Baileys has listed for a phone number. */
  devicesOf(user: string): Promise<readonly string[]>;
};

/** What Baileys asks and does about session rows without encrypting anything. */
export function sessionRows({
  vault,
  locks,
  wire,
  devicesOf,
}: Deps): Pick<Repository, 'getSessionInfo' | 'validateSession' | 'deleteSession' | 'migrateSession'> {
  const moved = new Set<string>();
  const current = async (jid: string) => {
    const row = rowOf(await wire(jid));
    return openSession((await vault.read('session', [row])).get(row));
  };

  return {
    async getSessionInfo(jid) {
      const session = await current(jid);
      const { aliceBaseKey, remoteRegistrationId } = session ?? {};
      if (!aliceBaseKey?.length || typeof remoteRegistrationId !== 'number') return null;
      return { baseKey: aliceBaseKey, registrationId: remoteRegistrationId };
    },
    async validateSession(jid) {
      return (await current(jid)) ? { exists: true } : { exists: false, reason: 'no open session' };
    },
    async deleteSession(jids) {
      const rows = [...new Set((await Promise.all(jids.map(wire))).concat(jids.map(addressOf)).map(rowOf))];
      await locks.hold(rows.map(sessionLock), () =>
        vault.commit(
          rows.map((id) => ({ type: 'session', id, value: null })),
          null,
        ),
      );
    },
    /**
     * Moves sessions kept under a phone number to its LID. Baileys asks for it with every message that names both, so
     * it is remembered: once the LID is known nothing is written under the number any more (see `wire`).
     */
    async migrateSession(fromJid, toJid) {
      const nothing = { migrated: 0, skipped: 0, total: 0 };
      const from = addressOf(fromJid);
      const to = addressOf(toJid);
      const isMove = /@(s\.whatsapp\.net|hosted)$/.test(fromJid) && /@(hosted\.)?lid$/.test(toJid);
      const name = `${from.user}.${from.device} ${to.user}`;
      if (!isMove || moved.has(name)) return nothing;

      const devices = new Set([...(await devicesOf(from.user)), String(from.device)].map(Number));
      const pairs = [...devices].map((device) => ({
        old: rowOf({ ...from, device }),
        next: rowOf({ ...to, device }),
      }));
      const migrated = await locks.hold(
        pairs.flatMap(({ old, next }) => [sessionLock(old), sessionLock(next)]),
        async () => {
          const rows = await vault.read(
            'session',
            pairs.flatMap(({ old, next }) => [old, next]),
          );
          const changes = pairs.flatMap(({ old, next }) => {
            const session = rows.get(old);
            if (!session) return [];
            const gone = { type: 'session', id: old, value: null };
            // A session under the LID was opened after the number's one and is what the phone uses now.
            const keep = openSession(rows.get(next)) || !openSession(session);
            return keep ? [gone] : [gone, { type: 'session', id: next, value: session }];
          });
          if (changes.length > 0) await vault.commit(changes, null);
          return changes.filter(({ value }) => value !== null).length;
        },
      );
      moved.add(name);
      return { migrated, skipped: pairs.length - migrated, total: pairs.length };
    },
  };
}

/** The row is libsignal's protobuf (`RecordStructure`); the bridge shows less of it than Baileys' own types do. */
function openSession(row: Uint8Array | undefined): proto.ISessionStructure | null {
  if (!row) return null;
  try {
    return proto.RecordStructure.decode(row).currentSession ?? null;
  } catch {
    return null;
  }
}
