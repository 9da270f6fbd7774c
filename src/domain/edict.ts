import type { ClassRule, ModeRule, PresenceRule, Quota } from './mode-rule.ts';
import type { LocalDate, MinuteOfDay, Weekday } from './time.ts';

/** One circular (*surat edaran*) as data: what `config/edicts/<slug>.yaml` says. */
export type Edict = {
  readonly slug: string;
  /** Official number, free text as printed. */
  readonly number: string;
  readonly subject: string;
  readonly signatory: string;
  readonly signedOn: LocalDate | null;
  /** Legal bases (*dasar*), as printed. */
  readonly basis: readonly string[];
  /** "Tahap pertama": a following stage is an edict of its own that amends this one (LTR-2). */
  readonly stage: string | null;
  readonly effectiveFrom: LocalDate;
  /** Last day in force; `null` = open, closed by hand (PLP-1). */
  readonly effectiveTo: LocalDate | null;
  /** Minute of the last day after which nothing is owed any more; `null` = the whole day counts. */
  readonly endsAt: MinuteOfDay | null;
  /** Why it was closed, in words (PLP-11). */
  readonly endReason: string | null;
  /** The edict this one changes, then the one that changes, and so on: they give way while this one is in force. */
  readonly amends: readonly string[];
  /** Edicts that give way to this one from its first day on and for good, wherever both are used. */
  readonly replaces: readonly string[];
  /** The text itself, clause by clause. */
  readonly clauses: readonly Clause[];
  readonly classes: readonly ClassRule[];
  /** Who works where; the first that matches decides. Whom none matches is listed, never guessed. */
  readonly rules: readonly ModeRule[];
  readonly quotas: readonly Quota[];
  readonly presence: readonly PresenceRule[];
  /** Official travel excuses only with the consent of one of these (PSR-11); `null` = any approval will do. */
  readonly travel: { readonly clause: string; readonly approvers: readonly string[] } | null;
  /** Who must consent to an urgent presence order: nobody further (MLG-3) or the mayor (PLP-6). */
  readonly urgentPresence: { readonly clause: string; readonly approvers: readonly string[] } | null;
  /** Who has symptoms must not come in; that holds before anybody has approved it (PPU-3). */
  readonly symptoms: { readonly clause: string } | null;
  /** Whoever works at home must answer when asked (PPU-6, the five minutes of 2026); `null`: nobody is asked. */
  readonly contact: ContactRule | null;
  readonly reminders: readonly DatedReminder[];
  readonly share: ShareRule | null;
  readonly exempt: readonly Exemption[];
  /** What the text leaves open, and which reading we took. */
  readonly notes: readonly string[];
};

export type ContactRule = {
  readonly clause: string;
  /** Hours in which somebody may be asked; both minutes count. */
  readonly from: MinuteOfDay;
  readonly to: MinuteOfDay;
  readonly minutes: number;
  readonly attempts: number;
  readonly answer: 'text' | 'location' | 'either';
};

export type Clause = { readonly id: string; readonly text: string };

/** Something due on a day, for people to read: a date, or a day of every month (PSR-12). */
export type DatedReminder = {
  readonly clause: string;
  readonly text: string;
  readonly on: LocalDate | null;
  readonly dayOfMonth: number | null;
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

/** What an edict says that says nothing; also fills what a version recorded by an earlier release does not know. */
export const emptyEdict = {
  signedOn: null,
  basis: [],
  stage: null,
  effectiveTo: null,
  endsAt: null,
  endReason: null,
  amends: [],
  replaces: [],
  clauses: [],
  classes: [],
  rules: [],
  quotas: [],
  presence: [],
  travel: null,
  urgentPresence: null,
  symptoms: null,
  contact: null,
  reminders: [],
  share: null,
  exempt: [],
  notes: [],
} as const satisfies Partial<Edict>;
