/** The built service as a process of its own, and what the system counts for it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const program = join(import.meta.dirname, '../../../dist/cli/serlok.js');
const ticksPerSecond = 100;

/** Runs one command to its end; throws with what it said when it fails. */
export async function command(args, env) {
  const child = spawn(process.execPath, [program, ...args], { env: { ...process.env, ...env } });
  const said = collect(child);
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`serlok ${args.join(' ')} ended with ${code}:\n${said()}`);
}

export function startService(env) {
  const child = spawn(process.execPath, [program, 'start'], { env: { ...process.env, ...env } });
  const said = collect(child);
  const ended = once(child, 'close');
  const begun = performance.now();
  let last = { cpuSeconds: 0, peakMiB: 0 };
  let busiest = 0;
  let before = { at: begun, cpuSeconds: 0 };
  const sample = () => {
    last = measure(child.pid) ?? last;
    const now = performance.now();
    if (now - before.at < 1000) return;
    busiest = Math.max(busiest, ((last.cpuSeconds - before.cpuSeconds) * 1000) / (now - before.at));
    before = { at: now, cpuSeconds: last.cpuSeconds };
  };
  const timer = setInterval(sample, 250);
  // Whoever stops the bench does not leave a service behind.
  const orphan = () => child.kill('SIGKILL');
  process.once('exit', orphan);
  const running = () => child.exitCode === null && child.signalCode === null;
  return {
    said,
    running,
    async ready() {
      for (;;) {
        if (!running()) throw new Error(`the service ended before it was ready:\n${said()}`);
        const address = /melayani di (\S+)/.exec(said())?.[1];
        if (address && (await fetch(`${address}/readyz`)).status === 200) return;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    /** A kill -9: what was acknowledged does not depend on a tidy end. */
    async kill() {
      sample();
      clearInterval(timer);
      process.off('exit', orphan);
      child.kill('SIGKILL');
      await ended;
      return { ...last, busiest, seconds: (performance.now() - begun) / 1000 };
    },
  };
}

/** User and system time, and the most memory it ever had; only Linux says. */
function measure(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return {
      cpuSeconds: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond,
      peakMiB: Number(peak ?? 0) / 1024,
    };
  } catch {
    return undefined;
  }
}

function collect(child) {
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => {
      text = (text + part).slice(-100_000);
    });
  return () => text;
}
