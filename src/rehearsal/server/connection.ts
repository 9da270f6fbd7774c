import { type BinaryNode, decodeBinaryNode, encodeBinaryNode } from '@whiskeysockets/baileys';
import type { WebSocket } from 'ws';
import type { Authority } from './certificate.ts';
import { framed, frameReader } from './frames.ts';
import { type Handshaken, noiseResponder, type Transport } from './noise.ts';

/** One client on one socket, from the handshake on. */
export type Connection = {
  send(node: BinaryNode): void;
  /** Closes after everything sent so far is written. */
  close(): void;
  /** Cuts the line at once. */
  terminate(): void;
  /** Frames received and not handled yet, or sent and still held back by the latency. */
  pending(): number;
};

export type Handlers = {
  handshaken(result: Handshaken): void;
  node(node: BinaryNode): void;
  closed(): void;
  /** The client sent something that is no frame or node, or the server itself failed on it. */
  failed(error: unknown): void;
};

/** Speaks the wire protocol with one client. Nodes are handed on one by one, in order. */
export function acceptConnection(
  socket: WebSocket,
  authority: Authority,
  faults: { readonly forged: boolean; latencyMs(): number; muted(): boolean; pass(frame: Buffer): Buffer },
  handlers: (connection: Connection) => Handlers,
): void {
  const read = frameReader();
  const noise = noiseResponder(authority.serverStatic, faults.forged ? authority.forged : authority.genuine);
  let transport: Transport | undefined;
  let helloDone = false;
  let pending = 0;
  let chain = Promise.resolve();
  let cut = false;

  const write = (bytes: Buffer) => {
    if (socket.readyState === socket.OPEN) socket.send(bytes);
  };
  const writeUntilCut = (frame: Buffer) => {
    if (cut || socket.readyState !== socket.OPEN) return;
    const part = faults.pass(frame);
    cut = part.length < frame.length;
    if (cut) socket.send(part, () => socket.terminate());
    else socket.send(frame);
  };
  /** Later frames never overtake earlier ones, also while the latency changes or the event loop is late. */
  const waiting: { readonly due: number; run(): void }[] = [];
  const writeDue = () => {
    while (waiting[0] && waiting[0].due <= performance.now() + 0.5) waiting.shift()?.run();
    if (waiting[0]) setTimeout(writeDue, waiting[0].due - performance.now());
  };
  const later = (run: () => void) => {
    const latency = faults.latencyMs();
    if (latency === 0 && waiting.length === 0) return run();
    waiting.push({ due: Math.max(performance.now() + latency, waiting.at(-1)?.due ?? 0), run });
    if (waiting.length === 1) setTimeout(writeDue, latency);
  };
  const connection: Connection = {
    send(node) {
      const sealing = transport;
      if (!sealing) throw new Error('the handshake is not finished');
      if (faults.muted()) return;
      const plain = encodeBinaryNode(node);
      later(() => writeUntilCut(framed(sealing.encrypt(plain))));
    },
    close: () => later(() => socket.close()),
    terminate: () => socket.terminate(),
    pending: () => pending + waiting.length,
  };
  const handle = handlers(connection);

  const onFrame = async (frame: Buffer) => {
    if (transport) {
      const node = await decodeBinaryNode(transport.decrypt(frame));
      if (!faults.muted()) handle.node(node);
    } else if (faults.muted()) {
      return;
    } else if (!helloDone) {
      helloDone = true;
      write(framed(noise.hello(frame)));
    } else {
      const result = noise.finish(frame);
      transport = result.transport;
      handle.handshaken(result);
    }
  };

  socket.on('message', (data) => {
    try {
      for (const frame of read(data as Buffer)) {
        pending += 1;
        // A client that sends nonsense is cut off, as the real server does.
        chain = chain
          .then(() => onFrame(frame))
          .catch((error: unknown) => {
            handle.failed(error);
            socket.terminate();
          })
          .finally(() => {
            pending -= 1;
          });
      }
    } catch (error) {
      handle.failed(error);
      socket.terminate();
    }
  });
  socket.on('error', () => socket.terminate());
  // What arrived before the end still counts.
  socket.on('close', () => void chain.then(handle.closed));
}
