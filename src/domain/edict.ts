import type { LocalDate, MinuteOfDay, Weekday } from './time.ts';

/** One circular (*surat edaran*) as data: what `config/edicts/<slug>.yaml` says. */
export type Edict = {
  readonly slug: string;
  /** Official number, free text as printed. */
  readonly number: string;
  readonly subject: string;
  readonly signatory: string;
  readonly signedOn: LocalDate | null;
  readonly effectiveFrom: LocalDate;
  /** Last day in force; `null` = open, closed by hand (PLP-1). */
  readonly effectiveTo: LocalDate | null;
  readonly share: ShareRule | null;
  readonly exempt: readonly Exemption[];
  /** What the text leaves open, and which reading we took. */
  readonly notes: readonly string[];
};

/** Who must share, when, and to whom. */
export type ShareRule = {
  readonly clause: string;
  readonly who: readonly EmploymentClass[];
  /** Modes of a day on which shares are due; an edict for every calendar day does not ask the roster. */
  readonly days: 'roster' | 'every-workday' | 'every-day';
  /** Duty also on holidays and, with `every-day`, at weekends (domain.md 2.1). */
  readonly onHolidays: boolean;
  /** A late share is recorded as `terlambat`; otherwise the slot stays `tidak` with the minutes noted. */
  readonly lateEntries: boolean;
  readonly recipient: 'head' | 'officer-for-head' | 'group';
  /** `live`: only a live share counts (domain.md 7.15). */
  readonly proof: 'any' | 'live';
  /** Slot sets tried from the top: the first whose weekdays and period hold the day applies. */
  readonly sets: readonly SlotSet[];
};

export type SlotSet = {
  readonly name: string;
  readonly weekdays: readonly Weekday[];
  /** A period variant such as Ramadan; both ends count. */
  readonly period: { readonly from: LocalDate; readonly to: LocalDate } | null;
  readonly slots: readonly Slot[];
};

/** A window of the day. `closes` is the printed minute and counts whole: "sampai 07.30" accepts 07:30:59 (D2). */
export type Slot = {
  /** `pagi`, `selesai-istirahat` … unique in its set. */
  readonly name: string;
  /** As printed to people: "Selesai istirahat". */
  readonly label: string;
  readonly opens: MinuteOfDay;
  readonly closes: MinuteOfDay;
  /** Set when the edict prints a point of time and we widened it (D3). */
  readonly point: { readonly at: MinuteOfDay; readonly before: number; readonly after: number } | null;
  readonly clause: string;
};

export type Exemption = {
  readonly clause: string;
  readonly reason: string;
  /** Unit types, units (with everything below) and employment classes; an empty list does not restrict. */
  readonly unitTypes: readonly string[];
  readonly units: readonly string[];
  readonly employment: readonly EmploymentClass[];
};

export type EmploymentClass = 'asn' | 'non-asn';

export const inForce = (edict: Edict, date: LocalDate): boolean =>
  edict.effectiveFrom <= date && (edict.effectiveTo === null || date <= edict.effectiveTo);
