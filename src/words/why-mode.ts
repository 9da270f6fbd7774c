import type { Clause } from '../domain/edict.ts';
import type { Quota } from '../domain/mode-rule.ts';
import type { DayPlan, Why } from '../domain/plan.ts';
import type { Ruling, Step } from '../domain/ruling.ts';
import { type LocalDate, weekdayOf } from '../domain/time.ts';
import type { TurnFacts, WhyMode } from '../domain/why-mode.ts';
import {
  absenceWords,
  dateRange,
  holidayWords,
  modeWords,
  orderWords,
  orOfficer,
  plainDate,
  stop,
  weekdayName,
} from './format.ts';
import { quotaWords } from './quota.ts';
import { missWords, outcomeWords } from './ruling.ts';

/** *kenapa*: mode, what decided, the clause, the turn, and the rules that did not fit. One text for head and employee. */
export function whyModeText(facts: WhyMode, officer: string | null): string {
  const { plan } = facts;
  const head = `${plan.person.name}, ${dayAndDate(plan.date)}: ${placeWords(plan)}.`;
  const tail = [...waitingLine(plan), ...contactLine(facts.placed, officer)];
  const full = [head, ...reason(facts), ...turnLines(facts), ...missLines(facts, facts.misses), ...tail];
  const forms = [
    full,
    [head, ...reason(facts), ...turnLines(facts), ...missLines(facts, facts.misses.slice(0, 1)), ...tail],
    [head, ...reason({ ...facts, clause: null }), ...turnLines(facts), ...tail],
  ];
  return (forms.find((lines) => lines.join('\n').length <= longest) ?? forms.at(-1) ?? full).join('\n');
}

const longest = 900;

/** Leave is named by its kind here: this text goes to the person and to those who may know it. */
function placeWords({ mode, why }: DayPlan): string {
  if (why.kind === 'absence') return `tidak bertugas (${absenceWords[why.absence]})`;
  if (why.kind === 'weekend') return 'akhir pekan';
  if (why.kind === 'not-serving') return 'di luar masa tugas';
  return modeWords[mode];
}

/** What decided, in the order in which `planDay` looks. */
function reason(facts: WhyMode): readonly string[] {
  const { plan, placed, ruling, unitNames } = facts;
  const edict = plan.edict ? `SE ${plan.edict.number}` : 'surat edaran yang berlaku';
  const by = (cited: string) => `Dasar: ${edict}, ${cited}${said(facts.clause)}`;
  switch (placed.kind) {
    case 'not-serving':
      return ['Pada tanggal itu belum atau tidak lagi tercatat masa tugas di perangkat daerah mana pun.'];
    case 'no-edict':
      return [
        `Tidak ada surat edaran yang berlaku untuk ${plan.unit?.name ?? 'perangkat daerah ini'} pada tanggal itu.`,
      ];
    case 'exempt':
      return [`Dikecualikan dari WFH (${cut(placed.exemption.reason, 200)}).`, by(placed.exemption.clause)];
    case 'holiday':
      return [`${capital(holidayWords[placed.holiday.kind])}: ${stop(placed.holiday.name)}`];
    case 'weekend':
      return [`Bukan hari kerja ${plan.unit?.name ?? 'unit ini'}.`];
    case 'absence':
      return [`Tercatat tidak bertugas (${absenceWords[placed.absence]}), sudah disetujui.`];
    case 'override': {
      const { unit, by: who, because, from, to } = placed.override;
      const days = from === to ? '' : `, ${dateRange(from, to)}`;
      return [stop(`Ditetapkan ${who} untuk ${unitNames.get(unit) ?? unit}${days}: ${cut(because, 200)}`)];
    }
    case 'order':
      return [`Menurut ${orderWords[placed.order]} nomor ${placed.act}.`];
    case 'suspended':
      return ['Pemrosesan data pegawai ini dihentikan sementara atas permintaan.'];
    case 'roster': {
      if (placed.edict === null) return byHand(ruling, by);
      const earlier = placed.edict === plan.edict?.slug ? [] : ['Terbit sebelum perubahan edaran, dan tetap berlaku.'];
      return [...earlier, by(ruling?.quota?.clause ?? ruling?.rule?.clause ?? 'jadwal yang terbit')];
    }
    case 'rule':
      return [by(placed.clause)];
    case 'every-day':
      return [by(placed.clause), 'Berlaku tanpa giliran.'];
    case 'head-decides':
      return [
        `Menurut ${edict}, ${placed.clause}, jadwal ditetapkan pimpinan, dan belum ada penetapan untuk hari itu.`,
      ];
    case 'no-rule':
      return [`${edict} belum mengatur tempat kerja untuk jabatan ini.`];
    case 'no-roster':
      return ruling?.quota
        ? [by(ruling.quota.clause), 'Jadwal giliran untuk hari itu belum diterbitkan.']
        : ['Jadwal untuk hari itu belum diisi.'];
    // Never what placed somebody; kept so that a new kind is noticed here.
    case 'not-asked':
    case 'no-slots':
      return [];
  }
}

