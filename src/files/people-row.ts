import { type Agency, unitOf } from '../domain/agency.ts';
import type { Employment, Level, Role } from '../domain/person.ts';
import type { PersonRow } from '../ports/people.ts';
import type { Notes } from './notes.ts';
import { phoneDigits } from './phone.ts';
import { levelOf, positionOf } from './positions.ts';
import { found, quoted } from './problem.ts';
import type { RowCheck } from './row.ts';

/** What a people file is checked against. */
export type PeopleContext = {
  readonly agency: Agency;
  /** The position codes of `serlok.yaml`; none there = any code is accepted. */
  readonly positions: readonly string[];
};

const levels: readonly Level[] = ['jpt', 'administrator', 'pengawas', 'pelaksana', 'fungsional', 'lainnya'];
const employments: readonly Employment[] = ['pns', 'cpns', 'pppk', 'non-asn'];
const roles: readonly Role[] = ['kasubag', 'kepala', 'bkpsdm', 'pimpinan'];

/** `person` is `null` when anything in the row is refused; its keys are kept, to be compared with other rows. */
export type PersonRead = {
  readonly nip: string | null;
  readonly phone: string | null;
  readonly person: PersonRow | null;
};

/** The person one row describes; every cell is looked at, however wrong the others are. */
export function personOf(check: RowCheck, context: PeopleContext, notes: Notes): PersonRead {
  const code = check.nip();
  const employment = check.required('status', employments.join(', ')) && check.oneOf('status', employments);
  if (code !== null && employment && employment !== 'non-asn' && !/^\d{18}$/.test(code))
    check.refuse('nip', found(check.text('nip'), `18 angka untuk ${employment} (terbaca ${code.length} huruf/angka)`));
  const name = check.required('nama', 'nama pegawai');
  const title = check.required('jabatan', 'nama jabatan');
  const unit = unitIn(check, context.agency, notes);
  const position = positionIn(check, context, unit, notes);
  const person = {
    nip: code ?? '',
    name: name ?? '',
    title: title ?? '',
    position,
    rank: check.text('pangkat') || null,
    level: levelIn(check, position, notes),
    employment: employment || 'pns',
    itAble: check.oneOf('tik', ['ya', 'tidak']) !== 'tidak',
    place: placeIn(check),
    phone: phoneIn(check, notes),
    service: { unit: unit ?? '', roles: rolesIn(check, notes), ...datesIn(check) },
  };
  return { nip: code, phone: person.phone, person: check.problems.length === 0 ? person : null };
}

function unitIn(check: RowCheck, agency: Agency, notes: Notes): string | null {
  const ids = agency.units.map((unit) => unit.id);
  const value = check.required('unit', 'id unit');
  if (value === null) return null;
  const id = ids.find((known) => known === value) ?? ids.find((known) => known.toLowerCase() === value.toLowerCase());
  const named = agency.units.filter((unit) => unit.name.toLowerCase() === value.toLowerCase());
  if (id === undefined && named[0] && named.length === 1) {
    notes.add(`unit "${named[0].id}" menurut namanya`, check.row);
    return named[0].id;
  }
  const list = ids.length > 12 ? `${ids.slice(0, 12).join(', ')}, dan lain-lain di serlok.yaml` : ids.join(', ');
  return id ?? check.refuse('unit', found(value, `id unit yang ada: ${list}`));
}

function positionIn(check: RowCheck, context: PeopleContext, unit: string | null, notes: Notes): string | null {
  const given = check.text('posisi').toLowerCase();
  if (given !== '') {
    const known = context.positions;
    if (known.length === 0 || known.includes(given)) return given;
    return check.refuse('posisi', found(given, `kode posisi yang ada: ${known.join(', ')}; atau kosong`));
  }
  const title = check.text('jabatan');
  const type = (unit && unitOf(context.agency, unit)?.type) || '';
  const derived = positionOf(title, type, context.positions);
  if (derived !== null) notes.add(`posisi "${derived}" diturunkan dari jabatan ${quoted(title)}`, check.row);
  return derived;
}

function levelIn(check: RowCheck, position: string | null, notes: Notes): Level {
  if (check.text('jenjang') !== '') return check.oneOf('jenjang', levels) ?? 'lainnya';
  const derived = position === null ? null : levelOf(position);
  notes.add(
    derived === null
      ? 'jenjang kosong dan tidak dapat diturunkan: dicatat "lainnya"'
      : `jenjang "${derived}" diturunkan dari posisi "${position}"`,
    check.row,
  );
  return derived ?? 'lainnya';
}

function phoneIn(check: RowCheck, notes: Notes): string | null {
  const value = check.text('no_wa');
  if (value === '') {
    notes.add('belum punya nomor', check.row);
    return null;
  }
  const digits = phoneDigits(value);
  return digits ?? check.refuse('no_wa', found(value, 'satu nomor ponsel Indonesia seperti 0812-3456-7890'));
}

function rolesIn(check: RowCheck, notes: Notes): readonly Role[] {
  const value = check.text('peran').toLowerCase();
  if (value === '') {
    // A role opens other people's data (D15), so a title only ever suggests one.
    if (/\b(kasub+ag|kepala sub ?bagian)\b.*kepegawaian/i.test(check.text('jabatan')))
      notes.add('peran kosong; bila pegawai ini pengelola presensi, isi peran "kasubag"', check.row);
    return [];
  }
  const words = value.split('+').map((word) => word.trim());
  const given = roles.filter((role) => words.includes(role));
  if (words.some((word) => !roles.some((role) => role === word)))
    check.refuse('peran', found(check.text('peran'), `kosong, ${roles.join(', ')}, atau beberapa disambung "+"`));
  return given;
}

function placeIn(check: RowCheck): PersonRow['place'] {
  const lat = check.number('lat', 90, 'lintang desimal antara -90 dan 90, seperti -2.9925');
  const lon = check.number('lon', 180, 'bujur desimal antara -180 dan 180, seperti 120.1969');
  if ((check.text('lat') === '') !== (check.text('lon') === ''))
    check.refuse(
      check.text('lat') === '' ? 'lat' : 'lon',
      'kosong; lat dan lon diisi dua-duanya atau tidak sama sekali',
    );
  return lat === null || lon === null ? null : { lat, lon };
}

function datesIn(check: RowCheck): Pick<PersonRow['service'], 'from' | 'to'> {
  const from = check.date('mulai');
  const to = check.date('sampai');
  if (from !== null && to !== null && to < from)
    check.refuse('sampai', found(to, `tanggal yang tidak mendahului mulai (${from})`));
  return { from, to };
}
