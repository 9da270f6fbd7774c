import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { verifyAudit } from '../../src/store/audit.ts';
import type { Store } from '../../src/store/open.ts';
import { type PlayOptions, playFile, recapText, told } from '../edicts/stage.ts';
import { apart } from './apart.ts';

/** Every recorded day of the desk, over the rehearsal server, the built service in a process of its own. */
const recorded = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.yaml'));

/** After every fourth thing anybody says, at whatever the service is doing up to 60 ms later. */
const killAfter = (index: number): number | null => (index % 4 === 1 ? (index * 23) % 61 : null);

describe.concurrent('a day at the desk survives kill -9 in the middle of its conversations', () => {
  test.each(recorded)(
    '%s',
    async (file) => {
      const path = join(import.meta.dirname, file);
      const killed = await outcome(path, { network: true, service: apart, killAfter });
      expect(killed).toEqual(await outcome(path, { network: false }));
    },
    300_000,
  );
});

async function outcome(file: string, options: PlayOptions) {
  const played = await playFile(file, options);
  try {
    const { store } = played.app.house;
    expect(verifyAudit(store)).toMatchObject({ broken: null });
    return { told: told(played), recap: await recapText(played), acts: actsIn(store) };
  } finally {
    await played.close();
  }
}

/** What the desk decided, and which letters came to it; what a phone says of a file and when differs between two plays. */
function actsIn({ reader }: Store): unknown {
  return reader.all(sql`
    SELECT id, kind, state, unit, from_day, to_day, made_by, decided_by, moves,
      (SELECT count(bytes) FROM act_letter WHERE act = a.id) AS letters,
      (SELECT group_concat(to_state, ' ') FROM (SELECT to_state FROM act_move WHERE act = a.id ORDER BY seq)) AS states
    FROM act a ORDER BY id`);
}
