import { intro } from './noise.ts';

/** Cuts the byte stream of a client into frames (3-byte length, body); frames may be split over several pieces. */
export function frameReader(): (piece: Uint8Array) => Buffer[] {
  let waiting: Buffer = Buffer.alloc(0);
  let introSeen = false;

  return (piece) => {
    waiting = waiting.length === 0 ? Buffer.from(piece) : Buffer.concat([waiting, piece]);
    if (!introSeen) {
      const rest = withoutIntro(waiting);
      if (!rest) return [];
      introSeen = true;
      waiting = rest;
    }
    const frames: Buffer[] = [];
    while (waiting.length >= 3) {
      const end = 3 + waiting.readUIntBE(0, 3);
      if (waiting.length < end) break;
      frames.push(waiting.subarray(3, end));
      waiting = waiting.subarray(end);
    }
    return frames;
  };
}

/** One frame as it goes onto the wire. */
export function framed(body: Uint8Array): Buffer {
  const frame = Buffer.allocUnsafe(3 + body.length);
  frame.writeUIntBE(body.length, 0, 3);
  frame.set(body, 3);
  return frame;
}

/** The stream opens with "WA", 6, 3, and before that with an optional routing header ("ED", 0, 1, length, bytes). */
function withoutIntro(bytes: Buffer): Buffer | undefined {
  let start = 0;
  if (bytes[0] === 0x45) {
    if (bytes.length < 7) return undefined;
    start = 7 + bytes.readUIntBE(4, 3);
  }
  if (bytes.length < start + intro.length) return undefined;
  if (!bytes.subarray(start, start + intro.length).equals(intro)) throw new Error('the client speaks another protocol');
  return bytes.subarray(start + intro.length);
}
