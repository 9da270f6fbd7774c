import type { Command } from 'commander';
import { draftCommand, versionsCommand } from './roster-draft.ts';
import { publishCommand } from './roster-publish.ts';
import { setCommand } from './roster-set.ts';
import { showCommand, whyCommand } from './roster-show.ts';

/** Everything about rosters but their import, which stands with the other imports. */
export function rosterCommands(program: Command): void {
  const roster =
    program.commands.find((command) => command.name() === 'roster') ??
    program.command('roster').description('jadwal WFH dan WFO');
  draftCommand(roster);
  publishCommand(roster);
  showCommand(roster);
  whyCommand(roster);
  versionsCommand(roster);
  setCommand(roster);
}
