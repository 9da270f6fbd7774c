/** Lets so many bytes through, then ends the line, be it in the middle of a frame. */
export function makeCut() {
  let left: number | null = null;
  return {
    after(bytes: number | null): void {
      left = bytes;
    },
    /** What of this frame may still go; when that is not all of it, the line ends there. */
    pass(frame: Buffer): Buffer {
      if (left === null) return frame;
      const part = frame.subarray(0, left);
      left = part.length < frame.length ? null : left - part.length;
      return part;
    },
  };
}
