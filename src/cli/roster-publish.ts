import type { Command } from 'commander';
import { publishRoster } from '../jobs/publish-roster.ts';
import { dateRange } from '../words/format.ts';
import { openForCommand } from './desk.ts';
import { rebuildPast, todayOf } from './roster-desk.ts';
import { Refused } from './setting.ts';

export function publishCommand(roster: Command): void {
  roster
    .command('publish')
    .description('memberlakukan sebuah rancangan; hari ini dan yang sudah lewat tidak diubah')
    .argument('[nomor]', 'nomor rancangan; bawaan: yang terbaru')
    .option('--by <NIP>', 'siapa yang menerbitkan; dicatat', 'operator')
    .addHelpText('after', '\nContoh:\n  serlok roster publish 3 --by 198206142006042002')
    .action(async (number: string | undefined, { by }: { by: string }) => {
      const house = await openForCommand({});
      try {
        const versions = await house.rosters.versions();
        const id = number === undefined ? versions.find((v) => v.publishedAt === null)?.id : Number(number);
        const version = versions.find((one) => one.id === id);
        if (!version)
          throw new Refused(
            number === undefined
              ? 'tidak ada rancangan'
              : `rancangan "${number}" tidak ada; lihat serlok roster versions`,
          );
        const edictNumber = (slug: string) => house.written.edicts.get(slug)?.number ?? slug;
        const { agency, caps } = house.config;
        const deps = {
          people: house.people,
          ledger: house.ledger,
          rosters: house.rosters,
          agency,
          caps,
          number: edictNumber,
        };
        const outcome = await publishRoster(version.id, by, todayOf(house), house.board.now(), deps);
        if (outcome.kind === 'already') throw new Refused(`jadwal ${version.id} sudah terbit`);
        if (outcome.kind !== 'published')
          throw new Refused(
            `setelah rancangan ${version.id} disusun, jadwal lain terbit untuk hari yang sama; susun ulang dengan serlok roster draft`,
          );
        await rebuildPast(house, version);
        console.log(
          `Jadwal ${version.id} terbit: ${version.edict}, ${dateRange(version.from, version.to)}, ${version.persons.length} pegawai.`,
        );
        if (outcome.changed > 0)
          console.log(
            `Berubah dari yang terbit sebelumnya: ${outcome.changed} pegawai; ${outcome.told} diberi tahu lewat pesan, yang lain membacanya dengan *jadwal*.`,
          );
        for (const remark of version.remarks) console.log(`- ${remark}`);
      } finally {
        house.close();
      }
    });
}
