import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { until } from '../rehearsal/bot.ts';

/** Another build can be put to the same tests. */
const program = process.env['SERLOK_PROGRAM'] ?? resolve(import.meta.dirname, '../../dist/cli/serlok.js');

/** How a process ended: its exit code, or the signal that ended it. */
export type Ended = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

/** The built program as a process of its own. */
export type Service = {
  /** Everything it printed, on stdout and stderr. */
  printed(): string;
  running(): boolean;
  ended: Promise<Ended>;
  /** `http://127.0.0.1:PORT`, once it serves. */
  address(): Promise<string>;
  /** The status of a request, and its JSON. */
  ask(path: string): Promise<{ readonly status: number; readonly body: unknown }>;
  signal(name: NodeJS.Signals): Promise<Ended>;
};

/** `limitKiB`: no file may grow beyond this many KiB, as on a full disk. */
export function startService(env: Record<string, string>, limitKiB?: number): Service {
  const whole = { ...process.env, ...env };
  // SIGXFSZ is ignored, so that a write fails with EFBIG as it would with ENOSPC.
  const limited = `trap '' XFSZ; ulimit -f ${limitKiB}; exec "${process.execPath}" "${program}" start`;
  const child =
    limitKiB === undefined
      ? spawn(process.execPath, [program, 'start'], { env: whole })
      : spawn('bash', ['-c', limited], { env: whole });
  const printed = collected(child);
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal }) as Ended);
  const running = () => child.exitCode === null && child.signalCode === null;
  const address = async () => {
    const served = () => /melayani di (\S+)/.exec(printed())?.[1];
    await until(() => served() !== undefined || !running(), 20_000);
    const found = served();
    if (found === undefined) throw new Error(`the service ended before it served:\n${printed()}`);
    return found;
  };
  return {
    printed,
    running,
    ended,
    address,
    async ask(path) {
      const answer = await fetch(`${await address()}${path}`);
      return { status: answer.status, body: await answer.json() };
    },
    signal(name) {
      child.kill(name);
      return ended;
    },
  };
}

export type Printed = { readonly code: number | null; readonly out: string; readonly err: string };

/** One command, to its end. */
export async function runCommand(args: readonly string[], env: Record<string, string> = {}): Promise<Printed> {
  const child = spawn(process.execPath, [program, ...args], { env: { ...process.env, ...env } });
  let out = '';
  let err = '';
  child.stdout.on('data', (part) => {
    out += part;
  });
  child.stderr.on('data', (part) => {
    err += part;
  });
  const [code] = await once(child, 'close');
  return { code: code as number | null, out, err };
}

function collected(child: ChildProcess): () => string {
  const parts: Buffer[] = [];
  child.stdout?.on('data', (part: Buffer) => parts.push(part));
  child.stderr?.on('data', (part: Buffer) => parts.push(part));
  return () => Buffer.concat(parts).toString();
}
