#!/usr/bin/env node
import { Command } from 'commander';
import { FolderInUse } from '../app/lock.ts';
import { isStorageError } from '../app/storage-error.ts';
import { actCommands } from './act.ts';
import { auditCommands } from './audit.ts';
import { backupCommands } from './backup.ts';
import { checkCommand } from './check.ts';
import { openDesk } from './desk.ts';
import { edictCommands } from './edict.ts';
import { explainCommand } from './explain.ts';
import { groupCommands } from './group.ts';
import { linkCommand } from './link.ts';
import { peopleCommands } from './people.ts';
import { recapCommand } from './recap.ts';
import { recomputeCommand } from './recompute.ts';
import { rehearseCommand } from './rehearse.ts';
import { rosterCommands } from './roster.ts';
import { Refused } from './setting.ts';
import { startCommand } from './start.ts';
import { statusCommand } from './status.ts';

const program = new Command('serlok')
  .description('mencatat lokasi yang dikirim pegawai melalui WhatsApp selama bekerja dari rumah')
  .showHelpAfterError('(serlok --help menampilkan semua perintah)')
  .addHelpText(
    'after',
    '\nContoh:\n  serlok check\n  serlok people import pegawai.csv --dry-run\n  serlok link\n  serlok start',
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

startCommand(program);
checkCommand(program);
linkCommand(program);
peopleCommands(program, openDesk);
rosterCommands(program);
edictCommands(program);
actCommands(program);
groupCommands(program);
recapCommand(program);
recomputeCommand(program);
explainCommand(program);
rehearseCommand(program);
statusCommand(program);
auditCommands(program);
backupCommands(program);
// Commander hands its settings down only to commands made after them.
for (const command of program.commands)
  for (const one of [command, ...command.commands])
    one
      .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
      .showHelpAfterError('(--help menampilkan contoh)');

try {
  await program.parseAsync();
} catch (error) {
  const storage = isStorageError(error);
  const text = error instanceof Error ? error.message : '';
  if (!(storage || error instanceof Refused || error instanceof FolderInUse)) throw error;
  console.error(storage ? `penyimpanan gagal: ${text}` : text);
  process.exitCode = storage ? 75 : 1;
}
// The WhatsApp library leaves timers of half a minute behind; nobody waits for them.
process.exit();
