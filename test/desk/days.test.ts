import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { recompute } from '../../src/jobs/recompute.ts';
import { verifyAudit } from '../../src/store/audit.ts';
import { playFile, spanOf, told } from '../edicts/stage.ts';

/** What the Kasubag's desk is for, one recorded day a capability, in the words people type. */
const recorded = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.yaml'));

describe('a day at the desk comes out as it was recorded', () => {
  test.each(recorded)('%s; its verdicts are rebuilt without a difference and its trail is whole', async (file) => {
    const played = await playFile(join(import.meta.dirname, file), { network: false });
    try {
      expect(told(played)).toEqual([]);
      const { board, ledger, store } = played.app.house;
      expect(await recompute(spanOf(played), { board, ledger, clock: board })).toEqual([]);
      expect(verifyAudit(store)).toMatchObject({ broken: null });
    } finally {
      await played.close();
    }
  });
});
