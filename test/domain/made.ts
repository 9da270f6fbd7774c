import type { Absence } from '../../src/domain/absence.ts';
import type { Agency, Unit } from '../../src/domain/agency.ts';
import { type Edict, emptyEdict, type ShareRule, type Slot } from '../../src/domain/edict.ts';
import type { Person } from '../../src/domain/person.ts';
import { type DayFacts, type DayPlan, planDay } from '../../src/domain/plan.ts';
import type { Policy } from '../../src/domain/policy.ts';
import type { Sight } from '../../src/domain/presence.ts';
import type { RosterMode, RosterRow } from '../../src/domain/roster.ts';
import type { Share } from '../../src/domain/share.ts';
import {
  instantOf,
  type LocalDate,
  type MinuteOfDay,
  parseMinute,
  type Weekday,
  type Zone,
} from '../../src/domain/time.ts';

/** Plain data for the rules alone: one unit, one edict, one person, changed where a test needs it. */
export const day = (text: string): LocalDate => text as LocalDate;
export const thursday = day('2021-08-05');
export const friday = day('2021-08-06');
export const saturday = day('2021-08-07');
export const everyDay: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

const minute = (text: string): MinuteOfDay => parseMinute(text) ?? fail(text);
export const slot = (name: string, opens: string, closes: string): Slot => ({
  name,
  label: name,
  opens: minute(opens),
  closes: minute(closes),
  point: null,
  clause: 'poin 5',
});
export const weekdaySlots = [
  slot('pagi', '07.00', '07.30'),
  slot('istirahat', '12.00', '12.30'),
  slot('selesai-istirahat', '13.00', '13.30'),
  slot('sore', '16.00', '17.30'),
];

export const unit = (change: Partial<Unit> = {}): Unit => ({
  id: 'dinas',
  name: 'Dinas',
  type: 'dinas',
  area: 'kota',
  parent: null,
  zone: 'WITA',
  workWeek: [1, 2, 3, 4, 5],
  worksOn: [],
  groups: [],
  ...change,
});

export const agency = (units: readonly Unit[], change: Partial<Agency> = {}): Agency => ({
  name: 'Kota',
  contact: 'BKPSDM',
  areas: [{ id: 'kota', name: 'Kota' }],
  units,
  edicts: [{ use: 'se', for: ['kota'] }],
  ...change,
});

export const shareRule = (change: Partial<ShareRule> = {}): ShareRule => ({
  clause: 'poin 5',
  who: ['asn'],
  days: 'roster',
  onHolidays: false,
  lateEntries: false,
  recipient: 'head',
  proof: 'any',
  sets: [{ name: 'Biasa', weekdays: everyDay, period: null, slots: weekdaySlots }],
  ...change,
});

export const edict = (change: Partial<Edict> = {}): Edict => ({
  ...emptyEdict,
  slug: 'se',
  number: '800/1',
  subject: 'WFH',
  signatory: 'Wali Kota',
  signedOn: null,
  effectiveFrom: day('2021-01-01'),
  effectiveTo: null,
  share: shareRule(),
  exempt: [],
  notes: [],
  ...change,
});

export const policy = (change: Partial<Policy> & { readonly edict?: Edict } = {}): Policy => {
  const { edict: ruling = edict(), ...rest } = change;
  return {
    agency: agency([unit()]),
    edicts: new Map([[ruling.slug, { ...ruling, hash: 'h' }]]),
    holidays: [],
    lateUses: [],
    ...rest,
  };
};

export const person = (change: Partial<Person> = {}): Person => ({
  id: 1,
  nip: '199001012015011001',
  name: 'Budi',
  title: 'Pengelola Data',
  position: null,
  rank: null,
  level: 'pelaksana',
  employment: 'pns',
  itAble: true,
  place: null,
  services: [{ unit: 'dinas', roles: [], from: null, to: null }],
  ...change,
});

export const planOf = (
  setting: {
    readonly policy?: Policy;
    readonly person?: Person;
    readonly date?: LocalDate;
    /** `roster`: a mode is a row made by hand; without one everybody works from home. */
    readonly facts?: Partial<Omit<DayFacts, 'roster'>> & { readonly roster?: RosterMode | RosterRow | undefined };
  } = {},
): DayPlan => {
  const { roster = 'roster' in (setting.facts ?? {}) ? undefined : 'wfh', ...rest } = setting.facts ?? {};
  return planDay(setting.policy ?? policy(), setting.person ?? person(), setting.date ?? thursday, {
    absences: [],
    overrides: [],
    ...rest,
    roster: typeof roster === 'string' ? { mode: roster, edict: null } : roster,
  });
};

export const absence = (change: Partial<Absence> = {}): Absence => ({
  person: 1,
  kind: 'cuti',
  from: thursday,
  to: thursday,
  fromMinute: null,
  document: null,
  approvedBy: 'Kepala',
  ...change,
});

let count = 0;
/** A pin sent at a local time; `time` may carry seconds. */
export function share(
  time: string,
  change: Partial<Share> = {},
  zone: Zone = 'WITA',
  date: LocalDate = thursday,
): Share {
  const [hour = '0', min = '0', second = '0'] = time.split(/[.:]/);
  const sentAt = instantOf(date, Number(hour) * 60 + Number(min), zone) + Number(second) * 1000;
  return {
    date,
    person: 1,
    chat: 'c',
    sender: 's',
    id: `m${++count}`,
    sentAt,
    receivedAt: sentAt,
    kind: 'pin',
    forwarded: false,
    picked: false,
    ageSeconds: 0,
    place: null,
    keptUntil: null,
    ...change,
  };
}

/** The evening of the day, everything heard. */
export const evening: Sight = {
  now: instantOf(thursday, 1439, 'WITA'),
  drainedThrough: instantOf(thursday, 1439, 'WITA'),
  blind: [],
};

function fail(text: string): never {
  throw new Error(`${text} is no time`);
}
