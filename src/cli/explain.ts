import type { Command } from 'commander';
import { explainText } from '../words/explain.ts';
import { dateOption } from './dates.ts';
import { openForCommand } from './desk.ts';
import { personNamed } from './person.ts';
import { noteRead } from './read-entry.ts';
import { Refused } from './setting.ts';

export function explainCommand(program: Command): void {
  program
    .command('explain')
    .description('asal-usul satu catatan: pesan, jam, jendela waktu, jadwal, dan dasar edaran')
    .argument('<pegawai>', 'NIP atau bagian nama yang hanya cocok dengan satu orang')
    .argument('<tanggal>', 'YYYY-MM-DD')
    .argument('[slot]', 'nama slot, misalnya pagi; bawaan: semua slot hari itu')
    .option('--rehearsal', 'data latihan dari npm run demo')
    .addHelpText(
      'after',
      '\nContoh:\n  serlok explain 198507172010011005 2021-07-30 pagi\n  serlok explain Darmawati 2021-07-30',
    )
    .action(async (who: string, day: string, slot: string | undefined, options: { rehearsal?: boolean }) => {
      const date = dateOption('tanggal', day);
      const house = await openForCommand({ asking: true, rehearsal: options.rehearsal ?? false });
      try {
        const person = await personNamed(house, who);
        const [verdict] = await house.board.day(date, [person]);
        if (!verdict) throw new Refused(`${person.name} tidak bertugas pada ${date}`);
        const names = verdict.slots.map((s) => s.slot.name);
        const asked = slot?.toLowerCase();
        const named = verdict.slots.find((s) => s.slot.name === asked || s.slot.label.toLowerCase() === asked)?.slot
          .name;
        if (slot !== undefined && named === undefined)
          throw new Refused(
            `slot "${slot}" tidak ada pada ${date}; diharapkan ${names.length > 0 ? `salah satu dari ${names.join(', ')}` : 'tanpa slot: hari itu tidak ada slot'}`,
          );
        await noteRead(house, `explain ${date}`, person.nip);
        const shares = (await house.ledger.shares(date, [person.id])).get(person.id) ?? [];
        console.log(explainText(verdict, shares, await house.board.sight(), named ?? null).join('\n'));
      } finally {
        house.close();
      }
    });
}
