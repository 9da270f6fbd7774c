import { writeFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { isWithin, unitOf } from '../domain/agency.ts';
import { serviceOn } from '../domain/person.ts';
import { recapFormats, recapOut } from '../files/recap-out.ts';
import { recapXlsx } from '../files/recap-xlsx.ts';
import { recapOf } from '../reports/recap.ts';
import { rangeOf } from './dates.ts';
import { openForCommand } from './desk.ts';
import { progressOn } from './progress.ts';
import { daysRead, noteRead, wholeUnit } from './read-entry.ts';
import { Refused } from './setting.ts';

type Options = {
  readonly from: string;
  readonly to: string;
  readonly unit?: string;
  readonly format: (typeof recapFormats)[number];
  readonly out?: string;
};

export function recapCommand(program: Command): void {
  program
    .command('recap')
    .description('rekap kehadiran, dihitung kembali dari kiriman yang tersimpan')
    .requiredOption('--from <tanggal>', 'hari pertama (YYYY-MM-DD)')
    .requiredOption('--to <tanggal>', 'hari terakhir')
    .option('--unit <id>', 'hanya unit ini dan di bawahnya')
    .addOption(new Option('--format <bentuk>', 'bentuk keluaran').choices(recapFormats).default('table'))
    .option('--out <berkas>', 'tulis ke berkas')
    .addHelpText(
      'after',
      '\nContoh:\n  serlok recap --from 2021-07-30 --to 2021-07-30 --unit diskominfo\n  serlok recap --from 2021-07-01 --to 2021-07-31 --format csv > juli.csv\n  serlok recap --from 2021-07-01 --to 2021-07-31 --format xlsx --out juli.xlsx',
    )
    .action(async (options: Options) => {
      const range = rangeOf(options);
      if (options.format === 'xlsx' && options.out === undefined && process.stdout.isTTY)
        throw new Refused('berkas XLSX tidak dapat ditampilkan di terminal; tambahkan --out rekap.xlsx');
      const house = await openForCommand({ asking: true });
      const progress = progressOn(process.stderr);
      try {
        const { agency } = house.config;
        const { unit } = options;
        if (unit !== undefined && !unitOf(agency, unit))
          throw new Refused(
            `unit "${unit}" tidak ada; diharapkan salah satu dari: ${agency.units.map((u) => u.id).join(', ')}`,
          );
        progress.step('Menghitung …');
        const { persons } = await house.people.directory();
        const served = (person: (typeof persons)[number], id: string) =>
          person.services.some(
            (s) =>
              isWithin(agency, s.unit, id) &&
              (s.to === null || s.to >= range.from) &&
              (s.from === null || s.from <= range.to),
          );
        const order = new Map(agency.units.map((u, i) => [u.id, i]));
        const place = (person: (typeof persons)[number]) =>
          order.get((serviceOn(person, range.to) ?? person.services[0])?.unit ?? '') ?? order.size;
        const wanted = persons
          .filter((person) => (unit === undefined ? true : served(person, unit)))
          .sort((a, b) => place(a) - place(b) || a.name.localeCompare(b.name, 'id'));
        const verdicts = await house.board.span(range.from, range.to, wanted);
        // A day spent in another agency belongs to that agency's tally (features 72).
        const own = verdicts.filter(
          (v) => unit === undefined || (v.plan.unit && isWithin(agency, v.plan.unit.id, unit)),
        );
        progress.done();
        // Of everybody at once they need not be named.
        const acts = await house.desk.about(
          unit === undefined ? null : wanted.map(({ id }) => id),
          range.from,
          range.to,
        );
        const recap = recapOf(own, { ...range, unit: unit ?? null }, acts);
        const { format, out } = options;
        const shown = format === 'xlsx' ? await recapXlsx(own, acts) : recapOut(recap, own, format, acts);
        await noteRead(house, `recap ${daysRead(range)}`, wholeUnit(unit));
        if (out === undefined) process.stdout.write(shown);
        else writeFileSync(out, shown, { mode: 0o600 });
      } finally {
        progress.done();
        house.close();
      }
    });
}
