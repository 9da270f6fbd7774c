import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { clockOf } from '../app/clock.ts';
import { lockFolder } from '../app/lock.ts';
import { BadBackup, type Counts, checkDatabase, copyDatabase, sameCounts, sync } from '../store/backup.ts';
import { openStore } from '../store/open.ts';
import { isSealed, seal, unseal } from '../store/sealed.ts';
import { backupLine, restoredText } from '../words/backup.ts';
import { progressOn } from './progress.ts';
import { environment, Refused } from './setting.ts';

export function backupCommands(program: Command): void {
  program
    .command('backup')
    .description('cadangan utuh selagi layanan berjalan: disalin, dibuka, diperiksa, dan dihitung')
    .argument('<berkas>', 'berkas tujuan; dengan SERLOK_BACKUP_KEY dienkripsi dan berakhiran .enc')
    .addHelpText('after', '\nContoh:\n  serlok backup /cadangan/serlok-2026-11-26.db')
    .action((file: string) => refusing(() => backup(file)));
  program
    .command('restore')
    .description('memulihkan cadangan ke folder data yang belum berisi; --check hanya memeriksanya')
    .argument('<berkas>', 'cadangan dari serlok backup')
    .option('--check', 'membuka, memeriksa, dan menghitung; tidak mengubah apa pun')
    .addHelpText(
      'after',
      '\nContoh:\n  serlok restore /cadangan/serlok-2026-11-26.db --check\n  SERLOK_DATA=./data-baru serlok restore /cadangan/serlok-2026-11-26.db',
    )
    .action((file: string, options: { check?: boolean }) =>
      refusing(() => (options.check ? check(file) : restore(file))),
    );
}

async function backup(asked: string): Promise<void> {
  const env = environment();
  const source = join(env.dataFolder, 'serlok.db');
  if (!existsSync(source)) throw new Refused(`belum ada data di ${env.dataFolder}`);
  const key = backupKey();
  const file = key === null || asked.endsWith('.enc') ? asked : `${asked}.enc`;
  // A backup is never written over another one.
  if (existsSync(file)) throw new Refused(`${file} sudah ada`);
  const progress = progressOn(process.stderr);
  const plain = key === null ? file : `${file}.plain`;
  try {
    const counts = await copyDatabase(source, plain, (done, all) => progress.step(`Menyalin ${percent(done, all)} …`));
    if (key !== null) {
      progress.step('Mengenkripsi …');
      await seal(plain, file, key);
      // What cannot be opened again is no backup.
      progress.step('Memeriksa …');
      await opened(file, (_, found) => sameCounts(found, counts));
    }
    progress.done();
    console.log(`${file}: ${backupLine(counts, statSync(file).size)}`);
  } catch (error) {
    progress.done();
    throw error;
  } finally {
    if (plain !== file) rmSync(plain, { force: true });
  }
}

async function check(file: string): Promise<void> {
  const counts = await opened(file, (database, found) => {
    // Also what an older release made must open with this one.
    openStore(database).close();
    return found;
  });
  console.log(`${file}: utuh; ${backupLine(counts, statSync(file).size)}`);
}

/** Evidence comes back as it was; the device's keys are older than what the phones have seen, so they are never used (fault 28). */
async function restore(file: string): Promise<void> {
  const env = environment();
  mkdirSync(env.dataFolder, { recursive: true, mode: 0o700 });
  const unlock = lockFolder(env.dataFolder);
  try {
    const target = join(env.dataFolder, 'serlok.db');
    if (existsSync(target))
      throw new Refused(
        `${env.dataFolder} sudah berisi data; pakai folder lain, atau pindahkan dahulu serlok.db* dari sana`,
      );
    const counts = await opened(
      file,
      (database, found) => {
        sync(database);
        renameSync(database, target);
        return found;
      },
      env.dataFolder,
    );
    const store = openStore(target);
    try {
      const [{ sqliteVault }, { sqliteLedger }, { sqliteLines }, { markStale }] = await Promise.all([
        import('../store/vault.ts'),
        import('../store/ledger.ts'),
        import('../store/lines.ts'),
        import('../channel/whatsapp/index.ts'),
      ]);
      const vault = sqliteVault(store);
      const linked = (await vault.read('creds', ['own'])).size > 0;
      const { now } = clockOf(env);
      if (linked) {
        await markStale(vault);
        // What the backup remembers of the line is not true any more.
        const stale = { state: 'stale', trouble: { kind: 'stale', code: null } } as const;
        await sqliteLines(store).setLinkStatus({ ...stale, qr: null, pairingCode: null, number: null }, now());
      }
      const entry = { actor: 'operator', action: 'restore', detail: `${counts['share'] ?? 0} share` };
      await sqliteLedger(store).audit(entry, now());
      console.log(restoredText(backupLine(counts, statSync(file).size), linked));
    } finally {
      store.close();
    }
  } finally {
    unlock();
  }
}

/** Works on a checked copy of a backup, in a folder only we can read, which goes afterwards with what `work` leaves in it. */
async function opened<T>(file: string, work: (database: string, counts: Counts) => T, folder = tmpdir()): Promise<T> {
  if (!existsSync(file)) throw new Refused(`${file} tidak ada`);
  const room = mkdtempSync(join(folder, 'serlok-restore-'));
  const database = join(room, 'serlok.db');
  try {
    return work(database, await copied(file, database));
  } finally {
    rmSync(room, { recursive: true, force: true });
  }
}

async function copied(file: string, database: string): Promise<Counts> {
  if (!(await isSealed(file))) return copyDatabase(file, database).catch(asBad);
  const key = backupKey();
  if (key === null) throw new Refused(`${file} dienkripsi; SERLOK_BACKUP_KEY belum diisi`);
  await unseal(file, database, key);
  return checkDatabase(database);
}

function backupKey(): string | null {
  const { backupKey: key } = environment();
  if (key !== null && key.length < 16)
    throw new Refused('SERLOK_BACKUP_KEY terlalu pendek; diharapkan paling sedikit 16 huruf atau angka');
  return key;
}

/** What SQLite says about a file that is none; a disk that is full is no fault of the file. */
const asBad = (error: unknown): never => {
  const full = (error as NodeJS.ErrnoException).code === 'SQLITE_FULL';
  throw error instanceof BadBackup || full ? error : new BadBackup('berkas bukan basis data, atau rusak');
};

async function refusing(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof BadBackup) throw new Refused(`bukan cadangan yang dapat dipakai: ${error.message}`);
    throw error;
  }
}

const percent = (done: number, all: number): string => `${all === 0 ? 100 : Math.floor((100 * done) / all)} %`;
