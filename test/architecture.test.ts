import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The import table of the house: which room may import which rooms and packages. */
const anything = ['*'];
const rooms: Record<string, { rooms: readonly string[]; packages: readonly string[] }> = {
  domain: { rooms: [], packages: [] },
  words: { rooms: ['domain'], packages: [] },
  ports: { rooms: ['domain'], packages: [] },
  intake: { rooms: ['domain', 'ports', 'words', 'commands'], packages: [] },
  commands: { rooms: ['domain', 'ports', 'words', 'reports'], packages: [] },
  reports: { rooms: ['domain', 'ports'], packages: [] },
  jobs: { rooms: ['domain', 'ports', 'words', 'reports'], packages: [] },
  outbox: { rooms: ['domain', 'ports'], packages: [] },
  config: { rooms: ['domain'], packages: ['node:', 'yaml', 'zod'] },
  store: { rooms: ['domain', 'ports'], packages: ['node:', 'drizzle-orm', 'better-sqlite3'] },
  channel: {
    rooms: ['domain', 'ports'],
    packages: ['node:', '@whiskeysockets/baileys', 'whatsapp-rust-bridge', 'libsignal'],
  },
  files: {
    rooms: ['domain', 'ports', 'reports', 'words'],
    packages: [
      'node:',
      'csv-parse',
      'csv-stringify',
      'read-excel-file',
      'write-excel-file',
      'fflate',
      'libphonenumber-js',
    ],
  },
  clock: { rooms: ['ports'], packages: ['node:', 'node-cron'] },
  alarm: { rooms: ['ports'], packages: ['node:'] },
  http: { rooms: ['domain', 'ports', 'reports', 'words', 'files'], packages: ['node:', 'fastify', 'uqr'] },
  cli: { rooms: anything, packages: anything },
  'rehearsal/server': {
    rooms: ['domain', 'ports', 'rehearsal/phones'],
    packages: ['node:', 'ws', '@whiskeysockets/baileys', 'whatsapp-rust-bridge', 'libsignal'],
  },
  'rehearsal/phones': {
    rooms: ['domain', 'ports', 'rehearsal/server'],
    packages: ['node:', 'ws', '@whiskeysockets/baileys', 'whatsapp-rust-bridge', 'libsignal'],
  },
  'rehearsal/player': {
    rooms: ['domain', 'ports', 'rehearsal/server', 'rehearsal/phones', 'app', 'config', 'files', 'clock'],
    packages: ['node:'],
  },
  app: { rooms: anything, packages: anything },
  main: { rooms: anything, packages: anything },
  log: { rooms: [], packages: ['pino', 'node:'] },
};

const src = resolve(import.meta.dirname, '../src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => join(src, file));

function roomOf(file: string): string {
  const path = relative(src, file).replaceAll('\\', '/');
  const [first = '', second = ''] = path.split('/');
  if (!path.includes('/')) return first.replace(/\.ts$/, '');
  return first === 'rehearsal' ? `rehearsal/${second}` : first;
}

function importsOf(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8').replace(/^\s*(\/\/|\*).*$/gm, '');
  return [...text.matchAll(/(?:from\s+|import\s*\(\s*|import\s+|require\(\s*)['"]([^'"$]+)['"]/g)].map(
    (m) => m[1] ?? '',
  );
}

describe('the house', () => {
  it('was looked at', () => expect(files.length).toBeGreaterThan(60));

  it('has only the rooms of the table', () => {
    expect([...new Set(files.map(roomOf))].filter((room) => !(room in rooms))).toEqual([]);
  });

  it('imports along the table and nowhere else', () => {
    const broken: string[] = [];
    for (const file of files) {
      const room = roomOf(file);
      const may = rooms[room];
      if (!may) continue;
      for (const target of importsOf(file)) {
        const allowed = target.startsWith('.')
          ? may.rooms === anything || [room, ...may.rooms].includes(roomOf(resolve(dirname(file), target)))
          : may.packages === anything ||
            may.packages.some((name) => target === name || target.startsWith(name.endsWith(':') ? name : `${name}/`));
        if (!allowed) broken.push(`${relative(src, file)} imports ${target}`);
      }
    }
    expect(broken).toEqual([]);
  });

  it('lets only the process, the commands, the player and tests touch the composition root', () => {
    const users = files.filter((file) =>
      importsOf(file).some((t) => t.startsWith('.') && roomOf(resolve(dirname(file), t)) === 'app'),
    );
    expect(
      [...new Set(users.map(roomOf))].filter((room) => !['app', 'main', 'cli', 'rehearsal/player'].includes(room)),
    ).toEqual([]);
  });

  it('asks nobody for the time in the domain', () => {
    const asking = files
      .filter((file) => ['domain', 'words', 'intake', 'commands', 'reports', 'jobs', 'outbox'].includes(roomOf(file)))
      .filter((file) =>
        /Date\.now\(|new Date\(\)|Math\.random\(|setTimeout\(|setInterval\(/.test(readFileSync(file, 'utf8')),
      );
    expect(asking.map((file) => relative(src, file))).toEqual([]);
  });

  it('keeps timers in the clock and the rehearsal', () => {
    const timers = files
      .filter((file) => !['clock', 'cli'].includes(roomOf(file)) && !roomOf(file).startsWith('rehearsal/'))
      .filter((file) => /\b(setTimeout|setInterval)\(/.test(readFileSync(file, 'utf8')));
    expect(timers.map((file) => relative(src, file))).toEqual([]);
  });
});
