import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const pinned = '0.5.4';

/** Stored beside the rows: the engine that wrote them and the version of our own row format. */
export const engineFormat = `whatsapp-rust-bridge@${pinned}/1`;

/** Throws unless the installed bridge is the one everything was measured with; a later one may write other rows. */
export function checkEngineVersion(): void {
  const found = installedVersion('whatsapp-rust-bridge');
  if (found !== pinned) throw new Error(`whatsapp-rust-bridge is ${found}; expected exactly ${pinned}`);
}

/** Looked up on disk: the package exports neither its package.json nor a CommonJS entry that could be resolved. */
function installedVersion(name: string): string {
  for (const folder of createRequire(import.meta.url).resolve.paths(name) ?? []) {
    const file = join(folder, name, 'package.json');
    if (existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
  }
  return 'not installed';
}
