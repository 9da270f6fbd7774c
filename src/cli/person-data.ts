import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { House } from '../app/house.ts';
import { addDays, type LocalDate, localDate } from '../domain/time.ts';
import { mainZone } from '../domain/zone.ts';
import { type PersonData, personData } from '../reports/person-data.ts';
import { openForCommand } from './desk.ts';
import { personNamed } from './person.ts';
import { noteRead } from './read-entry.ts';

/** `serlok people data PERSON`: everything that is kept about one person, to be handed over (UU 27/2022 art. 32). */
export function dataCommand(people: Command): void {
  people
    .command('data')
    .description('semua yang disimpan tentang satu pegawai, untuk diserahkan kepadanya (JSON); dicatat dalam jejak')
    .argument('<pegawai>', 'NIP atau bagian nama yang hanya cocok dengan satu orang')
    .option('--out <berkas>', 'tulis ke berkas')
    .addHelpText('after', '\nContoh:\n  serlok people data 198507172010011005 --out salinan.json')
    .action(async (who: string, { out }: { out?: string }) => {
      const house = await openForCommand({ asking: true });
      try {
        const person = await personNamed(house, who);
        await noteRead(house, 'people data', person.nip);
        const data = `${JSON.stringify(await dataOf(house, person.id), null, 2)}\n`;
        if (out === undefined) process.stdout.write(data);
        else writeFileSync(out, data, { mode: 0o600 });
      } finally {
        house.close();
      }
    });
}

async function dataOf(house: House, id: number): Promise<PersonData> {
  const { board, desk, ledger } = house;
  const today = localDate(board.now(), mainZone(house.config.agency));
  const { since } = await ledger.kept(id, today);
  const from: LocalDate = since ?? today;
  return personData(id, { from, to: addDays(today, 1) }, { board, desk, ledger, retention: house.config.retention });
}
