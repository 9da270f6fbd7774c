import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Vault } from '../ports/vault.ts';

const row = { type: 'signal_engine', id: 'generation' } as const;

/**
 * Tells a database that was put back from a backup from one that was only stopped (fault 28): a number that grows in the
 * database and, after that commit, in a file beside it. Where the file is ahead, the database is older than the keys
 * the phones have seen. A number, not a time: nobody can set it back.
 */
export async function generationIn(folder: string, vault: Pick<Vault, 'read' | 'commit'>) {
  const file = join(folder, 'serlok.generation');
  const stored = (await vault.read(row.type, [row.id])).get(row.id);
  let current = stored ? Number(Buffer.from(stored).toString()) : 0;
  const beside = numberIn(file);
  const linked = (await vault.read('creds', ['own'])).size > 0;
  return {
    /** Without a device in it a database is a fresh one, whatever lies beside it. */
    rewound: linked && beside > current,
    async step(): Promise<void> {
      current = Math.max(current, beside) + 1;
      await vault.commit([{ ...row, value: Buffer.from(String(current)) }], null);
      try {
        writeFileSync(`${file}.new`, `${current}\n`, { mode: 0o600 });
        renameSync(`${file}.new`, file);
      } catch {
        // An older number beside it proves nothing and harms nobody.
      }
    },
  };
}

function numberIn(file: string): number {
  try {
    const found = Number(readFileSync(file, 'utf8').trim());
    return Number.isSafeInteger(found) ? found : 0;
  } catch {
    return 0;
  }
}
