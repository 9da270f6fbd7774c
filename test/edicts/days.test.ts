import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { recompute } from '../../src/jobs/recompute.ts';
import { type PlayedDay, playFile, recapText, recordedDays, spanOf, told } from './stage.ts';

/** Days that are also played over the WhatsApp server on loopback: one of each edict, and the interrupted one. */
const overTheNetwork = [
  'palopo-2021/monday-to-thursday.yaml',
  'luwu-utara-2021/day.yaml',
  'palopo-2021/service-down.yaml',
];

async function playing<T>(day: string, network: boolean, look: (played: PlayedDay) => Promise<T>): Promise<T> {
  const played = await playFile(join(import.meta.dirname, day), { network });
  try {
    expect(told(played)).toEqual([]);
    return await look(played);
  } finally {
    await played.close();
  }
}

/** What came of the days without a network, for comparison. */
const quietly = new Map<string, string>();

test('there are recorded days', () => expect(recordedDays.length).toBeGreaterThan(6));

describe('a recorded day comes out as it was recorded', () => {
  test.each(recordedDays)('%s, and its verdicts are rebuilt from the facts without a difference', async (day) => {
    await playing(day, false, async (played) => {
      const { board, ledger } = played.app.house;
      const changed = await recompute(spanOf(played), { board, ledger, clock: board });
      expect(changed).toEqual([]);
      quietly.set(day, await recapText(played));
    });
  });
});

describe('the same day over WhatsApp itself gives the same verdicts', () => {
  test.each(overTheNetwork)('%s', async (day) => {
    const heard = await playing(day, true, recapText);
    expect(heard).toBe(quietly.get(day) ?? (await playing(day, false, recapText)));
  });
});
