import type { Command } from 'commander';
import type { PresenceRow } from '../domain/presence.ts';
import { recompute } from '../jobs/recompute.ts';
import { rangeOf } from './dates.ts';
import { openForCommand } from './desk.ts';
import { progressOn } from './progress.ts';
import { daysRead, noteRead, wholeUnit } from './read-entry.ts';

export function recomputeCommand(program: Command): void {
  program
    .command('recompute')
    .description('menyusun kembali catatan kehadiran dari kiriman yang tersimpan')
    .requiredOption('--from <tanggal>', 'hari pertama (YYYY-MM-DD)')
    .requiredOption('--to <tanggal>', 'hari terakhir')
    .option('--because <alasan>', 'memakai edaran versi sekarang untuk hari yang sudah lewat; dicatat dalam audit')
    .addHelpText('after', '\nContoh:\n  serlok recompute --from 2021-07-29 --to 2021-07-30')
    .action(async (options: { from: string; to: string; because?: string }) => {
      const range = rangeOf(options);
      const house = await openForCommand({ asking: true });
      const progress = progressOn(process.stderr);
      try {
        if (options.because !== undefined) {
          await house.backdate(range);
          const detail = `${range.from}..${range.to}: ${options.because}`;
          await house.ledger.audit({ actor: 'operator', action: 'recompute', detail }, Date.now());
        }
        const changed = await recompute(range, {
          board: house.board,
          ledger: house.ledger,
          clock: { now: house.board.now },
          step: (date) => progress.step(`Menghitung ${date} …`),
        });
        progress.done();
        if (changed.length > 0) await noteRead(house, `recompute ${daysRead(range)}`, wholeUnit(undefined));
        const { persons } = await house.people.directory();
        const nameOf = new Map(persons.map((person) => [person.id, person.name]));
        const verdicts = changed.filter(({ before, after }) => verdictOf(before) !== verdictOf(after));
        for (const { date, before, after } of verdicts) {
          const row = after ?? before;
          if (row)
            console.log(`${date} ${nameOf.get(row.person)} ${row.slot}: ${verdictOf(before)} → ${verdictOf(after)}`);
        }
        const rest = changed.length - verdicts.length;
        console.log(
          `${verdicts.length} putusan berubah${rest > 0 ? `, ${rest} hanya versi edaran atau rinciannya` : ''}`,
        );
      } finally {
        house.close();
      }
    });
}

/** What a person would call the outcome; the rest of a row is how it came about. */
const verdictOf = (row: PresenceRow | null): string =>
  row === null ? '-' : row.lateMinutes === null ? row.state : `${row.state} +${row.lateMinutes} menit`;
