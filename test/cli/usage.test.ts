import { expect, it } from 'vitest';
import { runCommand } from '../app/service.ts';

const commands = [
  'start',
  'check',
  'link',
  'people import',
  'people list',
  'people data',
  'absence import',
  'roster import',
  'roster draft',
  'roster publish',
  'roster show',
  'roster why',
  'roster versions',
  'roster set',
  'edict preview',
  'edict diff',
  'act letter',
  'group list',
  'group bind',
  'group release',
  'recap',
  'recompute',
  'explain',
  'rehearse',
  'status',
  'audit verify',
  'audit list',
  'backup',
  'restore',
];

it('serlok --help lists every command', async () => {
  const { code, out } = await runCommand(['--help']);
  expect(code).toBe(0);
  for (const command of commands) expect(out).toMatch(new RegExp(`^  ${command.split(' ')[0]}\\b`, 'm'));
});

it.each(commands)('serlok %s --help shows an example that begins with the command', async (command) => {
  const { code, out } = await runCommand([...command.split(' '), '--help']);
  expect(code).toBe(0);
  expect(out.split('Contoh:')[1]).toContain(`serlok ${command}`);
});

it.each([
  ['a command that does not exist', ['hapus']],
  ['an option that does not exist', ['status', '--semua']],
  ['a file that is not named', ['people', 'import']],
  ['a range without an end', ['recap', '--from', '2021-07-30']],
  ['a format that does not exist', ['recap', '--from', '2021-07-30', '--to', '2021-07-30', '--format', 'docx']],
  ['a speed that is none', ['rehearse', 'x.yaml', '--speed', 'cepat']],
  ['no command at all', []],
] as const)('%s is a mistake in the use: 2, and the help is named', async (_, args) => {
  const { code, out, err } = await runCommand(args);
  expect(code).toBe(2);
  expect(out).toBe('');
  expect(err).toContain('--help');
});
