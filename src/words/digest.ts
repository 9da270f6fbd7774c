import type { Slot } from '../domain/edict.ts';
import type { LocalDate, Zone } from '../domain/time.ts';
import { bareName, clock, counted, hours, longDate, notable, shortest } from './format.ts';

type Named = { readonly name: string; readonly title: string };

/** What is known about one slot of one day in the officer's reach; `reports/missing.ts` counts it. */
export type DigestFacts = {
  readonly date: LocalDate;
  readonly zone: Zone;
  readonly slot: Slot;
  readonly phase: 'before' | 'open' | 'closed';
  /** People who owe the slot: on duty and not excused. */
  readonly due: number;
  readonly missing: readonly Named[];
  /** Slots nobody can judge yet: the queue was not drained (law 6). */
  readonly blind: number;
  /** Sent in time, not readable yet. */
  readonly unread: readonly Named[];
  readonly excused: ReadonlyMap<string, number>;
  readonly noRoster: readonly Named[];
};

const longestList = 60;

/** 7.11 for the Kasubag. While anything is blind nobody is listed as missing; without a roster nobody is missing at all. */
export function digestText(facts: DigestFacts, scope: string): string {
  const { slot, zone, date } = facts;
  const head = `*${slot.label}* (${hours(slot)} ${zone}), ${longDate(date)}, ${scope}`;
  return [...body(facts, head), ...tail(facts)].join('\n');
}

/** Without names: a line of counts, for those who see figures only or look over many units. */
function digestFigures(facts: DigestFacts, scope: string): string {
  if (facts.phase === 'before') return `${scope}: slot belum dibuka, wajib ${facts.due}`;
  if (facts.blind > 0) return `${scope}: gangguan, ${facts.blind} dari ${facts.due} belum dapat dipastikan`;
  return `${scope}: belum mengirim ${facts.missing.length} dari ${facts.due}${facts.noRoster.length > 0 ? `, belum ada jadwal ${facts.noRoster.length}` : ''}`;
}

/** The title over `digestFigures` lines. */
const figuresHead = (slot: Slot, date: LocalDate, zone: Zone): string =>
  `Kiriman *${slot.label}* (${hours(slot)} ${zone}), ${longDate(date)}`;

/** One slot over many units. */
export function digestUnits(
  all: DigestFacts,
  units: readonly { readonly name: string; readonly facts: DigestFacts }[],
): string {
  const lines = units.map(({ name, facts }) => ({
    line: digestFigures(facts, name),
    weight: facts.missing.length + facts.blind + facts.noRoster.length,
  }));
  return [
    figuresHead(all.slot, all.date, all.zone),
    ...(units.length > 1 ? [digestFigures(all, 'Seluruhnya')] : []),
    ...notable(lines),
  ].join('\n');
}

function body(facts: DigestFacts, head: string): readonly string[] {
  const { due, missing, blind, slot, zone } = facts;
  if (facts.phase === 'before')
    return [`Slot ${head} baru dibuka pukul ${clock(slot.opens)} ${zone}. Wajib: ${due} pegawai.`];
  if (blind > 0)
    return [
      `Kiriman ${head}: *gangguan*`,
      `Sistem belum menerima seluruh kiriman slot ini; ${blind} dari ${due} pegawai belum dapat dipastikan dan tidak ada yang dinyatakan tidak mengirim.`,
    ];
  if (due === 0) return [`Slot ${head}: tidak ada pegawai yang wajib mengirim lokasi.`];
  if (missing.length === 0)
    return facts.unread.length === 0
      ? [`Seluruh ${due} pegawai WFH sudah mengirim lokasi untuk ${head}.`]
      : [`Kiriman ${head}: tidak ada yang belum mengirim dari ${due} pegawai WFH.`];
  const forms = [
    missing.map((person, i) => `${i + 1}. ${person.name} (${person.title})`),
    missing.map((person, i) => `${i + 1}. ${person.name}`),
    missing.map((person, i) => `${i + 1}. ${bareName(person.name)}`),
  ];
  return [
    `Belum mengirim lokasi – ${head}`,
    `${missing.length} dari ${due} pegawai WFH:`,
    ...shortest(forms, longestList),
  ];
}

function tail({ unread, excused, noRoster, phase, slot, zone }: DigestFacts): readonly string[] {
  const total = [...excused.values()].reduce((sum, n) => sum + n, 0);
  const lines: string[] = [];
  if (unread.length > 0) lines.push(`Terkirim, isi belum terbaca: ${namesOf(unread, 20)}.`);
  if (total > 0) lines.push(`Dikecualikan: ${total} (${counted(excused)}).`);
  if (noRoster.length > 0) lines.push(`Belum ada jadwal: ${noRoster.length} (${namesOf(noRoster, 10)}).`);
  if (phase === 'open') lines.push(`Slot masih terbuka sampai ${clock(slot.closes)} ${zone}.`);
  if (phase === 'closed') lines.push('Slot sudah ditutup.');
  return lines;
}

const namesOf = (people: readonly Named[], most: number): string =>
  shortest([people.map((p) => p.name), people.map((p) => bareName(p.name))], most).join(', ');

/** Nobody in reach has slots that day: holiday, weekend or no edict. */
export const noSlots = (date: LocalDate, scope: string): string =>
  `Tidak ada jadwal kirim lokasi di ${scope} pada ${longDate(date)}.`;

/** To the head, when no Kasubag has reacted: figures only, the names on request. */
export const escalationText = (facts: DigestFacts, unit: string, minutes: number): string =>
  `Slot *${facts.slot.label}* ${longDate(facts.date)}, ${unit}: ${facts.missing.length} dari ${facts.due} pegawai WFH belum mengirim, dan dalam ${minutes} menit belum ditanggapi Kasubag. Rincian: balas *belum*.`;
