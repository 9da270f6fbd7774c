import type { House } from '../app/house.ts';
import type { Person } from '../domain/person.ts';
import { Refused } from './setting.ts';

/** A NIP, or a part of a name that fits exactly one person. */
export async function personNamed(house: House, who: string): Promise<Person> {
  const directory = await house.people.directory();
  const byNip = directory.byNip(who);
  if (byNip) return byNip;
  const part = who.trim().toLowerCase();
  if (part === '') throw new Refused('nama pegawai kosong; diharapkan NIP atau bagian nama');
  const within = directory.persons.filter((person) => person.name.toLowerCase().includes(part));
  // "Andi" is no part of "Tandi" as long as somebody is called Andi.
  const whole = within.filter((person) =>
    ` ${person.name.toLowerCase().replace(/[^\p{L}\d]+/gu, ' ')} `.includes(` ${part} `),
  );
  const hits = whole.length > 0 ? whole : within;
  if (hits.length === 1 && hits[0]) return hits[0];
  if (hits.length === 0) throw new Refused(`tidak ada pegawai dengan NIP atau nama "${who}"`);
  throw new Refused(
    `"${who}" cocok dengan ${hits.length} orang: ${hits
      .slice(0, 8)
      .map((p) => p.name)
      .join(', ')}; diharapkan NIP atau nama yang lebih lengkap`,
  );
}
