import type { Asker, Deps } from '../../src/commands/command.ts';
import type { Absence } from '../../src/domain/absence.ts';
import type { Agency, Unit } from '../../src/domain/agency.ts';
import { type Edict, emptyEdict, type Slot } from '../../src/domain/edict.ts';
import type { Person, Role } from '../../src/domain/person.ts';
import type { Policy } from '../../src/domain/policy.ts';
import type { RosterMode, RosterRow, UnitOverride } from '../../src/domain/roster.ts';
import type { Share } from '../../src/domain/share.ts';
import { instantOf, type LocalDate, type MinuteOfDay, parseMinute, type Zone } from '../../src/domain/time.ts';
import type { Board } from '../../src/ports/board.ts';
import type { Directory } from '../../src/ports/people.ts';
import { createBoard } from '../../src/reports/board.ts';

/** A small Palopo with invented people, for tests of words, commands and reports. */
export const day = (text: string) => text as LocalDate;
export const thursday = day('2021-07-29');
export const friday = day('2021-07-30');
const zone: Zone = 'WITA';

export const unit = (id: string, name: string, type = 'dinas', parent: string | null = null): Unit => ({
  id,
  name,
  type,
  area: 'palopo',
  parent,
  zone,
  workWeek: [1, 2, 3, 4, 5],
  worksOn: [],
  groups: [],
});
export const kominfo = unit('diskominfo', 'Dinas Komunikasi dan Informatika');
const upt = unit('upt-data', 'UPT Pusat Data', 'upt', 'diskominfo');
const dinsos = unit('dinsos', 'Dinas Sosial');
const damkar = unit('damkar', 'Dinas Pemadam Kebakaran', 'damkar');
const bkpsdm = unit('bkpsdm', 'Badan Kepegawaian', 'badan');

export const agency: Agency = {
  name: 'Pemerintah Kota Palopo',
  contact: 'BKPSDM Kota Palopo',
  areas: [{ id: 'palopo', name: 'Kota Palopo' }],
  units: [kominfo, upt, dinsos, damkar, bkpsdm],
  edicts: [{ use: 'palopo-2021', for: ['palopo'] }],
};

const minute = (text: string) => parseMinute(text) as MinuteOfDay;
const slot = (name: string, label: string, opens: string, closes: string): Slot => ({
  name,
  label,
  opens: minute(opens),
  closes: minute(closes),
  point: null,
  clause: 'angka 5',
});
export const weekdaySlots = [
  slot('pagi', 'Pagi', '07.00', '07.30'),
  slot('istirahat', 'Istirahat', '12.00', '12.30'),
  slot('selesai-istirahat', 'Selesai istirahat', '13.00', '13.30'),
  slot('sore', 'Sore', '16.00', '17.30'),
];
const fridaySlots = [
  slot('pagi', 'Pagi', '07.00', '07.30'),
  slot('istirahat', 'Istirahat', '11.30', '12.30'),
  slot('selesai-istirahat', 'Selesai istirahat', '13.00', '14.00'),
  slot('sore', 'Sore', '16.00', '18.00'),
];

export const edict: Edict = {
  ...emptyEdict,
  slug: 'palopo-2021',
  number: '800/1090/BKPSDM/VII/2021',
  subject: 'WFH',
  signatory: 'Wali Kota',
  signedOn: null,
  effectiveFrom: thursday,
  effectiveTo: null,
  share: {
    clause: 'angka 5',
    who: ['asn'],
    days: 'roster',
    onHolidays: false,
    lateEntries: false,
    recipient: 'head',
    proof: 'any',
    sets: [
      { name: 'senin-kamis', weekdays: [1, 2, 3, 4], period: null, slots: weekdaySlots },
      { name: 'jumat', weekdays: [5], period: null, slots: fridaySlots },
    ],
  },
  exempt: [{ clause: 'angka 2', reason: 'pelayanan langsung', unitTypes: ['damkar'], units: [], employment: [] }],
  notes: [],
};

export const policy: Policy = {
  agency,
  edicts: new Map([['palopo-2021', { ...edict, hash: 'h' }]]),
  lateUses: [],
  holidays: [
    { date: day('2021-08-11'), name: 'Tahun Baru Islam 1443 H', kind: 'libur_nasional', for: [] },
    { date: day('2021-08-17'), name: 'Hari Kemerdekaan', kind: 'libur_nasional', for: [] },
  ],
};

let nextId = 1;
export const person = (
  name: string,
  at: Unit,
  roles: readonly Role[] = [],
  title = 'Pelaksana',
  change: Partial<Person> = {},
): Person => {
  const id = nextId++;
  return {
    id,
    nip: `19850717201001${String(1000 + id)}`,
    name,
    title,
    position: null,
    rank: null,
    level: 'pelaksana',
    employment: 'pns',
    itAble: true,
    place: null,
    services: [{ unit: at.id, roles, from: null, to: null }],
    ...change,
  };
};

