import type { Command } from 'commander';
import type { House } from '../app/house.ts';
import { edictFor } from '../domain/policy.ts';
import type { RosterDraft } from '../domain/roster-question.ts';
import type { LocalDate } from '../domain/time.ts';
import { makeDraft } from '../jobs/roster.ts';
import { dateRange, plainDate } from '../words/format.ts';
import { emptyLines, fairnessLines, remarksOf } from '../words/roster-draft.ts';
import { rangeOf } from './dates.ts';
import { openForCommand } from './desk.ts';
import { progressOn } from './progress.ts';
import { namesOf, todayOf, unitsOption } from './roster-desk.ts';
import { Refused } from './setting.ts';

type Options = {
  readonly edict?: string;
  readonly from: string;
  readonly to: string;
  readonly unit?: readonly string[];
  readonly redo?: boolean;
  readonly by: string;
};

export function draftCommand(roster: Command): void {
  roster
    .command('draft')
    .description('menyusun rancangan jadwal dari aturan edaran; belum berlaku sebelum diterbitkan')
    .requiredOption('--from <tanggal>', 'hari pertama (YYYY-MM-DD)')
    .requiredOption('--to <tanggal>', 'hari terakhir')
    .option('--edict <nama>', 'edaran; bawaan: yang berlaku pada hari pertama')
    .option('--unit <id...>', 'hanya perangkat daerah dari unit ini, seluruhnya')
    .option('--redo', 'susun ulang hari yang sudah terbit; bawaan: yang sudah terbit dipertahankan sejauh mungkin')
    .option('--by <NIP>', 'siapa yang menyusun; dicatat', 'operator')
    .addHelpText(
      'after',
      '\nContoh:\n  serlok roster draft --from 2021-08-02 --to 2021-08-31\n  serlok roster draft --edict palopo-2021 --from 2021-08-02 --to 2021-08-31 --unit diskominfo',
    )
    .action(async (options: Options) => {
      const range = rangeOf(options);
      const house = await openForCommand({});
      const progress = progressOn(process.stderr);
      try {
        const units = unitsOption(house, options.unit);
        const edict = edictNamed(house, options.edict, range.from, units);
        const recorded = (await house.board.policy(range.from)).edicts.get(edict)?.hash;
        if (recorded !== undefined && recorded !== house.written.edicts.get(edict)?.hash)
          console.error(
            `catatan: berkas ${edict} berubah sejak layanan dimulai; mulai ulang layanan agar versi ini berlaku`,
          );
        progress.step('Menyusun jadwal …');
        const order = { edict, ...range, units, redo: options.redo ?? false, today: todayOf(house) };
        const draft = await makeDraft(order, house.written, house);
        progress.step('Menyimpan …');
        const names = await namesOf(house);
        const remarks = remarksOf(draft, names);
        if (draft.persons.length === 0)
          throw new Refused(
            `tidak ada pegawai di bawah ${edict} pada ${dateRange(range.from, range.to)}; tidak ada yang disimpan`,
          );
        const id = await house.rosters.keepDraft(draft, remarks, options.by, house.board.now());
        progress.done();
        for (const line of summary(draft)) console.log(line);
        const empty = draft.empty.filter(({ serves }) => !serves);
        for (const line of [...fairnessLines(draft.fairness, names), ...emptyLines(empty, names), ...remarks])
          console.log(`- ${line}`);
        console.log(`Rancangan ${id} disimpan. Terbitkan dengan: serlok roster publish ${id}`);
      } finally {
        progress.done();
        house.close();
      }
    });
}

export function versionsCommand(roster: Command): void {
  roster
    .command('versions')
    .description('semua rancangan dan jadwal yang pernah terbit, terbaru dahulu')
    .addHelpText('after', '\nContoh:\n  serlok roster versions')
    .action(async () => {
      const house = await openForCommand({ asking: true });
      try {
        const versions = await house.rosters.versions();
        if (versions.length === 0) console.log('belum ada jadwal yang disusun');
        for (const { id, edict, from, to, persons, publishedAt, publishedBy, remarks } of versions) {
          const state = publishedAt === null ? 'rancangan' : `terbit oleh ${publishedBy}`;
          const open = remarks.length > 0 ? `, ${remarks.length} catatan` : '';
          console.log(`${id}  ${edict}  ${dateRange(from, to)}  ${persons.length} pegawai  ${state}${open}`);
        }
      } finally {
        house.close();
      }
    });
}

/** The edict asked for, or the only one in force on the first day where the roster is for. */
export function edictNamed(
  house: House,
  slug: string | undefined,
  from: LocalDate,
  units: readonly string[] | null,
): string {
  const { agency, edicts } = house.written;
  if (slug !== undefined) {
    const edict = edicts.get(slug);
    if (!edict)
      throw new Refused(`edaran "${slug}" tidak ada; diharapkan salah satu dari: ${[...edicts.keys()].join(', ')}`);
    if (!agency.edicts.some(({ use }) => use === slug))
      throw new Refused(`edaran "${slug}" belum dipakai; diharapkan barisnya di edicts: dalam serlok.yaml`);
    if (edict.rules.length === 0)
      throw new Refused(`edaran "${slug}" tidak berisi aturan (rules); jadwalnya disusun sendiri dan diimpor`);
    return slug;
  }
  const here = new Set(
    (units ?? agency.units.map(({ id }) => id)).flatMap((unit) => edictFor(house.written, unit, from)?.slug ?? []),
  );
  const [only] = here;
  if (only === undefined) throw new Refused(`tidak ada edaran yang berlaku pada ${plainDate(from)}; sebutkan --edict`);
  if (here.size > 1) throw new Refused(`berlaku ${[...here].join(' dan ')}; sebutkan salah satu dengan --edict`);
  return edictNamed(house, only, from, units);
}

function summary(draft: RosterDraft): readonly string[] {
  const office = draft.entries.filter(({ mode }) => mode === 'wfo').length;
  return [
    `${draft.edict}, ${dateRange(draft.from, draft.to)}: ${draft.persons.length} pegawai di ${draft.units.length} unit, ` +
      `${draft.entries.length} giliran (WFO ${office}, lainnya ${draft.entries.length - office}).`,
  ];
}
