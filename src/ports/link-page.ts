import type { Instant } from '../domain/time.ts';

/** How a command in another process opens the linking page of the running service: once, for a while. */
export interface LinkPages {
  /** Where the service listens, `http://127.0.0.1:8080`. */
  serving(address: string): Promise<void>;
  address(): Promise<string | null>;
  /** A token by its SHA-256, so that the database opens nothing; the one before it is void. */
  give(hash: string, until: Instant): Promise<void>;
  /** Uses it up. False: never given, used, or over. */
  take(hash: string, now: Instant): Promise<boolean>;
}
