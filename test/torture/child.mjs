import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** A process and everything it printed. `limitKiB`: no file may grow beyond this, as on a full disk. */
export function child(args, { env = {}, limitKiB, quiet = false } = {}) {
  const whole = { ...process.env, ...env };
  const words = args.map((word) => `'${word}'`).join(' ');
  // SIGXFSZ is ignored, so that a write fails with EFBIG as it would with ENOSPC.
  const limited = `trap '' XFSZ; ulimit -f ${limitKiB}; exec '${process.execPath}' ${words}`;
  const made =
    limitKiB === undefined
      ? spawn(process.execPath, args, { env: whole })
      : spawn('bash', ['-c', limited], { env: whole });
  const parts = [];
  for (const pipe of [made.stdout, made.stderr]) pipe.on('data', (part) => quiet || parts.push(part));
  const running = () => made.exitCode === null && made.signalCode === null;
  const ended = once(made, 'close').then(([code, signal]) => ({ code, signal }));
  return {
    printed: () => Buffer.concat(parts).toString(),
    running,
    ended,
    signal: (name) => made.kill(name),
    async kill() {
      if (running()) made.kill('SIGKILL');
      await ended;
    },
  };
}

/** True as soon as `holds` does; false when it did not within `ms`. */
export async function until(holds, ms) {
  const end = performance.now() + ms;
  while (!(await holds())) {
    if (performance.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return true;
}

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
