import { writeFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import type { House } from '../app/house.ts';
import { isWithin, unitOf } from '../domain/agency.ts';
import { officersFor } from '../domain/officer.ts';
import { type Person, serviceOn } from '../domain/person.ts';
import type { DayPlan } from '../domain/plan.ts';
import type { LocalDate } from '../domain/time.ts';
import { rosterGrid } from '../files/roster-grid.ts';
import { rosterIcs } from '../files/roster-ics.ts';
import { rosterCsv, rosterTable } from '../files/roster-out.ts';
import { rosterXlsx } from '../files/roster-xlsx.ts';
import { plansUnder } from '../jobs/roster-plans.ts';
import { weekByUnit } from '../reports/roster-week.ts';
import { whyModeFrom } from '../reports/why-mode.ts';
import { weekText } from '../words/roster-week.ts';
import { whyModeText } from '../words/why-mode.ts';
import { dateOption, rangeOf } from './dates.ts';
import { openForCommand } from './desk.ts';
import { personNamed } from './person.ts';
import { daysRead, noteRead, wholeUnit } from './read-entry.ts';
import { Refused } from './setting.ts';

const formats = ['table', 'text', 'csv', 'xlsx', 'ics'] as const;
type Options = {
  readonly from: string;
  readonly to: string;
  readonly unit?: string;
  readonly person?: string;
  readonly version?: string;
  readonly format: (typeof formats)[number];
  readonly out?: string;
};

export function showCommand(roster: Command): void {
  roster
    .command('show')
    .description('jadwal yang berlaku, atau sebuah rancangan: hari mendatar, satu baris per pegawai')
    .requiredOption('--from <tanggal>', 'hari pertama (YYYY-MM-DD)')
    .requiredOption('--to <tanggal>', 'hari terakhir')
    .option('--unit <id>', 'hanya unit ini dan di bawahnya')
    .option('--person <pegawai>', 'satu orang: NIP atau bagian nama')
    .option('--version <nomor>', 'seperti rancangan atau jadwal bernomor ini')
    .addOption(
      new Option('--format <bentuk>', 'text = teks untuk diteruskan, ics = kalender satu orang')
        .choices(formats)
        .default('table'),
    )
    .option('--out <berkas>', 'tulis ke berkas')
    .addHelpText(
      'after',
      '\nContoh:\n  serlok roster show --from 2021-08-02 --to 2021-08-06 --unit diskominfo\n  serlok roster show --from 2021-08-02 --to 2021-08-31 --unit diskominfo --format xlsx --out agustus.xlsx\n  serlok roster show --from 2021-08-02 --to 2021-08-31 --person Darmawati --format ics --out darmawati.ics',
    )
    .action(async (options: Options) => {
      const range = rangeOf(options);
      const house = await openForCommand({ asking: true });
      try {
        const persons = await personsAsked(house, options, range);
        if (persons.length === 0) throw new Refused('tidak ada pegawai yang bertugas di sana pada hari-hari itu');
        const plans = await plansAsked(house, options, range, persons);
        const { unit } = options;
        const scope =
          (unit === undefined ? undefined : unitOf(house.config.agency, unit)?.name) ?? house.config.agency.name;
        const [one] = persons;
        const whom = options.person !== undefined && one ? one.nip : wholeUnit(unit);
        await noteRead(house, `roster show ${daysRead(range)}`, whom);
        const shown = await shownAs(house, options.format, plans, range, scope, persons);
        if (options.out !== undefined) writeFileSync(options.out, shown, { mode: 0o600 });
        else if (options.format === 'xlsx' && process.stdout.isTTY)
          throw new Refused('berkas XLSX tidak dapat ditampilkan di terminal; tambahkan --out jadwal.xlsx');
        else process.stdout.write(shown);
      } finally {
        house.close();
      }
    });
}

export function whyCommand(roster: Command): void {
  roster
    .command('why')
    .description('mengapa seseorang WFO atau WFH pada suatu hari: aturan, poin surat, dan gilirannya')
    .argument('<pegawai>', 'NIP atau bagian nama yang hanya cocok dengan satu orang')
    .argument('<tanggal>', 'YYYY-MM-DD')
    .addHelpText('after', '\nContoh:\n  serlok roster why Darmawati 2021-08-03')
    .action(async (who: string, day: string) => {
      const date = dateOption('tanggal', day);
      const house = await openForCommand({ asking: true });
      try {
        const person = await personNamed(house, who);
        const facts = await whyModeFrom(house.board, person, date);
        if (!facts) throw new Refused(`${person.name} tidak bertugas pada ${date}`);
        await noteRead(house, `roster why ${date}`, person.nip);
        const { persons } = await house.people.directory();
        const unit = serviceOn(person, date)?.unit ?? '';
        const officer = officersFor(house.config.agency, persons, unit, 'kasubag', date)[0]?.name ?? null;
        console.log(whyModeText(facts, officer));
      } finally {
        house.close();
      }
    });
}

async function personsAsked(
  house: House,
  { unit, person }: Options,
  range: { readonly from: LocalDate; readonly to: LocalDate },
): Promise<readonly Person[]> {
  const { agency } = house.config;
  if (person !== undefined) return [await personNamed(house, person)];
  if (unit !== undefined && !unitOf(agency, unit))
    throw new Refused(
      `unit "${unit}" tidak ada; diharapkan salah satu dari: ${agency.units.map((u) => u.id).join(', ')}`,
    );
  const place = new Map(agency.units.map(({ id }, i) => [id, i]));
  const { persons } = await house.people.directory();
  return persons
    .flatMap((one) => {
      const service = serviceOn(one, range.from) ?? serviceOn(one, range.to);
      const here = service && (unit === undefined || isWithin(agency, service.unit, unit));
      return here ? [{ one, at: place.get(service.unit) ?? place.size }] : [];
    })
    .sort((a, b) => a.at - b.at || a.one.name.localeCompare(b.one.name, 'id'))
    .map(({ one }) => one);
}

async function plansAsked(
  house: House,
  { version }: Options,
  range: { readonly from: LocalDate; readonly to: LocalDate },
  persons: readonly Person[],
): Promise<readonly DayPlan[]> {
  if (version === undefined) return (await house.board.span(range.from, range.to, persons)).map(({ plan }) => plan);
  const found = await house.rosters.version(Number(version));
  if (!found) throw new Refused(`jadwal "${version}" tidak ada; lihat serlok roster versions`);
  return plansUnder(found, range, persons, house.written, house);
}

async function shownAs(
  house: House,
  format: Options['format'],
  plans: readonly DayPlan[],
  range: { readonly from: LocalDate; readonly to: LocalDate },
  scope: string,
  persons: readonly Person[],
): Promise<string | Uint8Array> {
  const { agency, letterhead } = house.config;
  if (format === 'ics') {
    if (persons.length > 1) throw new Refused('kalender (ics) hanya untuk satu orang; tambahkan --person');
    return rosterIcs(plans, house.board.now());
  }
  if (format === 'text') return `${weekText({ scope, ...range, names: true }, weekByUnit(plans, agency.units))}\n`;
  const grid = rosterGrid(plans, { agency: agency.name, letterhead, unit: scope, ...range, signature: null });
  if (format === 'xlsx') return rosterXlsx(grid);
  return format === 'csv' ? rosterCsv(grid) : rosterTable(grid);
}
