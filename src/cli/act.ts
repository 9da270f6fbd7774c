import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { openForCommand } from './desk.ts';
import { Refused } from './setting.ts';

/** `serlok act letter`: what somebody attached to a request, as a file. Reading it is written into the trail. */
export function actCommands(program: Command): void {
  const act = program.command('act').description('permohonan dan keputusan lewat chat');
  act
    .command('letter')
    .description('menyimpan surat yang dilampirkan pada permohonan ke sebuah berkas; tercatat dalam jejak')
    .argument('<nomor>', 'nomor permohonan')
    .argument('<berkas>', 'berkas tujuan')
    .option('--which <n>', 'surat keberapa, bila ada beberapa', '1')
    .addHelpText('after', '\nContoh:\n  serlok act letter 12 surat-12.pdf')
    .action(async (number: string, file: string, { which }: { which: string }) => {
      const house = await openForCommand({});
      try {
        const id = Number(number);
        const found = Number.isInteger(id) ? await house.desk.act(id) : null;
        if (!found) throw new Refused(`tidak ada permohonan nomor ${number}`);
        const letters = await house.desk.letterFiles(id);
        const letter = letters[Number(which) - 1];
        if (!letter) throw new Refused(`nomor ${id} mempunyai ${letters.length} surat; --which ${which} tidak ada`);
        if (!letter.bytes)
          throw new Refused(
            letter.missing === null
              ? 'surat itu belum selesai diambil dari WhatsApp; coba lagi nanti'
              : `surat itu tidak ada: ${letter.missing}`,
          );
        const people = (await house.board.directory()).persons.filter((person) => found.persons.includes(person.id));
        const now = house.board.now();
        for (const { nip } of people)
          await house.ledger.audit({ actor: 'operator', action: 'read', detail: `letter #${id}`, about: nip }, now);
        // Never over something that is there.
        await writeFile(file, letter.bytes, { flag: 'wx', mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
          throw new Refused(error.code === 'EEXIST' ? `${file} sudah ada` : `${file} tidak dapat ditulis`);
        });
        console.log(
          `${file}: ${letter.what === 'photo' ? 'foto' : (letter.name ?? 'dokumen')} (${letter.mimetype ?? '?'})`,
        );
      } finally {
        house.close();
      }
    });
}
