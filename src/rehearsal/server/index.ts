import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import type { RehearsalServer, ServerOptions } from './api.ts';
import { makeAuthority } from './certificate.ts';
import { acceptConnection } from './connection.ts';
import { makeCut } from './cut.ts';
import { makeExchange } from './exchange.ts';
import { makeFiles } from './files.ts';
import { untilQuiet } from './quiet.ts';

export type * from '../phones/api.ts';
export type * from './api.ts';

/** Starts a WhatsApp server on a loopback port. The caller closes it. */
export async function createRehearsalServer(options: ServerOptions): Promise<RehearsalServer> {
  const authority = makeAuthority(options.now());
  const files = makeFiles();
  const exchange = makeExchange(options, files.upload);
  const cut = makeCut();
  let latencyMs = 0;
  let muted = false;
  let upgradeRefusal: number | null = null;
  let forged = options.forgedCertificate ?? false;
  const sockets = new WebSocketServer({
    server: files.server,
    path,
    verifyClient: (_info, answer) => answer(upgradeRefusal === null, upgradeRefusal ?? undefined),
  });
  files.server.listen(options.port ?? 0, '127.0.0.1');
  await once(files.server, 'listening');

  sockets.on('connection', (socket) => {
    const faults = { forged, latencyMs: () => latencyMs, muted: () => muted, pass: cut.pass };
    acceptConnection(socket, authority, faults, exchange.accept);
  });

  return {
    ...exchange.api,
    url: `ws://127.0.0.1:${(files.server.address() as AddressInfo).port}${path}`,
    rootKey: authority.rootKey,
    latency: (ms) => {
      latencyMs = ms;
    },
    mute: (on) => {
      muted = on;
    },
    cutAfter: cut.after,
    refuseUpgrade: (status) => {
      upgradeRefusal = status;
    },
    forgeCertificate: (on) => {
      forged = on;
    },
    loseFiles: files.lose,
    settled: () => untilQuiet(exchange.api.quiet),
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      files.server.close();
      files.server.closeAllConnections();
      await once(files.server, 'close');
    },
  };
}

const path = '/ws/chat';
