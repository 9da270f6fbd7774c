/** A made-up regency: its configuration, its people and who works from home, as the files an operator imports. */
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { seeded } from './random.mjs';

export const day = '2021-08-02';
const root = join(import.meta.dirname, '../../..');
const largest = 500;
/** The edict: a quarter at the office. */
const atOffice = 0.25;
const forgets = 0.03;

export function makeTown({ people, opd, seed }) {
  const random = seeded(seed);
  const units = sizes(people, opd).map((size, i) => {
    // Every other OPD has a group, the largest one too; half of the groups name their members by LID.
    const grouped = i % 2 === 0;
    const jid = `1203630100${String(i).padStart(8, '0')}@g.us`;
    return { id: `opd-${i + 1}`, size, jid: grouped ? jid : null, addressing: i % 4 === 0 ? 'lid' : 'pn' };
  });
  const staff = units.flatMap((unit, u) => Array.from({ length: unit.size }, (_, i) => person(unit, u, i, random)));
  return { units, staff, random };
}

/** One OPD of 500 (a fifth of a small town), the rest alike. */
function sizes(people, opd) {
  if (opd === 1) return [people];
  const big = Math.min(largest, Math.ceil(people / 5));
  const rest = people - big;
  return [big, ...Array.from({ length: opd - 1 }, (_, i) => Math.floor((rest + i) / (opd - 1)))];
}

let count = 0;
function person(unit, u, i, random) {
  const n = ++count;
  const two = (value) => String(value).padStart(2, '0');
  const born = `${1965 + (n % 35)}${two(1 + (n % 12))}${two(1 + (n % 28))}`;
  const serial = String(1 + (n % 999)).padStart(3, '0');
  const nip = `${born}${2005 + (Math.floor(n / 999) % 15)}${two(1 + (Math.floor(n / 15_000) % 12))}${1 + (n % 2)}${serial}`;
  const number = `62812${String(10_000_000 + n * 17)}`;
  return {
    nip,
    name: `Pegawai ${u + 1}-${i + 1}`,
    number,
    lid: `1${number.slice(-9).split('').reverse().join('')}4242`,
    unit,
    role: i === 0 ? 'kepala' : i === 1 ? 'kasubag' : '',
    home: { lat: -2.5 - random() / 2, lon: 120 + random() / 2 },
    wfh: random() >= atOffice,
    /** In private half of them are named by LID, as WhatsApp does for some; one in ten of those by nothing else. */
    addressing: n % 2 === 0 ? 'lid' : 'pn',
    omitAlt: n % 20 === 0,
    forgets: random() < forgets,
  };
}

/** Writes configuration, people and roster; returns where they are. */
export async function writeTown(folder, { units, staff }, ownNumber) {
  const config = join(folder, 'config');
  await mkdir(config, { recursive: true });
  for (const part of ['edicts', 'holidays'])
    await cp(join(root, 'config', part), join(config, part), { recursive: true });
  const caps = /^caps:\n(?: .*\n)+/m.exec(await readFile(join(root, 'config/serlok.yaml'), 'utf8'))?.[0] ?? '';
  const unitLines = units.map(
    ({ id, jid }) =>
      `  - {id: ${id}, name: Dinas ${id}, type: dinas, area: kabupaten, zone: WITA, workWeek: senin..jumat` +
      `${jid === null ? '' : `, groups: ['${jid}']`}}`,
  );
  await writeFile(
    join(config, 'serlok.yaml'),
    [
      'agency: {name: Kabupaten Rekaan, contact: Kasubag}',
      `number: {kind: dedicated, value: ${ownNumber}}`,
      caps.trimEnd(),
      'areas: [{id: kabupaten, name: Kabupaten Rekaan}]',
      'units:',
      ...unitLines,
      'edicts: [{use: palopo-2021, for: [kabupaten]}]',
      '',
    ].join('\n'),
  );
  const rows = staff.map(
    ({ nip, name, number, unit, role, home }) =>
      `${nip},${name},${number},${unit.id},Pengelola Data,pelaksana,pns,${role},${home.lat.toFixed(5)},${home.lon.toFixed(5)}`,
  );
  const people = join(folder, 'people.csv');
  await writeFile(people, ['nip,nama,no_wa,unit,jabatan,jenjang,status,peran,lat,lon', ...rows, ''].join('\n'));
  const roster = join(folder, 'roster.csv');
  const turns = staff.map(({ nip, wfh }) => `${nip},${day},${wfh ? 'wfh' : 'wfo'}`);
  await writeFile(roster, ['nip,tanggal,mode', ...turns, ''].join('\n'));
  return { config, people, roster };
}
