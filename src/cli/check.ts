import type { Command } from 'commander';
import { describeInForce, loadConfig, problemText } from '../config/index.ts';
import { localDate, parseDate } from '../domain/time.ts';
import { mainZone } from '../domain/zone.ts';
import { environment, Refused } from './setting.ts';

export function checkCommand(program: Command): void {
  program
    .command('check')
    .description('memeriksa seluruh konfigurasi; setiap masalah ditulis sebagai berkas:baris:kolom')
    .option('--date <tanggal>', 'edaran yang berlaku pada tanggal itu (YYYY-MM-DD); bawaan: hari ini')
    .addHelpText('after', '\nContoh:\n  serlok check\n  serlok check --date 2021-07-30')
    .action((options: { date?: string }) => {
      const { configFolder } = environment();
      const loaded = loadConfig(configFolder);
      if (!loaded.ok) throw new Refused(loaded.problems.map(problemText).join('\n'));
      const { config } = loaded;
      for (const warning of config.warnings) console.error(`peringatan: ${problemText(warning)}`);
      const date =
        options.date === undefined ? localDate(Date.now(), mainZone(config.agency)) : parseDate(options.date);
      if (!date) throw new Refused(`--date adalah "${options.date}"; diharapkan tanggal seperti 2021-07-30`);
      const lines = describeInForce(config, date);
      for (const line of lines.length > 0 ? lines : [`tidak ada edaran yang berlaku pada ${date}`]) console.log(line);
    });
}
