import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Config } from '../../config/index.ts';
import type { Scenario } from '../../config/scenario-file.ts';
import { isWithin } from '../../domain/agency.ts';
import { readAbsences } from '../../files/absence.ts';
import { readPeople } from '../../files/people.ts';
import { type Problem, problemLine } from '../../files/problem.ts';
import { readRoster } from '../../files/roster.ts';
import type { Directory, People } from '../../ports/people.ts';
import type { Wire } from './wire.ts';

/** Who plays: everybody of the register and the strangers, by NIP, number or name. */
export type Cast = {
  sender(from: string): Member;
  group(name: string, sender: Member): string;
  /** For the watcher: a name for a number or a group. */
  nameOf(numberOrGroup: string): string;
  groupJid(name: string): string | undefined;
};
export type Member = {
  readonly key: string;
  readonly number: string;
  readonly name: string;
  readonly unit: string | null;
  /** Speaks from the phone whose number the service is linked to. */
  readonly owner: boolean;
};

/** Reads the scenario's files into the house. Throws with the first problems when one of them has any. */
export async function importFiles(
  scenario: Scenario,
  folder: string,
  config: Config,
  people: People,
  at: number,
): Promise<void> {
  const read = (file: string) => bytesOf(folder, file);
  for (const file of scenario.people) {
    const content = await readPeople(await read(file), file, { agency: config.agency, positions: config.positions });
    refuse(content.problems);
    await people.importPeople(content.rows, at);
  }
  for (const file of scenario.rosters) {
    const content = await readRoster(await read(file), file, await people.directory());
    refuse(content.problems);
    await people.importRoster(content.rows, at);
  }
  for (const file of scenario.absences) {
    const content = await readAbsences(await read(file), file, await people.directory());
    refuse(content.problems);
    await people.importAbsences(content.rows, at);
  }
}

/** A path beside the scenario file, or else below the folder one stands in: both are what people write. */
export function pathIn(folder: string, path: string): string {
  const beside = resolve(folder, path);
  return existsSync(beside) ? beside : resolve(path);
}

async function bytesOf(folder: string, file: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(pathIn(folder, file)));
  } catch {
    throw new BadFile(`${file}: tidak dapat dibuka`);
  }
}

/** The files of a scenario are refused as the import commands refuse them. */
export class BadFile extends Error {}

function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new BadFile(problems.slice(0, 20).map(problemLine).join('\n'));
}

/** Gives everybody a phone and makes the groups of the units. */
export async function castOf(
  scenario: Scenario,
  config: Config,
  directory: Directory,
  wire: Wire,
  ownNumber: string,
): Promise<Cast> {
  const members = new Map<string, Member>();
  const names = new Map<string, string>();
  const groups = new Map<string, string>();
  for (const person of directory.persons) {
    const number = directory.identitiesOf(person.id).find((i) => i.kind === 'phone')?.value;
    if (number === undefined) continue;
    const owner = number === ownNumber;
    const unit = person.services.at(-1)?.unit ?? null;
    const member = { key: person.nip, number, name: person.name, unit, owner };
    members.set(person.nip, member);
    names.set(number, person.name);
    if (!owner) wire.addPerson(number, person.name);
  }
  members.set('owner', { key: 'owner', number: ownNumber, name: 'pemilik nomor', unit: null, owner: true });
  if (!names.has(ownNumber)) names.set(ownNumber, 'pemilik nomor');

  const addGroup = (name: string, jid: string | undefined, numbers: readonly string[]): string => {
    const made = wire.addGroup({ jid, name, members: numbers });
    groups.set(name, made).set(made, made);
    names.set(made, name);
    return made;
  };
  const numbersOf = (unit: string) =>
    [...members.values()].filter((m) => m.unit !== null && isWithin(config.agency, m.unit, unit)).map((m) => m.number);
  for (const unit of config.agency.units)
    for (const [i, jid] of unit.groups.entries()) {
      addGroup(i === 0 ? unit.name : `${unit.name} ${i + 1}`, jid, numbersOf(unit.id));
      if (i === 0) groups.set(unit.id, jid);
    }
  for (const { name, jid, members: who } of scenario.groups)
    addGroup(
      name,
      jid,
      who.map((from) => sender(from).number),
    );

  function sender(from: string): Member {
    const known = members.get(from) ?? [...members.values()].find((m) => m.number === from) ?? byName(from);
    if (known) return known;
    const number = from.replace(/\D/g, '').replace(/^0/, '62');
    if (number.length < 8) throw new BadFile(`"${from}" bukan NIP, nama, atau nomor dalam skenario ini`);
    const stranger = { key: from, number, name: 'nomor tidak dikenal', unit: null, owner: false };
    members.set(from, stranger);
    names.set(number, stranger.name);
    wire.addPerson(number, stranger.name);
    return stranger;
  }

  function byName(part: string): Member | undefined {
    if (/^[+\d\s-]+$/.test(part)) return undefined;
    const hits = [...members.values()].filter((m) => m.name.toLowerCase().includes(part.toLowerCase()));
    return hits.length === 1 ? hits[0] : undefined;
  }

  return {
    sender,
    group: (name, from) =>
      groups.get(name) ??
      addGroup(name, name.endsWith('@g.us') ? name : undefined, [
        ...new Set([from.number, ...(from.unit === null ? [] : numbersOf(from.unit))]),
      ]),
    nameOf: (numberOrGroup) => names.get(numberOrGroup) ?? 'nomor tidak dikenal',
    groupJid: (name) => groups.get(name),
  };
}

/** The number the service runs on: its own, or on a personal number that of its owner in the people files. */
export async function ownNumberOf(scenario: Scenario, folder: string, config: Config): Promise<string> {
  const { number, agency, positions } = config;
  if (number.kind === 'dedicated') return number.value;
  for (const file of scenario.people) {
    const bytes = await bytesOf(folder, file);
    const { rows } = await readPeople(bytes, file, { agency, positions });
    const phone = rows.find((row) => row.nip === number.owner)?.phone;
    if (phone) return phone;
  }
  throw new BadFile(`pemilik nomor ${number.owner} tidak ada dalam berkas pegawai, atau tanpa no_wa`);
}
