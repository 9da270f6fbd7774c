import type { ContactRule, DatedReminder, Edict, Exemption, ShareRule, Slot } from '../domain/edict.ts';
import type { ClassRule, Condition, ModeRule, PresenceRule, Quota, Rotation } from '../domain/mode-rule.ts';
import type { Weekday, Zone } from '../domain/time.ts';
import { clock, dateRange, hours, longDate, weekdayName } from './format.ts';
import { quotaWords } from './quota.ts';
import type { Names } from './roster-draft.ts';
import { rosterModeWords } from './roster-notice.ts';
import { employmentWords, levelWords } from './ruling.ts';

type UnitNames = Pick<Names, 'unit'>;

/** "mulai Kamis, 29 Juli 2021, belum ada akhirnya", "28 Juli – 5 Agustus 2021 pukul 12.00 waktu setempat". */
export function validityWords({
  effectiveFrom,
  effectiveTo,
  endsAt,
}: Pick<Edict, 'effectiveFrom' | 'effectiveTo' | 'endsAt'>): string {
  if (effectiveTo === null) return `mulai ${longDate(effectiveFrom)}, belum ada akhirnya (ditutup petugas)`;
  const at = endsAt === null ? '' : ` pukul ${clock(endsAt)} waktu setempat`;
  return `${dateRange(effectiveFrom, effectiveTo)}${at}`;
}

/** "ASN yang WFH atau WFA menurut jadwal" */
export function whoShares({ who, days, onHolidays }: Omit<ShareRule, 'sets'>): string {
  const people = who.map((one) => employmentWords[one]).join(' dan ');
  const free = onHolidays ? ', juga pada hari libur' : '';
  switch (days) {
    case 'roster':
      return `${people} pada hari WFH menurut jadwal${free}`;
    case 'every-workday':
      return `${people}, setiap hari kerja${free}`;
    case 'every-day':
      return `${people}, setiap hari kalender${free}`;
  }
}

export const recipientWords: Record<ShareRule['recipient'], string> = {
  head: 'kepala perangkat daerah',
  'officer-for-head': 'kepala perangkat daerah c.q. Kasubag Kepegawaian',
  group: 'grup perangkat daerah',
};

export const proofWords: Record<ShareRule['proof'], string> = {
  any: 'lokasi saat ini atau lokasi terkini (live)',
  live: 'hanya lokasi terkini (live)',
};

export const lateWords = (lateEntries: boolean): string =>
  lateEntries ? 'dicatat sebagai terlambat' : 'tidak mengisi jadwal';

/** "Pagi 07.45–08.30 (pukul 08.00)" */
export const slotWords = (slot: Slot): string =>
  `${slot.label} ${hours(slot)}${slot.point ? ` (pukul ${clock(slot.point.at)})` : ''}`;

/** Per set of weekdays: "Senin–Kamis" and its hours. */
export function hourLines({ sets }: ShareRule, zones: readonly Zone[]): readonly { label: string; text: string }[] {
  const [zone] = zones;
  const where = zones.length === 1 && zone ? zone : 'waktu setempat';
  return sets.map(({ weekdays, period, slots }) => ({
    label: `${weekdayWords(weekdays)}${period ? ` (${dateRange(period.from, period.to)})` : ''}`,
    text: slots.length === 0 ? 'tanpa jam' : `${slots.map(slotWords).join(', ')} ${where}`,
  }));
}

/** "Senin–Kamis", "Jumat", "Senin, Rabu–Jumat" */
export function weekdayWords(weekdays: readonly Weekday[]): string {
  const runs: [Weekday, Weekday][] = [];
  for (const day of [...weekdays].sort()) {
    const run = runs.at(-1);
    if (run && day === run[1] + 1) run[1] = day;
    else runs.push([day, day]);
  }
  return runs
    .map(([from, to]) => {
      if (from === to) return weekdayName(from);
      return `${weekdayName(from)}${to === from + 1 ? ', ' : '–'}${weekdayName(to)}`;
    })
    .join(', ');
}

/** "damkar, rumah sakit; Dinas Sosial; hanya ASN" */
export function exemptionWords({ reason, unitTypes, units, employment }: Exemption, names: UnitNames): string {
  const where = [
    ...(unitTypes.length > 0 ? [`jenis unit ${unitTypes.map(plain).join(', ')}`] : []),
    ...(units.length > 0 ? [units.map((id) => names.unit(id)).join(', ')] : []),
    ...(employment.length > 0 ? [`hanya ${employment.map((one) => employmentWords[one]).join(' dan ')}`] : []),
  ];
  return `${reason}: ${where.length > 0 ? where.join('; ') : 'semua pegawai'}`;
}

