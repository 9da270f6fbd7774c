import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { playFile, recapText, told } from '../edicts/stage.ts';

/** The same days, with the service ended and started again two seconds after everything anybody says. */
const recorded = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.yaml'));

describe('a day at the desk survives a restart in the middle of every conversation', () => {
  test.each(recorded)('%s', async (file) => {
    const path = join(import.meta.dirname, file);
    const folder = mkdtempSync(join(tmpdir(), 'serlok-restarted-'));
    try {
      const restarted = join(folder, file);
      writeFileSync(restarted, withRestarts(readFileSync(path, 'utf8')));
      expect(await outcome(restarted)).toBe(await outcome(path));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

async function outcome(file: string): Promise<string> {
  const played = await playFile(file, { network: false });
  try {
    expect(told(played)).toEqual([]);
    return await recapText(played);
  } finally {
    await played.close();
  }
}

function withRestarts(text: string): string {
  // A NIP is text: read as a number it would lose its last digits.
  const document = parseDocument(text, { schema: 'failsafe' });
  const day = document.toJS() as Day;
  const said = [...(day.events ?? []), ...(day.expect?.asks ?? [])];
  const restarts = said.map(({ at }) => ({ at: later(at, 2), service: 'restart' }));
  const files = ['config', 'people', 'rosters', 'absences'] as const;
  const moved = Object.fromEntries(files.flatMap((key) => (day[key] === undefined ? [] : [[key, absolute(day[key])]])));
  // As JSON, which is YAML too: an empty caption would be read back as none.
  return JSON.stringify({ ...day, ...moved, events: [...(day.events ?? []), ...restarts] });
}

type Paths = string | readonly string[] | undefined;
type Day = { [key in 'config' | 'people' | 'rosters' | 'absences']?: Paths } & {
  events?: { at: string }[];
  expect?: { asks?: { at: string }[] };
};

const absolute = (paths: Paths): Paths =>
  typeof paths === 'string'
    ? resolve(import.meta.dirname, paths)
    : paths?.map((path) => resolve(import.meta.dirname, path));
const later = (at: string, seconds: number): string =>
  new Date(Date.parse(at) + seconds * 1000).toISOString().replace('.000', '');
