import type { Command } from 'commander';
import { unitAndAbove } from '../domain/agency.ts';
import { instantOf, localMoment } from '../domain/time.ts';
import { mainZone } from '../domain/zone.ts';
import { type AuditCheck, auditRows, verifyAudit } from '../store/audit.ts';
import { clock } from '../words/format.ts';
import { dateOption } from './dates.ts';
import { openForCommand } from './desk.ts';
import { personNamed } from './person.ts';
import { noteRead } from './read-entry.ts';
import { Refused } from './setting.ts';

/** `serlok audit verify` and `audit list`: is the trail whole, and what it says. */
export function auditCommands(program: Command): void {
  const audit = program.command('audit').description('jejak perubahan dan pembacaan data');
  audit
    .command('verify')
    .description('memeriksa bahwa tidak ada baris jejak yang diubah, dihapus, atau dipotong')
    .option('--head <hash>', 'mata rantai terakhir yang pernah dicatat di tempat lain: harus masih ada dalam jejak')
    .addHelpText('after', '\nContoh:\n  serlok audit verify\n  serlok audit verify --head 3f6c…')
    .action(async ({ head }: { head?: string }) => {
      const house = await openForCommand({ asking: true });
      try {
        if (head !== undefined && !/^[0-9a-f]{64}$/.test(head))
          throw new Refused(`--head ${head}; diharapkan 64 angka heksadesimal seperti yang dicetak audit verify`);
        const check = verifyAudit(house.store, head ?? null);
        if (check.broken) throw new Refused(brokenText(check));
        console.log(
          `jejak utuh: ${check.rows} baris${check.unchained > 0 ? ` (${check.unchained} dari sebelum rantai)` : ''}`,
        );
        // Written down elsewhere it shows that nobody has made the whole chain anew.
        console.log(`mata rantai terakhir: ${check.head ?? '-'}`);
      } finally {
        house.close();
      }
    });
  audit
    .command('list')
    .description('menampilkan jejak, yang terbaru di atas')
    .option('--about <pegawai>', 'NIP atau bagian nama: hanya tentang pegawai ini')
    .option('--from <tanggal>', 'mulai tanggal (YYYY-MM-DD)')
    .option('--to <tanggal>', 'sampai dengan tanggal')
    .option('--limit <n>', 'paling banyak baris', '100')
    .addHelpText('after', '\nContoh:\n  serlok audit list --about Fitriani --from 2021-07-29 --to 2021-07-31')
    .action(async (options: { about?: string; from?: string; to?: string; limit: string }) => {
      const limit = Number(options.limit);
      if (!Number.isInteger(limit) || limit < 1)
        throw new Refused(`--limit ${options.limit}; diharapkan bilangan mulai 1`);
      const house = await openForCommand({ asking: true });
      try {
        const zone = mainZone(house.config.agency);
        const from = options.from === undefined ? 0 : instantOf(dateOption('--from', options.from), 0, zone);
        const to =
          options.to === undefined ? Number.MAX_SAFE_INTEGER : instantOf(dateOption('--to', options.to), 24 * 60, zone);
        const person = options.about === undefined ? null : await personNamed(house, options.about);
        const { agency } = house.config;
        const units = person?.services.flatMap(({ unit }) => unitAndAbove(agency, unit)) ?? [];
        const about = person && [person.nip, ...units.map(({ id }) => `unit:${id}`), 'unit:*'];
        for (const row of auditRows(house.store, about, { from, to }, limit)) {
          const { date, minute } = localMoment(row.at, zone);
          console.log(
            `${row.seq}\t${date} ${clock(minute)}\t${row.actor}\t${row.action}\t${row.detail}\t${row.about ?? ''}`,
          );
        }
        await noteRead(house, 'audit list', person?.nip ?? 'unit:*');
      } finally {
        house.close();
      }
    });
}

function brokenText({ broken, rows }: AuditCheck): string {
  const why = {
    changed: 'diubah',
    missing: 'hilang',
    cut: 'dipotong di akhir',
    rewritten: 'dan seluruhnya ditulis ulang: mata rantai yang dicatat tidak ada lagi',
  } as const;
  return `jejak TIDAK utuh: baris ${broken?.seq} ${broken ? why[broken.why] : ''} (dari ${rows} baris). Simpan salinan folder data ini dan laporkan.`;
}
