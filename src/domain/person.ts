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
  /** Roles held for somebody else, dated (Plt., Plh., delegation). */
  readonly acting?: readonly Acting[];
};

export type Acting = {
  readonly unit: string;
  readonly role: Role;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly form: 'plt' | 'plh' | 'delegasi';
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

export type Office = { readonly unit: string; readonly role: Role };

/** Every role the person holds on that day, with the unit it is held for: the own ones first, then those held for others. */
export const officesOn = (person: Person, date: LocalDate): readonly Office[] => {
  const service = serviceOn(person, date);
  const own = (service?.roles ?? []).map((role) => ({ unit: service?.unit ?? '', role }));
  const acting = (person.acting ?? []).filter(({ from, to }) => from <= date && date <= to);
  return acting.length === 0 ? own : [...own, ...acting.map(({ unit, role }) => ({ unit, role }))];
};
