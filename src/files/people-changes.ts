import { type Person, serviceOn } from '../domain/person.ts';
import type { Instant, LocalDate } from '../domain/time.ts';
import type { Directory, PersonRow } from '../ports/people.ts';

/** What an import would do to the people already known; shown before it does (features 70, fault 10). */
export type PeopleChanges = {
  readonly added: number;
  readonly known: number;
  /** One sentence per number that changes hands or is replaced, and per move to another unit. */
  readonly remarks: readonly string[];
};

export function peopleChanges(
  rows: readonly PersonRow[],
  directory: Directory,
  at: Instant,
  today: LocalDate,
): PeopleChanges {
  const known = rows.flatMap((row) => {
    const person = directory.byNip(row.nip);
    return person ? [{ row, person }] : [];
  });
  return {
    added: rows.length - known.length,
    known: known.length,
    remarks: [
      ...rows.flatMap((row) => numberRemark(row, directory, at)),
      ...known.flatMap(({ row, person }) => moveRemark(row, person, today)),
    ],
  };
}

function numberRemark(row: PersonRow, directory: Directory, at: Instant): readonly string[] {
  const self = directory.byNip(row.nip);
  const old = self && directory.identitiesOf(self.id).find((identity) => identity.kind === 'phone')?.value;
  if (row.phone === null)
    return old === undefined ? [] : [`${named(row)}: no_wa kosong di berkas, nomor lama ${old} tetap dipakai`];
  const holder = directory.byIdentity({ kind: 'phone', value: row.phone }, at);
  if (holder && holder.id === self?.id) return [];
  const from = holder ? [`nomor ${row.phone} berpindah dari ${named(holder)} ke ${named(row)}`] : [];
  return old === undefined ? from : [...from, `${named(row)}: nomor ${old} diganti ${row.phone}`];
}

function moveRemark(row: PersonRow, person: Person, today: LocalDate): readonly string[] {
  const now = serviceOn(person, row.service.from ?? today) ?? person.services.at(-1);
  if (!now || now.unit === row.service.unit) return [];
  return [`${named(row)}: pindah dari ${now.unit} ke ${row.service.unit} sejak ${row.service.from ?? today}`];
}

const named = ({ name, nip }: { readonly name: string; readonly nip: string }): string => `${name} (${nip})`;