/** A row that somebody wrote goes before the edict's rule; the rule is named so that both can be compared. */
function byHand(ruling: Ruling | null, by: (cited: string) => string): readonly string[] {
  const rule = ruling?.rule;
  if (!rule) return ['Menurut jadwal yang diisi langsung oleh petugas.'];
  if (rule.outcome.kind === 'head') return ['Menurut jadwal yang ditetapkan pimpinan.', by(rule.clause)];
  return [
    'Menurut jadwal yang diisi langsung oleh petugas, bukan hasil giliran.',
    `Aturan edaran bagi jabatan ini: ${rule.clause} (${outcomeWords(rule)}).`,
  ];
}

function turnLines({ plan, placed, ruling, turn }: WhyMode): readonly string[] {
  if (!turn) return [];
  const { quota, people, perDay, block } = turn;
  const group = [
    quotaWords(quota, ruling?.standing.areaLevel),
    ...(people > 0
      ? [`${people} pegawai dalam kelompok${perDay === null ? '' : `, ${perDay} orang masuk per hari kerja`}`]
      : []),
    ...(block > 1 ? [`giliran berganti tiap ${block} hari kerja`] : []),
    ...weekly(quota, plan),
  ].join('; ');
  return [`${capital(group)}.`, ...(placed.kind === 'no-roster' ? [] : [turnWords(plan, turn)])];
}

/** "Giliran WFO terakhir: Senin 26 Juli; sejak itu 5 hari kerja WFH.", or when the next turn comes. */
function turnWords({ mode }: DayPlan, turn: TurnFacts): string {
  const { last, next, since, knownFrom, knownTo } = turn;
  const before =
    last !== null
      ? `Giliran WFO terakhir: ${dayAndMonth(last)}${since > 0 ? `; sejak itu ${since} hari kerja ${turn.quota.rest.toUpperCase()}` : ''}.`
      : knownFrom !== null
        ? `Belum ada giliran WFO sejak ${dayAndMonth(knownFrom)}.`
        : 'Hari kerja pertama dalam jadwal ini.';
  if (mode === 'office') return before;
  const ahead =
    next !== null
      ? `Berikutnya: ${dayAndMonth(next)}.`
      : knownTo !== null
        ? `Sampai ${dayAndMonth(knownTo)} belum ada giliran WFO; sesudahnya belum terbit.`
        : 'Jadwal sesudahnya belum terbit.';
  return `Hari itu bukan giliran WFO. ${before} ${ahead}`;
}

/** The fixed weekdays of the part of the group that is at the office on this weekday. */
function weekly({ rotation }: Quota, { date, mode }: DayPlan): readonly string[] {
  if (rotation.kind !== 'weekly') return [];
  const parts = rotation.groups.filter((days) => days.includes(weekdayOf(date)) === (mode === 'office'));
  const [only] = parts;
  return parts.length === 1 && only
    ? [`hari WFO tetap ${only.map(weekdayName).join(', ')}`]
    : ['hari WFO tetap per kelompok'];
}

/** Rules that were tried first, and the part of each that did not hold; not where a row by hand decided. */
function missLines({ plan, placed, ruling, misses, otherMisses, unitNames }: WhyMode, shown: readonly Step[]) {
  if (!ruling || shown.length === 0 || (placed.kind === 'roster' && placed.edict === null)) return [];
  const nameOf = (id: string) => unitNames.get(id) ?? id;
  const others = otherMisses + misses.length - shown.length;
  return [
    ...shown.map((step) => stop(capital(missWords(step, ruling, plan, nameOf)))),
    // Where a rule decided, those for other offices say nothing more.
    ...(others > 0 && placed.kind === 'no-rule' ? [`${others} aturan lain juga tidak cocok.`] : []),
  ];
}

const waitingLine = ({ waiting }: DayPlan): readonly string[] =>
  waiting === undefined
    ? []
    : [
        `${capital(absenceWords[waiting])} pada hari itu menunggu persetujuan; selama belum disetujui jadwal tetap berlaku.`,
      ];

/** Who can change it; nobody changes the calendar. */
function contactLine(placed: Why, officer: string | null): readonly string[] {
  if (placed.kind === 'holiday' || placed.kind === 'weekend' || placed.kind === 'no-edict') return [];
  if (placed.kind === 'no-rule') return [`Yang menetapkan: ${stop(orOfficer(officer))}`];
  if (placed.kind === 'no-roster' || placed.kind === 'head-decides')
    return [`Untuk kepastian, mohon menghubungi ${stop(orOfficer(officer))}`];
  return [`Bila keliru, mohon menghubungi ${stop(orOfficer(officer))}`];
}

const said = (clause: Clause | null): string =>
  clause === null ? '.' : `: "${cut(clause.text.replace(/[.\s]+$/, ''), 240)}".`;

function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const blank = text.lastIndexOf(' ', most - 1);
  return `${text.slice(0, blank > 0 ? blank : most - 1)} …`;
}

/** "Selasa 3 Agustus 2021": a comma would part it from the name. */
const dayAndDate = (date: LocalDate): string => `${weekdayName(weekdayOf(date))} ${plainDate(date)}`;
const dayAndMonth = (date: LocalDate): string => dayAndDate(date).replace(/ \d{4}$/, '');
const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
