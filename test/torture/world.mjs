import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { scaledClock } from '../../dist/clock/scaled.js';
import { createRehearsalServer } from '../../dist/rehearsal/server/index.js';

export const root = resolve(import.meta.dirname, '../..');
export const officeGroup = '120363000000000001@g.us';
export const speed = 6;
/** Coordinates that occur nowhere else, so that a log can be searched for them. */
export const home = { lat: -2.993187, lon: 120.196443 };

/** A time of Friday, 30 July 2021, in Palopo. */
export const friday = (time) => Date.parse(`2021-07-30T${time}+08:00`);

/** The windows of that day in the town's edict; the printed minute counts. */
export const windows = [
  { slot: 'pagi', opens: friday('07:00:00'), ends: friday('07:30:59') + 1000 },
  { slot: 'istirahat', opens: friday('11:30:00'), ends: friday('12:30:59') + 1000 },
  { slot: 'selesai-istirahat', opens: friday('13:00:00'), ends: friday('14:00:59') + 1000 },
  { slot: 'sore', opens: friday('16:00:00'), ends: friday('18:00:59') + 1000 },
];

/** A WhatsApp server with everybody's phone. The rehearsal clock runs `speed` times as fast and can be moved on. */
export async function openWorld(onEvent) {
  const folder = await mkdtemp(join(tmpdir(), 'serlok-torture-'));
  const clock = scaledClock({ start: friday('07:00:10'), speed });
  let moved = 0;
  const now = () => clock.now() + moved;
  const server = await createRehearsalServer({ now, onEvent });
  const people = await employees();
  const phones = new Map();
  for (const { nip, number, name } of people)
    phones.set(nip, server.addPhone({ number, lid: `2${[...number.slice(-9)].reverse().join('')}77`, name }));
  server.addGroup({
    jid: officeGroup,
    subject: 'Dinas Kominfo',
    members: people.filter(({ unit }) => unit === 'diskominfo').map(({ number }) => number),
    addressing: 'lid',
  });
  const travel = setInterval(() => server.releaseDue(), 20);
  return {
    folder,
    server,
    people,
    phones,
    now,
    moveTo: (at) => {
      moved += Math.max(0, at - now());
    },
    async close() {
      clearInterval(travel);
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The configuration of the examples with caps that a run meets now and then, and answers within a second. */
export const caps = { texts: 200, reactions: 400, reports: 40 };
export async function configured(folder) {
  const config = join(folder, 'config');
  await cp(join(root, 'config'), config, { recursive: true });
  const file = join(config, 'serlok.yaml');
  const yaml = (await readFile(file, 'utf8'))
    .replace('jitterSeconds: [4, 20]', 'jitterSeconds: [0, 1]')
    .replace('textsPerHour: 60', `textsPerHour: ${caps.texts}`)
    .replace('reactionsPerHour: 120', `reactionsPerHour: ${caps.reactions}`)
    .replace('perDay: 400', 'perDay: 5000');
  await writeFile(file, yaml);
  return config;
}

async function employees() {
  const rows = parse(await readFile(join(root, 'config/contoh/people.csv')), { columns: true, bom: true });
  const all = rows.map(({ nip, nama, no_wa, unit }) => ({
    nip,
    name: nama,
    unit,
    number: no_wa.replace(/\D/g, '').replace(/^0/, '62'),
  }));
  return all.filter(({ number }) => number !== '' && all.filter((other) => other.number === number).length === 1);
}
