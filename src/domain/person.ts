import type { EmploymentClass } from './edict.ts';
import type { LocalDate } from './time.ts';

export type PersonId = number;
export type Role = 'kasubag' | 'kepala' | 'bkpsdm' | 'pimpinan';
export type Employment = 'pns' | 'cpns' | 'pppk' | 'non-asn';
export type Level = 'jpt' | 'administrator' | 'pengawas' | 'pelaksana' | 'fungsional' | 'lainnya';

export type Person = {
  readonly id: PersonId;
  /** 18 digits, or any code for non-ASN. Text: a number would lose digits. */
  readonly nip: string;
  readonly name: string;
  /** Position title as printed: "Kasubag Umum dan Kepegawaian". */
  readonly title: string;
  readonly position: string | null;
  readonly rank: string | null;
  readonly level: Level;
  readonly employment: Employment;
  readonly itAble: boolean;
  readonly place: { readonly lat: number; readonly lon: number } | null;
  /** Dated membership: where the person served when (features 72). */
  readonly services: readonly Service[];
};

export type Service = {
  readonly unit: string;
  readonly roles: readonly Role[];
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
};

/** People are not phone numbers (law 9): `value` is digits for a phone, the user part for a LID. */
export type Identity = { readonly kind: 'phone' | 'lid'; readonly value: string };

export const employmentClass = (employment: Employment): EmploymentClass =>
  employment === 'non-asn' ? 'non-asn' : 'asn';

/** Where the person served on that day, `undefined` before entry and after leaving. */
export const serviceOn = (person: Person, date: LocalDate): Service | undefined =>
  person.services.find(
    (service) => (service.from === null || service.from <= date) && (service.to === null || date <= service.to),
  );
