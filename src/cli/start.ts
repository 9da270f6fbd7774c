import type { Command } from 'commander';
import { configuration, environment } from './setting.ts';

export function startCommand(program: Command): void {
  program
    .command('start')
    .description('menjalankan layanan sampai dihentikan')
    .addHelpText('after', '\nContoh:\n  serlok start\n  SERLOK_HTTP=127.0.0.1:9000 SERLOK_LOG_LEVEL=warn serlok start')
    .action(async () => {
      const env = environment();
      const config = configuration(env.configFolder);
      // The WhatsApp library takes longer to load than most commands take to answer.
      const { run } = await import('../main.ts');
      await run(env, config);
    });
}
