import { createServer, type Server } from 'node:http';

export type Files = {
  upload(path: string, bytes: Uint8Array): void;
  /** WhatsApp keeps a file for some weeks; gone ones are answered 410. */
  lose(on: boolean): void;
  /** Serves them, and is what the WebSocket server stands on. */
  readonly server: Server;
};

/** The media host of the rehearsal: what phones uploaded, as it was uploaded. */
export function makeFiles(): Files {
  const kept = new Map<string, Uint8Array>();
  let lost = false;
  const server = createServer((request, response) => {
    const bytes = lost ? undefined : kept.get(request.url ?? '');
    response.writeHead(bytes ? 200 : lost ? 410 : 404).end(bytes);
  });
  return {
    upload: (path, bytes) => void kept.set(path, bytes),
    lose(on) {
      lost = on;
    },
    server,
  };
}
