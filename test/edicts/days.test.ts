import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { playFile, recordedDays, told } from './stage.ts';

/** Days that are also played over the WhatsApp server on loopback: one of each edict, and the interrupted one. */
const overTheNetwork = ['palopo-2021/monday-to-thursday.yaml', 'luwu-utara-2021/day.yaml', 'palopo-2021/service-down.yaml'];

describe('a recorded day comes out as it was recorded', () => {
  test.each(recordedDays)('%s', async (day) => {
    const played = await playFile(join(import.meta.dirname, day), { network: false });
    try {
      expect(told(played)).toEqual([]);
    } finally {
      await played.close();
    }
  });
});

describe('the same day over WhatsApp itself gives the same verdicts', () => {
  test.each(overTheNetwork)('%s', async (day) => {
    const played = await playFile(join(import.meta.dirname, day), { network: true });
    try {
      expect(told(played)).toEqual([]);
    } finally {
      await played.close();
    }
  });
});
