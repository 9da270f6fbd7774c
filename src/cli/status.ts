import type { Command } from 'commander';
import { serviceState } from '../app/service-state.ts';
import { statusLines } from '../words/service-status.ts';
import { openForCommand } from './desk.ts';

export function statusCommand(program: Command): void {
  program
    .command('status')
    .description('keadaan layanan: tersambung, menerima, menyimpan, mengirim, antrean, dan yang menunggu mulai')
    .option('--json', 'sebagai JSON')
    .addHelpText('after', '\nContoh:\n  serlok status\n  serlok status --json')
    .action(async (options: { json?: boolean }) => {
      const house = await openForCommand({ asking: true });
      try {
        const state = await serviceState(house, house.board.now());
        console.log(options.json ? JSON.stringify(state, null, 2) : statusLines(state).join('\n'));
      } finally {
        house.close();
      }
    });
}
