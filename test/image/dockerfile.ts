import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What the last stage of a Dockerfile says about the container that is run from it. */
export type Image = {
  /** The file system without what the base image brings. */
  readonly root: string;
  readonly workdir: string;
  readonly env: Readonly<Record<string, string>>;
  readonly user: string;
  readonly cmd: readonly string[];
  readonly healthcheck: readonly string[];
};

/**
 * Carries out the steps of a Dockerfile without an engine: each stage is a clean folder, COPY takes from the repository (minus
 * `.dockerignore`) or an earlier stage, RUN runs in the stage's WORKDIR with the absolute paths below the folder. Base images are
 * this machine. Throws on an instruction it does not know.
 */
export async function buildImage(
  dockerfile: string,
  context: string,
  ignored: readonly string[],
  into: string,
): Promise<Image> {
  const stages = new Map<string, string>();
  let root = '';
  let workdir = '/';
  let env: Record<string, string> = {};
  let [user, cmd, healthcheck]: [string, string[], string[]] = ['root', [], []];
  const below = (path: string, base = root) => join(base, path.startsWith('/') ? path : join(workdir, path));

  for (const line of instructions(dockerfile)) {
    const [, name = '', rest = ''] = /^([A-Z]+)\s+([\s\S]*)$/.exec(line) ?? [];
    const words = rest.split(/\s+/);
    if (name === 'FROM') {
      root = join(into, `stage${stages.size}`);
      stages.set(/\sAS\s+(\S+)$/.exec(rest)?.[1] ?? `stage${stages.size}`, root);
      [workdir, env, user, cmd, healthcheck] = ['/', {}, 'root', [], []];
      await mkdir(root);
    } else if (name === 'WORKDIR') {
      workdir = rest;
      await mkdir(below('.'), { recursive: true });
    } else if (name === 'ENV') env = { ...env, ...Object.fromEntries(words.map((word) => word.split('='))) };
    else if (name === 'COPY') {
      const from = words.find((word) => word.startsWith('--from='))?.slice('--from='.length);
      const paths = words.filter((word) => !word.startsWith('--'));
      const to = paths.pop() ?? '';
      const intoFolder = to.endsWith('/') || paths.length > 1;
      for (const path of paths) {
        if (from === undefined && ignored.includes(path)) throw new Error(`${path} is in .dockerignore`);
        const source = from === undefined ? join(context, path) : join(stages.get(from) ?? '', path);
        const target = intoFolder && !(await stat(source)).isDirectory() ? join(below(to), path) : below(to);
        await cp(source, target, { recursive: true, verbatimSymlinks: true });
      }
    } else if (name === 'RUN') {
      // Absolute paths of the container lie in the folder; who owns what is seen to when it is run.
      const here = rest.replace(/(?<=\s)\/(?=\w)/g, `${root}/`).replace(/chown \S+ \S+/g, 'true');
      await run('bash', ['-euc', here], { cwd: below('.'), env: { ...process.env, ...env }, maxBuffer: 2 ** 26 });
    } else if (name === 'USER') user = rest;
    else if (name === 'CMD') cmd = JSON.parse(rest);
    else if (name === 'HEALTHCHECK') healthcheck = JSON.parse(/CMD\s+(\[[\s\S]*\])$/.exec(rest)?.[1] ?? '[]');
    else if (name !== 'VOLUME' && name !== 'EXPOSE') throw new Error(`unknown instruction: ${line}`);
  }
  return { root, workdir, env, user, cmd, healthcheck };
}

/** One instruction a line, comments out. */
const instructions = (dockerfile: string): readonly string[] =>
  dockerfile
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n\s*/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '');

/** Every file below, as paths from there. */
export async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}
