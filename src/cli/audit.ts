import type { Command } from 'commander';
import { localMoment, parseDate } from '../domain/time.ts';
import { mainZone } from '../domain/zone.ts';
import { type AuditCheck, auditRows, verifyAudit } from '../store/audit.ts';
import { clock } from '../words/format.ts';
import { openForCommand } from './desk.ts';
import { personNamed } from './person.ts';
import { Refused } from './setting.ts';

/** `serlok audit verify` and `audit list`: is the trail whole, and what it says. */
export function auditCommands(program: Command): void {
  const audit = program.command('audit').description('jejak perubahan dan pembacaan data');
  audit
    .command('verify')
    .description('memeriksa bahwa tidak ada baris jejak yang diubah, dihapus, atau dipotong')
    .addHelpText('after', '\nContoh:\n  serlok audit verify')
    .action(async () => {
      const house = await openForCommand({ asking: true });
      try {
        const check = verifyAudit(house.store);
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
    .option('--limit <n>', 'paling banyak baris', '100')
    .addHelpText('after', '\nContoh:\n  serlok audit list --about Fitriani --from 2021-07-29')
    .action(async (options: { about?: string; from?: string; limit: string }) => {
      const house = await openForCommand({ asking: true });
      try {
        const from = options.from === undefined ? null : parseDate(options.from);
        if (options.from !== undefined && from === null)
          throw new Refused(`--from ${options.from}; diharapkan YYYY-MM-DD`);
        const limit = Number(options.limit);
        if (!Number.isInteger(limit) || limit < 1)
          throw new Refused(`--limit ${options.limit}; diharapkan bilangan mulai 1`);
        const about = options.about === undefined ? null : (await personNamed(house, options.about)).nip;
        const zone = mainZone(house.config.agency);
        for (const row of auditRows(house.store, about, from === null ? 0 : Date.parse(`${from}T00:00:00Z`), limit)) {
          const { date, minute } = localMoment(row.at, zone);
          console.log(
            `${row.seq}\t${date} ${clock(minute)}\t${row.actor}\t${row.action}\t${row.detail}\t${row.about ?? ''}`,
          );
        }
        await house.ledger.audit({ actor: 'operator', action: 'read', detail: 'audit list', about }, house.board.now());
      } finally {
        house.close();
      }
    });
}

function brokenText({ broken, rows }: AuditCheck): string {
  const why = { changed: 'diubah', missing: 'hilang', cut: 'dipotong di akhir' } as const;
  return `jejak TIDAK utuh: baris ${broken?.seq} ${broken ? why[broken.why] : ''} (dari ${rows} baris). Simpan salinan folder data ini dan laporkan.`;
}
