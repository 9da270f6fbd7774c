import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { backupsToDrop } from '../../src/domain/backup-days.ts';
import { addDays, type LocalDate, weekdayOf } from '../../src/domain/time.ts';
import { BadBackup, checkDatabase, copyDatabase } from '../../src/store/backup.ts';
import { networkDisk } from '../../src/store/network-disk.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { isSealed, seal, unseal } from '../../src/store/sealed.ts';

let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'serlok-backup-'));
  store = openStore(join(folder, 'serlok.db'));
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const at = (name: string) => join(folder, name);
const note = (n: number) =>
  store.write(
    () => void store.writer.run(sql`INSERT INTO meta (key, value) VALUES (${`row ${n}`}, ${'x'.repeat(400)})`),
  );
const fill = async (rows: number) => {
  for (let n = 0; n < rows; n += 1) await note(n);
};

describe('a backup is a backup only when it was opened, checked and counted', () => {
  test('made while somebody writes: it holds exactly one moment, a prefix of what was written', async () => {
    await fill(200);
    let written = 200;
    let copying = true;
    const writing = (async () => {
      while (copying) {
        await note(written);
        written += 1;
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    })();
    for (let round = 0; round < 500; round += 1) {
      const before = written;
      const counts = await copyDatabase(at('serlok.db'), at('copy.db'));
      expect(counts['meta']).toBeGreaterThanOrEqual(before);
      expect(counts['meta']).toBeLessThanOrEqual(written);
      expect(checkDatabase(at('copy.db'))).toEqual(counts);
    }
    copying = false;
    await writing;
    // Far more than one a copy would be too much to ask of a slow disk; none at all would prove nothing.
    expect(written).toBeGreaterThan(400);
  }, 60_000);

  test('only its owner can read it, and nothing half-made is left beside it', async () => {
    await fill(3);
    await copyDatabase(at('serlok.db'), at('copy.db'));
    expect(statSync(at('copy.db')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).filter((name) => /part|plain/.test(name))).toEqual([]);
  });

  test('a byte changed anywhere, a file cut short, another file: refused', async () => {
    await fill(400);
    await copyDatabase(at('serlok.db'), at('copy.db'));
    const whole = readFileSync(at('copy.db'));
    const damaged = Buffer.from(whole);
    damaged.fill(0xff, 8192, 8192 + 2048);
    writeFileSync(at('damaged.db'), damaged);
    writeFileSync(at('short.db'), whole.subarray(0, Math.floor(whole.length / 2)));
    writeFileSync(at('text.db'), 'bukan basis data');
    writeFileSync(at('empty.db'), '');
    for (const name of ['damaged.db', 'short.db', 'text.db', 'empty.db'])
      expect(() => checkDatabase(at(name)), name).toThrow(BadBackup);
  });
});

describe('with a key a backup is of no use to whoever finds it', () => {
  const key = 'kunci cadangan yang panjang';

  test('it opens with that key and with no other, and not after a byte was changed', async () => {
    await fill(50);
    await copyDatabase(at('serlok.db'), at('copy.db'));
    await seal(at('copy.db'), at('copy.enc'), key);
    expect(await isSealed(at('copy.enc'))).toBe(true);
    expect(await isSealed(at('copy.db'))).toBe(false);
    expect(readFileSync(at('copy.enc')).includes('row 1')).toBe(false);
    await unseal(at('copy.enc'), at('back.db'), key);
    expect(readFileSync(at('back.db')).equals(readFileSync(at('copy.db')))).toBe(true);
    await expect(unseal(at('copy.enc'), at('other.db'), 'kunci yang lain sekali')).rejects.toThrow(BadBackup);
    const sealed = readFileSync(at('copy.enc'));
    for (const place of [0, 9, 30, Math.floor(sealed.length / 2), sealed.length - 1]) {
      const changed = Buffer.from(sealed);
      changed[place] = (changed[place] ?? 0) ^ 1;
      writeFileSync(at('changed.enc'), changed);
      await expect(unseal(at('changed.enc'), at('changed.db'), key), `byte ${place}`).rejects.toThrow(BadBackup);
      expect(existsSync(at('changed.db'))).toBe(false);
    }
    writeFileSync(at('cut.enc'), sealed.subarray(0, sealed.length - 100));
    await expect(unseal(at('cut.enc'), at('cut.db'), key)).rejects.toThrow(BadBackup);
  });

  test('the same database twice is two different files', async () => {
    copyFileSync(at('serlok.db'), at('copy.db'));
    await seal(at('copy.db'), at('a.enc'), key);
    await seal(at('copy.db'), at('b.enc'), key);
    expect(readFileSync(at('a.enc')).equals(readFileSync(at('b.enc')))).toBe(false);
  });
});

test('fault 26: a database on a network disk is refused, by its name', () => {
  expect(networkDisk('/x', () => 0x6969)).toBe('NFS');
  expect(networkDisk('/x', () => -11317950)).toBe('CIFS'); // 0xff534d42 as some systems report it: signed
  expect(networkDisk('/x', () => 0xef53)).toBeNull(); // ext4
  expect(networkDisk(join(folder, 'none'))).toBeNull();
});

test('a year of nights leaves the last seven and four Mondays before them', () => {
  let kept: LocalDate[] = [];
  for (let night = 0; night < 365; night += 1) {
    kept.push(addDays('2026-01-01' as LocalDate, night));
    const gone = backupsToDrop(kept, { days: 7, weeks: 4 });
    kept = kept.filter((date) => !gone.includes(date));
  }
  expect(kept).toHaveLength(11);
  expect(kept.slice(-7)).toEqual(Array.from({ length: 7 }, (_, i) => addDays('2026-12-25' as LocalDate, i)));
  expect(kept.slice(0, 4).map(weekdayOf)).toEqual([1, 1, 1, 1]);
});
