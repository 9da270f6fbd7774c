import type { DaySummary } from '../domain/tally.ts';
import type { LocalDate } from '../domain/time.ts';
import { deskAttention, deskLines } from './desk-day.ts';
import { bareName, longDate, notable, shortest, signWords, typedDate } from './format.ts';

export type SummaryFrame = {
  /** "Kepala Dinas", "Kasubag …": the reader's title; `null` when the summary was asked for by somebody else. */
  readonly to: string | null;
  readonly scope: string;
  /** Figures only: pimpinan see no names in chat. */
  readonly names: boolean;
  /** Appended by the daily job; a summary that was just asked for needs no pointer to itself. */
  readonly pointer: boolean;
};

/** 7.12. Lines of which there is nothing to say are left out, never printed as zero. */
export function summaryText(facts: DaySummary, frame: SummaryFrame): string {
  const basis = facts.edicts.length === 0 ? 'tidak ada edaran yang berlaku' : `SE ${facts.edicts.join('; SE ')}`;
  const attention = [...attentionOf(facts), ...(facts.desk ? deskAttention(facts.desk, frame.names) : [])];
  return [
    ...(frame.to === null ? [frame.scope] : [`Yth. ${salutation(frame.to, frame.scope)}`]),
    `Ringkasan ${longDate(facts.date)} · ${basis}`,
    counts(facts),
    ...(facts.slots.length > 0 ? [facts.slots.map(slotFigure).join(' · ')] : []),
    ...(facts.home > 0 ? [outcome(facts, frame.names)] : []),
    ...(facts.desk ? deskLines(facts.desk, frame.names) : []),
    ...(attention.length > 0 ? [`Perlu perhatian: ${attention.join(', ')}.`] : []),
    ...(facts.rights.notes > 0
      ? [`Laporan kegiatan: ${facts.rights.notes} (*laporan kegiatan ${typedDate(facts.date)}*).`]
      : []),
    ...(frame.pointer ? [`Demikian disampaikan. Rincian: balas *rekap ${typedDate(facts.date)}*.`] : []),
  ].join('\n');
}

/** Many units at a glance: one line each, figures only. */
export const summaryUnits = (
  date: LocalDate,
  scope: string,
  units: readonly { readonly name: string; readonly facts: DaySummary }[],
): string =>
  [
    `Ringkasan ${longDate(date)}, ${scope}`,
    ...notable(
      units.map(({ name, facts }) => ({
        line: summaryLine(facts, name),
        weight: facts.incomplete.length + facts.noRoster || Math.min(1, facts.unsettled),
      })),
    ),
  ].join('\n');

const summaryLine = (facts: DaySummary, unit: string): string =>
  `*${unit}*: WFO ${facts.office} · WFH ${facts.home} · lengkap ${facts.complete} · tidak lengkap ${facts.incomplete.length}${facts.unsettled > 0 ? ` · belum final ${facts.unsettled}` : ''}${facts.noRoster > 0 ? ` · belum ada jadwal ${facts.noRoster}` : ''}${facts.desk && facts.desk.contacts.silent > 0 ? ` · kontak tidak dijawab ${facts.desk.contacts.silent}` : ''}`;

function counts(facts: DaySummary): string {
  const parts = [`WFO ${facts.office}`, `WFH ${facts.home}`, `cuti/sakit/DL ${facts.absent}`];
  if (facts.homeNoDuty > 0) parts.push(`WFH tanpa wajib lokasi ${facts.homeNoDuty}`);
  if (facts.off > 0) parts.push(`libur ${facts.off}`);
  if (facts.noRoster > 0) parts.push(`belum ada jadwal ${facts.noRoster}`);
  if (facts.rights.byHand > 0) parts.push(`dicatat langsung ${facts.rights.byHand}`);
  return parts.join(' · ');
}

function slotFigure({ label, done, due, blind, ahead, open }: DaySummary['slots'][number]): string {
  if (due > 0 && ahead === due) return `${label} belum dibuka`;
  return `${label} ${done}/${due}${blind > 0 ? ` (gangguan ${blind})` : ''}${open > 0 ? ' (masih terbuka)' : ''}`;
}

/** "Kepala Dinas" + "Dinas Sosial" is "Kepala Dinas Sosial". */
function salutation(to: string, scope: string): string {
  if (to.includes(scope)) return to;
  const [first = ''] = scope.split(' ');
  return to.endsWith(` ${first}`) ? `${to}${scope.slice(first.length)}` : `${to} ${scope}`;
}

function outcome(facts: DaySummary, names: boolean): string {
  const all = facts.slots.length;
  const slotsOf = (slots: readonly string[]) => (slots.length === all && all > 1 ? 'semua slot' : slots.join(', '));
  const forms = [
    facts.incomplete.map(({ name, slots }) => `${name} (${slots.join(', ')})`),
    facts.incomplete.map(({ name, slots }) => `${bareName(name)} (${slotsOf(slots)})`),
    facts.incomplete.map(({ name }) => bareName(name)),
  ];
  const who = names && facts.incomplete.length > 0 ? ` – ${shortest(forms, 60).join('; ')}` : '';
  const open = facts.unsettled > 0 ? ` Belum final: ${facts.unsettled} pegawai.` : '';
  return `Lengkap: ${facts.complete} pegawai. Tidak lengkap: ${facts.incomplete.length}${who}.${open}`;
}

function attentionOf(facts: DaySummary): readonly string[] {
  const items = [...facts.signs].filter(([, n]) => n > 0).map(([sign, n]) => `${signWords[sign]} ${n}`);
  if (facts.late > 0) items.unshift(`terlambat ${facts.late}`);
  if (facts.unread > 0) items.push(`terkirim tetapi belum terbaca ${facts.unread}`);
  const { objections, undecided } = facts.rights;
  if (objections > 0) items.push(`sanggahan ${objections}${undecided > 0 ? ` (${undecided} menunggu)` : ''}`);
  return items;
}
