import type { Agency, Holiday } from '../domain/agency.ts';
import type { Edict } from '../domain/edict.ts';
import type { History } from '../domain/policy.ts';
import type { Instant } from '../domain/time.ts';

/** One configuration file as read now. */
export type Sighting =
  | { readonly kind: 'agency'; readonly name: string; readonly hash: string; readonly value: Agency }
  | { readonly kind: 'edict'; readonly name: string; readonly hash: string; readonly value: Edict }
  | { readonly kind: 'holidays'; readonly name: string; readonly hash: string; readonly value: readonly Holiday[] };

/** Which version of which file was in force when (D18). */
export interface Sources {
  /** Records what differs from the last version of the same name seen up to `at`. One transaction; returns how many were new. */
  see(sightings: readonly Sighting[], at: Instant): Promise<number>;
  /** The present versions also hold between the two instants; after `until` the old course goes on. One transaction. */
  backdate(from: Instant, until: Instant): Promise<void>;
  history(): Promise<History>;
}
