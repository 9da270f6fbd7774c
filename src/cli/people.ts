import { type Command, InvalidArgumentError, Option } from 'commander';
import { isWithin, unitOf } from '../domain/agency.ts';
import { serviceOn } from '../domain/person.ts';
import { localDate } from '../domain/time.ts';
import { type Listed, type PeopleFormat, peopleFormats, peopleOut } from '../files/people-out.ts';
import {
  type ImportDesk,
  type ImportOptions,
  importAbsenceFile,
  importPeopleFile,
  importRosterFile,
  type Outcome,
} from './import.ts';
import { dataCommand } from './person-data.ts';
import { progressOn } from './progress.ts';
import { wholeUnit } from './read-entry.ts';

/** Opens configuration and store for one command; rejects or exits by itself when that fails. */
export type OpenDesk = () => Promise<ImportDesk & { close(): void | Promise<void> }>;

/** Adds `people`, `absence import` and `roster import`; `open` is the composition. */
export function peopleCommands(program: Command, open: OpenDesk): void {
  const people = group(program, 'people', 'data pegawai');
  importCommand(people, open, importPeopleFile, {
    about: 'membaca berkas pegawai (CSV atau XLSX) dan menyimpannya menurut NIP',
    example: [
      'serlok people import pegawai.xlsx --dry-run   lihat dulu masalah dan perubahannya',
      'serlok people import pegawai.csv              simpan; ditolak utuh selama ada masalah',
      'serlok people import pegawai.csv --skip-bad   simpan baris yang benar saja',
      '',
      'Kolom: nip, nama, no_wa, unit, jabatan, posisi, pangkat, jenjang, status, peran, tik, lat, lon, mulai, sampai',
    ],
  });
  people
    .command('list')
    .description('menampilkan pegawai yang bertugas hari ini')
    .option('--unit <id>', 'hanya unit ini dan di bawahnya')
    .addOption(new Option('--format <bentuk>', 'bentuk keluaran').choices(peopleFormats).default('table'))
    .addHelpText('after', '\nContoh:\n  serlok people list --unit diskominfo --format csv > pegawai.csv')
    .action(async (options: { unit?: string; format: PeopleFormat }) => {
      await using(open, async (desk) => finish(await listPeople(desk, options)));
    });

  dataCommand(people);

  importCommand(group(program, 'absence', 'cuti, sakit, dinas luar'), open, importAbsenceFile, {
    about: 'membaca berkas ketidakhadiran dari bagian kepegawaian',
    example: [
      'serlok absence import cuti.csv',
      '',
      'Kolom: nip, jenis, mulai, sampai, dari_jam, nomor_surat, disetujui_oleh',
    ],
  });
  importCommand(group(program, 'roster', 'jadwal WFH dan WFO'), open, importRosterFile, {
    about: 'membaca jadwal yang disusun sendiri',
    example: ['serlok roster import jadwal-agustus.csv', '', 'Kolom: nip, tanggal, mode (wfh, wfo, wfa, libur)'],
  });
}

/** The people in service today, in the order of their units and names. */
export async function listPeople(
  { people, agency, now, noteRead }: ImportDesk,
  { unit, format }: { readonly unit?: string; readonly format: PeopleFormat },
): Promise<Outcome> {
  if (unit !== undefined && !unitOf(agency, unit)) {
    const known = agency.units.map(({ id }) => id).join(', ');
    return { exitCode: 1, out: [], err: [`unit "${unit}" tidak ada; seharusnya salah satu dari: ${known}`] };
  }
  await noteRead?.('people list', wholeUnit(unit));
  const directory = await people.directory();
  const place = new Map(agency.units.map(({ id }, index) => [id, index]));
  const list = directory.persons
    .flatMap((person): readonly (Listed & { readonly place: number })[] => {
      const zone = unitOf(agency, person.services.at(-1)?.unit ?? '')?.zone ?? 'WITA';
      const service = serviceOn(person, localDate(now(), zone));
      if (!service || (unit !== undefined && !isWithin(agency, service.unit, unit))) return [];
      const phone = directory.identitiesOf(person.id).find(({ kind }) => kind === 'phone')?.value ?? null;
      return [{ person, service, phone, place: place.get(service.unit) ?? place.size }];
    })
    .sort((a, b) => a.place - b.place || a.person.name.localeCompare(b.person.name, 'id'));
  return { exitCode: 0, out: [peopleOut(list, format).trimEnd()], err: [] };
}

type Importer = (desk: ImportDesk, path: string, options: ImportOptions) => Promise<Outcome>;

function importCommand(
  parent: Command,
  open: OpenDesk,
  run: Importer,
  text: { readonly about: string; readonly example: readonly string[] },
): void {
  parent
    .command('import')
    .description(text.about)
    .argument('<berkas>', 'berkas CSV (UTF-8) atau XLSX', path)
    .option('--dry-run', 'hanya memeriksa dan melaporkan, tidak menulis')
    .option('--skip-bad', 'lewati baris yang bermasalah, simpan yang lain')
    .addHelpText('after', `\nContoh:\n${text.example.map((line) => `  ${line}`.trimEnd()).join('\n')}`)
    .action(async (file: string, options: { dryRun?: boolean; skipBad?: boolean }) => {
      const progress = progressOn(process.stderr);
      await using(open, async (desk) => finish(await run(desk, file, { ...options, progress })));
    });
}

/** The command group of that name, made when no other file made it before. */
const group = (program: Command, name: string, description: string): Command =>
  program.commands.find((command) => command.name() === name) ?? program.command(name).description(description);

async function using(open: OpenDesk, work: (desk: ImportDesk) => Promise<void>): Promise<void> {
  const desk = await open();
  try {
    await work(desk);
  } finally {
    await desk.close();
  }
}

function finish({ exitCode, out, err }: Outcome): void {
  for (const line of err) console.error(line);
  for (const line of out) console.log(line);
  process.exitCode = exitCode;
}

function path(value: string): string {
  if (value.trim() === '') throw new InvalidArgumentError('nama berkas kosong');
  return value;
}
