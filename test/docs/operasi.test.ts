import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRehearsalServer, type RehearsalServer } from '../../src/rehearsal/server/index.ts';
import { lidFor } from '../app/employees.ts';
import { startService } from '../app/service.ts';
import { ready, until, untilAsync } from '../app/town.ts';

const repository = resolve(import.meta.dirname, '../..');
const manual = await readFile(join(repository, 'docs/operasi.md'), 'utf8');

/** What is typed in the manual's shell blocks, a command a line, indented ones too. */
const blocks = [...manual.matchAll(/^ *```sh\n([\s\S]*?)^ *```/gm)].map(([, text = '']) =>
  text
    .replace(/^ +/gm, '')
    .replace(/\\\n\s*/g, ' ')
    .trim(),
);
const block = (start: string): string => {
  const found = blocks.find((text) => text.startsWith(start));
  if (!found) throw new Error(`the manual has no block that starts with ${start}`);
  return found;
};
/** Commands in running text; `…` and words in capitals stand for something. */
const inline = [...manual.matchAll(/`(serlok [a-z][^`]*)`/g)].map(([, text = '']) => text);

/** A new operator: an empty folder with what the manual says he brings, the program, and a WhatsApp that is not the real one. */
let folder: string;
let server: RehearsalServer;
const typed: string[] = [];
/** `null`: the time of that Friday goes on. */
let clock: string | null = null;
const friday = Date.parse('2021-07-30T06:40:00+08:00');
const begun = performance.now();
const now = () => friday + (performance.now() - begun);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'serlok-operator-'));
  await cp(join(repository, 'config'), join(folder, 'config'), { recursive: true });
  const sample = (name: string) => join(repository, 'config/contoh', name);
  for (const [brought, from] of [
    ['pegawai.csv', 'people.csv'],
    ['jadwal.csv', 'roster-kota.csv'],
    ['cuti.csv', 'absences.csv'],
  ] as const)
    await cp(sample(from), join(folder, brought));
  await mkdir(join(folder, 'cadangan'));
  server = await createRehearsalServer({ now });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const environment = (): Record<string, string> => ({
  SERLOK_CONFIG: join(folder, 'my-config'),
  SERLOK_DATA: join(folder, 'my-data'),
  SERLOK_HTTP: '127.0.0.1:0',
  SERLOK_WHATSAPP_URL: server.url,
  SERLOK_WHATSAPP_ROOT_KEY: server.rootKey,
  SERLOK_CLOCK: clock ?? `${new Date(now()).toISOString().slice(0, 19)}Z x1`,
});

/** Types it into bash as it stands; only the place for backups is inside the folder. */
async function type(text: string, env: Record<string, string> = environment()) {
  typed.push(text);
  const script = `set -euo pipefail\nserlok() { "${process.execPath}" "${repository}/dist/cli/serlok.js" "$@"; }\n${text.replaceAll('/cadangan/', `${folder}/cadangan/`)}`;
  const shell = spawn('bash', ['-c', script], { cwd: folder, env: { ...process.env, ...env } });
  let out = '';
  for (const stream of [shell.stdout, shell.stderr]) stream.on('data', (part) => (out += part));
  const code = await new Promise((done) => shell.once('close', done));
  return { code, out };
}

async function works(text: string, env?: Record<string, string>): Promise<string> {
  const { code, out } = await type(text, env);
  if (code !== 0) throw new Error(`${text}\nended with ${code}: ${out}`);
  return out;
}

test('the installation is what the checks run on every change', async () => {
  const ci = await readFile(join(repository, '.ci/run'), 'utf8');
  expect(ci).toContain(`\n${block('npm ci')}\n`);
});

test('a new operator gets from the first command to a running service, a backup and back with the manual alone', async () => {
  clock = '2021-07-29T08:00:00+08:00';
  const { SERLOK_CONFIG: _c, SERLOK_DATA: _d, ...rest } = environment();
  await works(block('cp -r config'), rest);
  await works(block('cp my-config/edicts'));
  await works(block('serlok check\nserlok edict preview se-kami'));
  expect(await works(block('serlok edict preview mendagri'))).toContain('Satu jam tersibuk');
  expect(await works(block('serlok roster draft'))).toContain('Rancangan 1 disimpan');
  expect(await readdir(folder)).toContain('agustus.xlsx');
  expect(await works('serlok people list --unit diskominfo')).toContain('Nurhayati');
  const day = /```yaml\n(title: Jumat pertama[\s\S]*?)```/.exec(manual)?.[1] ?? '';
  await mkdir(join(folder, 'latihan'));
  await writeFile(join(folder, 'latihan/jumat.yaml'), day);
  expect(await works('serlok rehearse latihan/jumat.yaml')).toContain('Semua sesuai harapan');

  clock = null;
  const byCode = type('serlok link --code');
  const shown = await codeShown();
  await server.enterPairingCode(shown);
  expect((await byCode).out).toContain('tertaut dengan nomor +');
  expect(await works(block('serlok link'))).toContain('tertaut dengan nomor +');

  // `serlok start`, as systemd and npm start run it.
  typed.push('serlok start');
  const service = startService(environment());
  await ready(service);
  const ahmad = server.addPhone({ number: '6281100010397', lid: lidFor('6281100010397'), name: 'Ahmad' });
  await ahmad.sendPhoto('izin hari selasa ada acara keluarga');
  await until(() => ahmad.received.some(({ text }) => text?.includes('*YA*')), 40_000);
  await ahmad.sendText('ya');
  await until(() => ahmad.received.some(({ text }) => text?.includes('nomor 1')), 40_000);
  expect((await service.ask('/healthz')).status).toBe(200);
  expect((await service.ask('/readyz')).status).toBe(200);
  expect(await works('serlok link --url')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/link\/[0-9a-f]{48}$/m);
  expect(await works(block('serlok status'))).toMatch(/^Semuanya baik\.\n✓ tersambung/);
  await untilAsync(async () => (await type('serlok act letter 1 surat.pdf')).code === 0);
  expect(await readFile(join(folder, 'surat.pdf'), 'utf8')).toContain('Image izin');
  await works('serlok group list');
  await works('serlok people data Besse --out salinan.json');
  await works('serlok explain "Anwar" 2021-07-30 pagi');
  await works('serlok recap --from 2021-07-30 --to 2021-07-30 --unit kelurahan-mawar');
  const head = /mata rantai terakhir: (\w{64})/.exec(await works('serlok audit verify'))?.[1];
  await works(`serlok audit verify --head ${head}`);
  expect(await works('serlok audit list --about Besse --from 2021-07-29 --to 2021-07-31')).toContain('people data');
  await works('serlok recompute --from 2021-07-30 --to 2021-07-30');
  await works('serlok recompute --from 2021-07-30 --to 2021-07-30 --because "ralat SE: pagi sampai 07.35"');
  expect(await works(block('serlok backup'))).toMatch(/utuh; \d+ pegawai/);

  // The disk is gone: stop, put the backup back, link anew, start.
  await service.signal('SIGTERM');
  for (const name of await readdir(join(folder, 'my-data')))
    if (name.startsWith('serlok.db')) await rename(join(folder, 'my-data', name), join(folder, `rusak-${name}`));
  await works('serlok restore /cadangan/serlok-2026-11-26.db');
  expect(await works('serlok status')).toMatch(/^Perlu tindakan[\s\S]*jalankan serlok link --new/);
  const relinking = type('serlok link --new');
  await scan();
  expect((await relinking).out).toContain('tertaut dengan nomor +');
  const restored = startService(environment());
  await ready(restored);
  expect(await works('serlok status')).toContain('✓ tersambung');
  expect(await works('serlok audit list --about Besse --from 2021-07-29 --to 2021-07-31')).toContain('people data');
  await restored.signal('SIGTERM');
}, 240_000);

test('every alarm the service can raise is in the manual’s table, and nothing else is', async () => {
  const table = manual.slice(manual.indexOf('### Alarm'), manual.indexOf('### Diberi tahu'));
  const listed = [...table.matchAll(/`\[([a-z_0-9]+)\]`/g)].map(([, code]) => code);
  const files = await readdir(join(repository, 'src'), { recursive: true, encoding: 'utf8' });
  const source = (
    await Promise.all(
      files.filter((name) => name.endsWith('.ts')).map((name) => readFile(join(repository, 'src', name), 'utf8')),
    )
  ).join('\n');
  const raised = [...source.matchAll(/\b(?:alarm|raise)\('([a-z_0-9]+)'/g)].map(([, code]) => code);
  // Those whose code is not written where they are raised: the line's own, and the ends of a process.
  const others = ['logged_out', 'forbidden', 'version_refused', 'replaced_again', 'stale', 'macet', '70', '75'];
  expect(new Set(listed)).toEqual(new Set([...raised, ...others]));
});

test('every command the manual names was typed in it, or belongs to a machine the test does not have', () => {
  const elsewhere = blocks.filter((text) => text.startsWith('docker'));
  expect(elsewhere).toHaveLength(1);
  for (const text of blocks.filter((one) => !one.startsWith('docker') && !one.startsWith('npm ci')))
    expect(typed).toContain(text);
  /** The manual's command with what stands for something taken out: its name and its options must have been typed. */
  const parts = (text: string) => text.split(/\s+/).filter((word) => /^(serlok|[a-z]{3,}|--[a-z-]+)$/.test(word));
  for (const text of inline) {
    const wanted = parts(text).filter((word) => word.startsWith('--') || word === 'serlok' || isCommand(word));
    const done = typed
      .flatMap((one) => one.split('\n'))
      .some((one) => wanted.every((word) => one.split(/\s+/).includes(word)));
    expect(done, text).toBe(true);
  }
});

const isCommand = (word: string): boolean =>
  /^(act|audit|backup|check|edict|explain|group|link|people|recap|recompute|rehearse|restore|roster|start|status|letter|list|verify|data|bind|release|import|preview|diff|draft|publish|show|why|set|versions)$/.test(
    word,
  );

async function codeShown(): Promise<string> {
  let code: string | null = null;
  await untilAsync(async () => {
    code = (await linkStatus())?.pairingCode ?? null;
    return code !== null && server.asksForCode();
  });
  // Nobody types that fast: the terminal shows it first.
  await new Promise((resolve) => setTimeout(resolve, 1000));
  return code ?? '';
}

async function scan(): Promise<void> {
  await untilAsync(async () => {
    const qr = (await linkStatus())?.qr;
    if (!qr) return false;
    return server.scanQr(qr).then(
      () => true,
      () => false,
    );
  });
}

/** What the command in the other terminal shows, as `serlok link --json` has it from the store. */
async function linkStatus(): Promise<{ qr: string | null; pairingCode: string | null } | null> {
  const { default: Database } = await import('better-sqlite3');
  try {
    const db = new Database(join(folder, 'my-data/serlok.db'), { readonly: true });
    const row = db.prepare("SELECT value FROM meta WHERE key = 'line.link'").get() as { value: string } | undefined;
    db.close();
    return row ? JSON.parse(row.value) : null;
  } catch {
    return null;
  }
}
