import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runCommand } from '../app/service.ts';

export const repository = resolve(import.meta.dirname, '../..');
export const sample = (file: string) => join(repository, 'config/contoh', file);

/** An operator's folder: configuration to spoil, data to fill, files to import. */
export async function openFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'serlok-desk-'));
  const config = join(folder, 'config');
  await cp(join(repository, 'config'), config, { recursive: true });
  return {
    folder,
    run: (args: readonly string[], env: Record<string, string> = {}) =>
      runCommand(args, { SERLOK_CONFIG: config, SERLOK_DATA: join(folder, 'data'), ...env }),
    async write(name: string, content: string | Uint8Array): Promise<string> {
      await writeFile(join(folder, name), content);
      return join(folder, name);
    },
    async spoil(from: string, to: string): Promise<void> {
      const file = join(config, 'serlok.yaml');
      const yaml = await readFile(file, 'utf8');
      if (!yaml.includes(from)) throw new Error(`serlok.yaml has no "${from}"`);
      await writeFile(file, yaml.replace(from, to));
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

export type Folder = Awaited<ReturnType<typeof openFolder>>;
