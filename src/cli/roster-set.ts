import { type Command, Option } from 'commander';
import { type RosterMode, rosterModes } from '../domain/roster.ts';
import { dateRange } from '../words/format.ts';
import { rosterModeWords } from '../words/roster-notice.ts';
import { rangeOf } from './dates.ts';
import { openForCommand } from './desk.ts';
import { rebuildPast, unitsOption } from './roster-desk.ts';
import { Refused } from './setting.ts';

type Options = {
  readonly unit: string;
  readonly mode: RosterMode;
  readonly from: string;
  readonly to: string;
  readonly by: string;
  readonly because: string;
};

export function setCommand(roster: Command): void {
  roster
    .command('set')
    .description(
      'mencatat penetapan pimpinan untuk satu unit dan yang di bawahnya; mendahului jadwal dan aturan edaran',
    )
    .requiredOption('--unit <id>', 'unit')
    .addOption(new Option('--mode <mode>', 'tempat kerja').choices(rosterModes).makeOptionMandatory())
    .requiredOption('--from <tanggal>', 'hari pertama (YYYY-MM-DD)')
    .requiredOption('--to <tanggal>', 'hari terakhir')
    .requiredOption('--by <siapa>', 'yang menetapkan, misalnya Kepala Dinas')
    .requiredOption('--because <alasan>', 'alasan')
    .addHelpText(
      'after',
      '\nContoh:\n  serlok roster set --unit diskominfo --mode wfh --from 2021-03-15 --to 2021-03-17 --by "Kepala Dinas" --because "penyebaran Covid-19 di kantor"',
    )
    .action(async (options: Options) => {
      const range = rangeOf(options);
      const by = options.by.trim();
      const because = options.because.trim();
      if (by === '' || because === '') throw new Refused('--by dan --because tidak boleh kosong');
      const house = await openForCommand({});
      try {
        const [unit = options.unit] = unitsOption(house, [options.unit]) ?? [];
        const override = { unit, mode: options.mode, ...range, by, because };
        const detail = `${unit} ${options.mode} ${range.from}..${range.to}: ${because}`;
        await house.rosters.decideUnit(override, { actor: by, action: 'roster.set', detail }, house.board.now());
        await rebuildPast(house, range);
        console.log(
          `Dicatat: ${unit} ${rosterModeWords[options.mode]}, ${dateRange(range.from, range.to)} (${by}: ${because}).`,
        );
      } finally {
        house.close();
      }
    });
}
