import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parse } from 'csv-parse/sync';

export type Employee = { readonly nip: string; readonly name: string; readonly number: string; readonly unit: string };

/** Everybody of the sample register who has a phone of his or her own. */
export async function employees(): Promise<readonly Employee[]> {
  const file = resolve(import.meta.dirname, '../../config/contoh/people.csv');
  const rows: Record<string, string>[] = parse(await readFile(file), { columns: true, bom: true });
  const all = rows.map((row) => ({
    nip: row['nip'] ?? '',
    name: row['nama'] ?? '',
    number: (row['no_wa'] ?? '').replace(/\D/g, '').replace(/^0/, '62'),
    unit: row['unit'] ?? '',
  }));
  return all.filter(({ number }) => number !== '' && all.filter((other) => other.number === number).length === 1);
}

export const lidFor = (number: string): string => `2${number.slice(-9).split('').reverse().join('')}77`;

/** Who is who among the staff of the sample Diskominfo on 30 July 2021. */
export const cast = {
  head: '196804121993031001',
  kasubag: '198206142006042002',
  ahmad: '198507172010011005',
  fitriani: '199008112015022007',
  ruslan: '198305302008011008',
  anwar: '199201012019031009',
  besse: '199604172020122010',
  rahmatia: '197109231997032002',
  ilham: '197903052005011003',
  /** In the office that day: nothing is due. */
  darmawati: '198702282011012006',
  /** Other agencies. */
  headOfHealth: '197005272000032001',
  jumardin: '198103032009011003',
  headOfBkpsdm: '196901101994031001',
} as const;