export function ruleWords({ when, outcome }: ModeRule, names: UnitNames): string {
  const who = conditionWords(when, names);
  switch (outcome.kind) {
    case 'mode':
      return `${who}: ${rosterModeWords[outcome.mode]}${outcome.quota === null ? '' : ` (dihitung dalam kuota ${outcome.quota})`}`;
    case 'quota':
      return `${who}: bergiliran menurut kuota ${outcome.quota}`;
    case 'head':
      return `${who}: ditetapkan pimpinan`;
  }
}

/** Whom a condition speaks of, each part of it in words. */
function conditionWords(when: Condition, names: UnitNames): string {
  const list = (words: readonly string[]) => words.map(plain).join(', ');
  const parts = [
    ...(when.employment.length > 0 ? [when.employment.map((one) => employmentWords[one]).join(', ')] : []),
    ...(when.levels.length > 0 ? [when.levels.map((level) => levelWords[level]).join(', ')] : []),
    ...(when.positions.length > 0 ? [`jabatan ${list(when.positions)}`] : []),
    ...(when.itAble === null ? [] : [when.itAble ? 'yang mampu TIK' : 'yang belum mampu TIK']),
    ...(when.classes.length > 0 ? [`di unit kelas ${list(when.classes)}`] : []),
    ...(when.unitTypes.length > 0 ? [`di ${list(when.unitTypes)}`] : []),
    ...(when.units.length > 0 ? [`di ${when.units.map((id) => names.unit(id)).join(', ')}`] : []),
    ...(when.areaLevels.length > 0 ? [`di wilayah level ${list(when.areaLevels)}`] : []),
    ...(when.weekdays.length > 0 ? [`hari ${weekdayWords(when.weekdays)}`] : []),
    ...(when.period ? [dateRange(when.period.from, when.period.to)] : []),
  ];
  return parts.length === 0 ? 'semua pegawai' : parts.join('; ');
}

/**
 * "WFO sebesar 25 %; dihitung per perangkat daerah …; sisanya WFH; giliran 1 hari kerja". A quota that nobody draws
 * under has no turns.
 */
export function quotaTerms(quota: Quota, drawn = true): string {
  const levels = quota.bounds.flatMap(({ amount }) => (amount.kind === 'table' ? Object.keys(amount.percents) : []));
  const bounds = levels.length === 0 ? [undefined] : [...new Set(levels)];
  return [
    bounds.map((level) => quotaWords(quota, level)).join(' / '),
    `dihitung per ${perWords(quota.per)}, dari ${quota.headcount === 'books' ? 'seluruh pegawai' : 'yang bertugas hari itu'}`,
    ...(drawn ? [`sisanya ${rosterModeWords[quota.rest]}`, rotationWords(quota.rotation)] : []),
  ].join('; ');
}

function rotationWords(rotation: Rotation): string {
  switch (rotation.kind) {
    case 'days':
      return `giliran ${[...new Set([rotation.days, ...rotation.choices])].join(' atau ')} hari kerja`;
    case 'weekly':
      return `hari tetap di kantor: ${rotation.groups.map((days) => weekdayWords(days)).join(' / ')}`;
    case 'manual':
      return 'jadwal disusun sendiri';
  }
}

const perWords = (per: string): string => (per === 'opd' ? 'perangkat daerah' : plain(per));

export const presenceWords = ({ reason, least, who, per }: PresenceRule, names: UnitNames): string =>
  `${reason}: paling sedikit ${least} orang di kantor per ${perWords(per)} (${conditionWords(who, names)})`;

export function className({ serves, unitTypes, units }: ClassRule, names: UnitNames): string {
  const who = [
    ...(unitTypes.length > 0 ? [`jenis unit ${unitTypes.map(plain).join(', ')}`] : []),
    ...units.map((id) => names.unit(id)),
  ];
  return `${who.length > 0 ? who.join(', ') : 'tidak menyebut unit'}${serves ? ' (melayani)' : ''}`;
}

/** Without approvers the head decides alone. */
export const consentWords = (consent: NonNullable<Edict['urgentPresence']>): string =>
  consent.approvers.length === 0
    ? `ditetapkan kepala perangkat daerah sendiri (${consent.clause})`
    : `dengan persetujuan ${consent.approvers.join(' / ')} (${consent.clause})`;

export const reminderWords = ({ clause, text }: Pick<DatedReminder, 'clause' | 'text'>): string =>
  `${text} (${clause})`;

export const plain = (code: string): string => code.replaceAll('_', ' ');

export const contactWords = ({ clause, from, to, minutes, attempts, answer }: ContactRule): string =>
  `${clock(from)}–${clock(to)}, dijawab dalam ${minutes} menit${attempts > 1 ? `, paling banyak ${attempts} kali` : ''}, dengan ${answerWords[answer]} (${clause})`;

export const answerWords = { text: 'pesan', location: 'lokasi', either: 'pesan atau lokasi' } as const;
