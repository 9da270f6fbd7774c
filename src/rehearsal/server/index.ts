import type { RehearsalServer, ServerOptions } from './api.ts';

export type * from '../phones/api.ts';
export type * from './api.ts';

/** Starts a WhatsApp server on a loopback port. The caller closes it. */
export async function createRehearsalServer(_options: ServerOptions): Promise<RehearsalServer> {
  throw new Error('not built yet');
}
