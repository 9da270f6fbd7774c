import { Worker } from 'node:worker_threads';

/**
 * Ends a process whose event loop stands still (fault 40): a blocked loop cannot end itself, so a second thread looks
 * whether a counter grows, and SIGKILL is as safe as any other end. It counts its own ticks, not time: after a suspended
 * machine both go on together and nothing has happened. Before the end it adds `line` to `file`. Returns how to stop it.
 */
export function watchdog(last: { readonly file: string; readonly line: string }, patienceSeconds = 30): () => void {
  const shared = new SharedArrayBuffer(4);
  const pulse = new Int32Array(shared);
  const beat = setInterval(() => Atomics.add(pulse, 0, 1), 1000);
  beat.unref();
  const worker = new Worker(source, { eval: true, workerData: { ...last, shared, patienceSeconds } });
  worker.unref();
  // Without its watchdog the service is no worse than before.
  worker.on('error', () => {});
  return () => {
    clearInterval(beat);
    void worker.terminate();
  };
}

// A thread of its own file would have to be found beside both the sources and the build.
const source = `
const { workerData: { shared, patienceSeconds, file, line } } = require('node:worker_threads');
const { appendFileSync, writeSync } = require('node:fs');
const pulse = new Int32Array(shared);
let last = -1;
let still = 0;
setInterval(() => {
  const now = Atomics.load(pulse, 0);
  still = now === last ? still + 1 : 0;
  last = now;
  if (still < patienceSeconds) return;
  try {
    writeSync(2, JSON.stringify({ level: 60, msg: 'the event loop stands still' }) + '\\n');
    appendFileSync(file, new Date().toISOString() + ' ' + line + '\\n', { mode: 0o600 });
  } catch {} // a full disk must not keep the process alive
  process.kill(process.pid, 'SIGKILL');
}, 1000);
`;