export const fitriani = person('Fitriani Rahman', kominfo, ['kasubag'], 'Kasubag Umum dan Kepegawaian');
export const hamzah = person('Hamzah Yunus', kominfo, ['kepala'], 'Kepala Dinas');
export const darmawati = person('Darmawati Sanusi', kominfo);
export const ruslan = person('Ruslan Effendi', kominfo);
export const anwar = person('Anwar Taufik', upt);
export const bestari = person('Bestari Hakim', kominfo);
export const wulan = person('Wulan Permata', dinsos);
export const kadir = person('Kadir Salim', damkar);
export const nurhayati = person('Nurhayati Basri', bkpsdm, ['bkpsdm'], 'Analis Kepegawaian');
export const walikota = person('Amiruddin Latif', bkpsdm, ['pimpinan'], 'Sekretaris Daerah');
export const honorer = person('Yuliana Saleh', kominfo, [], 'Tenaga non-ASN', { employment: 'non-asn' });
export const everybody = [
  fitriani,
  hamzah,
  darmawati,
  ruslan,
  anwar,
  bestari,
  wulan,
  kadir,
  nurhayati,
  walikota,
  honorer,
];

export const at = (date: LocalDate, clock: string) => instantOf(date, minute(clock), zone);

export const share = (who: Person, date: LocalDate, clock: string, change: Partial<Share> = {}): Share => ({
  date,
  person: who.id,
  chat: 'c',
  sender: 's',
  id: `${who.id}-${clock}`,
  sentAt: at(date, clock),
  receivedAt: at(date, clock) + 1000,
  kind: 'pin',
  forwarded: false,
  picked: false,
  ageSeconds: 0,
  place: null,
  keptUntil: null,
  ...change,
});

export type World = {
  readonly now: number;
  readonly drainedThrough?: number;
  readonly roster?: ReadonlyMap<number, RosterMode>;
  /** Binding rows by day, where they differ from day to day; goes before `roster`. */
  readonly rows?: (date: LocalDate) => ReadonlyMap<number, RosterRow>;
  readonly overrides?: readonly UnitOverride[];
  readonly policy?: Policy;
  readonly absences?: readonly Absence[];
  readonly shares?: readonly Share[];
  readonly people?: readonly Person[];
};

/** Everybody at home except the two officers; Bestari has no roster. */
const usualRoster = new Map<number, RosterMode>(
  everybody.filter((p) => p !== bestari).map((p) => [p.id, p === fitriani || p === hamzah ? 'wfo' : 'wfh']),
);

export function boardOf(world: World): Board {
  const persons = world.people ?? everybody;
  const directory: Directory = {
    persons,
    byId: (id) => persons.find((p) => p.id === id),
    byNip: (nip) => persons.find((p) => p.nip === nip),
    byIdentity: () => undefined,
    identitiesOf: () => [],
  };
  const absences = byPerson(world.absences ?? []);
  return createBoard({
    people: {
      directory: async () => directory,
      dayFacts: async (date) => ({
        roster:
          world.rows?.(date) ??
          new Map([...(world.roster ?? usualRoster)].map(([person, mode]) => [person, { mode, edict: null }])),
        absences,
        overrides: world.overrides ?? [],
      }),
    },
    ledger: {
      shares: async (date) => byPerson((world.shares ?? []).filter((s) => s.date === date)),
    },
    policy: async () => world.policy ?? policy,
    sight: async () => ({ now: world.now, drainedThrough: world.drainedThrough ?? world.now, blind: [] }),
    outages: async () => [],
    now: () => world.now,
  });
}

function byPerson<T extends { readonly person: number }>(rows: readonly T[]): ReadonlyMap<number, readonly T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) groups.set(row.person, [...(groups.get(row.person) ?? []), row]);
  return groups;
}

export const askerOf = (who: Person, today: LocalDate = thursday): Asker => {
  const service = who.services[0];
  return {
    person: who,
    unit: agency.units.find((u) => u.id === service?.unit),
    roles: service?.roles ?? [],
    today,
    zone,
  };
};

/** A desk nobody has sat at yet; what changes there is tried over the built service (test/app/desk). */
export const depsOf = (board: Board): Deps => ({
  board,
  ledger: {
    contacts: async () => new Map(),
    kept: async () => ({ shares: 0, days: 0, since: null, located: null }),
  },
  desk: {
    act: async () => null,
    waiting: async () => [],
    about: async () => [],
    due: async () => [],
    nextDue: async () => null,
    moves: async () => [],
    lastMove: async () => null,
    dialogue: async () => null,
    placing: async () => [],
    letters: async () => ({ kept: 0, open: 0 }),
    letterFiles: async () => [],
    openLetters: async () => [],
    leftAt: async () => null,
    groups: async () => [],
    trail: async () => [],
    stale: async () => [],
  },
});
