import type { KeyRow, Vault } from '../../../ports/vault.ts';

/** Rows of one operation, read before the engine runs and written only if it accepts. Thrown away otherwise. */
export type Stage = {
  /** Reads what the engine will ask for; its own callbacks then do no I/O that could fail inside it (§10.4). */
  load(type: string, ids: readonly string[]): Promise<void>;
  get(type: string, id: string): Uint8Array | null;
  put(type: string, id: string, value: Uint8Array | null): void;
  changes(): readonly KeyRow[];
};

export function stageOn(vault: Pick<Vault, 'read'>): Stage {
  const rows = new Map<string, KeyRow>();
  const changed = new Set<string>();
  const name = (type: string, id: string) => `${type} ${id}`;
  return {
    async load(type, ids) {
      const missing = ids.filter((id) => !rows.has(name(type, id)));
      const found = await vault.read(type, missing);
      for (const id of missing) rows.set(name(type, id), { type, id, value: found.get(id) ?? null });
    },
    get: (type, id) => rows.get(name(type, id))?.value ?? null,
    put(type, id, value) {
      rows.set(name(type, id), { type, id, value });
      changed.add(name(type, id));
    },
    changes: () => [...changed].flatMap((at) => rows.get(at) ?? []),
  };
}
