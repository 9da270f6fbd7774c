import { prepared } from './drizzle.mjs';
import { groupCommit } from './group-commit.mjs';
import { growth } from './growth.mjs';
import { latency } from './latency.mjs';
import { peers } from './peers.mjs';
import { slots } from './slots.mjs';

/** In the order they are measured; one history serves three. */
export const parts = {
  G1: groupCommit,
  G2: peers,
  'G3+G4+G10': growth,
  G5: latency,
  G6: prepared,
  G7: slots,
};
