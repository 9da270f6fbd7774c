import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { untilAsync } from '../app/town.ts';
import { buildImage, filesBelow, type Image } from './dockerfile.ts';

const run = promisify(execFile);
const repository = resolve(import.meta.dirname, '../..');
const text = (name: string) => readFile(join(repository, name), 'utf8');
/** The container's `node` user; where the tests do not run as root they are that user themselves. */
const uid = process.getuid?.() === 0 ? 1000 : null;
const asNode = uid === null ? [] : ['setpriv', '--reuid=1000', '--regid=1000', '--clear-groups', '--no-new-privs'];

let folder: string;
let image: Image;
let port: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'serlok-image-'));
  await chmod(folder, 0o755);
  const ignored = (await text('.dockerignore')).split('\n').filter(Boolean);
  image = await buildImage(await text('Dockerfile'), repository, ignored, folder);
  // Whoever the container runs as owns the data and nothing else: the root is read-only, as compose.yaml mounts it.
  if (uid !== null) {
    await run('chown', ['-R', 'root:root', image.root]);
    await chown(join(image.root, 'data'), uid, uid);
  }
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  port = (probe.address() as AddressInfo).port;
  probe.close();
}, 600_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The container's command line and environment, its absolute paths below the folder. */
const inside = (command: readonly string[]): readonly string[] =>
  [...asNode, ...command].map((word) => word.replaceAll(':8080', `:${port}`));
const environment = () => ({
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  ...Object.fromEntries(
    Object.entries(image.env).map(([name, value]) => [name, value.replace(/^\/(app|data)/, `${image.root}/$1`)]),
  ),
  SERLOK_HTTP: `127.0.0.1:${port}`,
  SERLOK_WHATSAPP_URL: 'ws://127.0.0.1:9/ws/chat',
});
async function command(...words: string[]): Promise<string> {
  const [program = '', ...args] = inside(words);
  return (await run(program, args, { cwd: join(image.root, image.workdir), env: environment() })).stdout;
}

test('the image holds the program, what it needs to run, and nothing else', async () => {
  expect((await readdir(join(image.root, 'app'))).sort()).toEqual(
    ['LICENSE', 'config', 'dist', 'migrations', 'node_modules', 'package.json'].sort(),
  );
  const { dependencies, devDependencies } = JSON.parse(await text('package.json'));
  const all = await filesBelow(join(image.root, 'app'));
  // npm leaves the empty folder of a scope behind.
  const modules = new Set(all.flatMap((name) => /^node_modules\/([^/]+)\//.exec(name)?.[1] ?? []));
  for (const name of Object.keys(dependencies)) expect(modules).toContain(name.split('/')[0]);
  for (const name of ['typescript', 'vitest', '@biomejs', 'knip', 'fast-check']) expect(modules).not.toContain(name);
  expect(Object.keys(devDependencies)).toContain('vitest');
  const own = all.filter((name) => !name.startsWith('node_modules/'));
  expect(own.filter((name) => /\.(ts|db|env|test\.js)$/.test(name) || name.includes('data/'))).toEqual([]);
  expect(own).toContain('dist/cli/serlok.js');
  expect(own.filter((name) => name.startsWith('migrations/')).length).toBeGreaterThan(0);
});

test('as another user than root, on a root it cannot write, it starts, is healthy, and keeps its data to itself', async () => {
  expect(image.user).toBe('node');
  const [program = '', ...args] = inside(image.cmd);
  const service = spawn(program, args, { cwd: join(image.root, image.workdir), env: environment() });
  let printed = '';
  for (const stream of [service.stdout, service.stderr]) stream.on('data', (part) => (printed += part));
  try {
    await untilAsync(
      async () => printed.includes('Serlok melayani di'),
      () => printed,
    );
    await command(...image.healthcheck);
    expect(await command('node', 'dist/cli/serlok.js', 'status')).toContain('✗ tersambung');
    expect(await command('node', 'dist/cli/serlok.js', 'check')).toContain('palopo-2021');
    const data = join(image.root, 'data');
    expect((await stat(data)).mode & 0o777).toBe(0o700);
    expect((await stat(join(data, 'serlok.db'))).mode & 0o777).toBe(0o600);
    if (uid !== null) {
      expect((await stat(join(data, 'serlok.db'))).uid).toBe(uid);
      await expect(command('touch', join(image.root, 'app/x'))).rejects.toThrow('Permission denied');
    }
    await command('node', 'dist/cli/serlok.js', 'backup', join(data, 'sekarang.db'));
    const end = once(service, 'exit');
    service.kill('SIGTERM');
    expect(await end).toEqual([0, null]);
    // A dead service is not healthy.
    await expect(command(...image.healthcheck)).rejects.toThrow();
  } finally {
    service.kill('SIGKILL');
  }
}, 120_000);

test('the compose file and the unit start it again after 70, 75 and a kill, with nothing more than it needs', async () => {
  const { serlok } = parse(await text('compose.yaml')).services;
  expect(serlok).toMatchObject({ restart: 'unless-stopped', read_only: true, cap_drop: ['ALL'] });
  expect(serlok.volumes).toContain('serlok-data:/data');
  expect(serlok.ports).toEqual(['127.0.0.1:8080:8080']);
  const unit = await text('deploy/serlok.service');
  expect(unit).toMatch(/^Restart=on-failure$/m);
  expect(unit).toMatch(/^RestartForceExitStatus=70 75$/m);
  expect(unit).toMatch(/^ProtectSystem=strict$/m);
  // systemd reads its own file, where it is installed.
  const file = join(folder, 'serlok.service');
  await writeFile(file, unit.replace('/usr/bin/env node', '/usr/bin/env true').replace('User=serlok', 'User=root'));
  const said = await run('systemd-analyze', ['verify', file]).then(
    ({ stderr }) => stderr,
    (error: { code?: string; stderr?: string }) => (error.code === 'ENOENT' ? '' : (error.stderr ?? '')),
  );
  expect(said).not.toMatch(/Unknown|Failed to parse|Invalid/i);
});
