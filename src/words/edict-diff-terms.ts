import type { Edict, Exemption, ShareRule, Slot } from '../domain/edict.ts';
import type { ClassRule, ModeRule, PresenceRule, Quota } from '../domain/mode-rule.ts';
import type { LocalDate, Weekday } from '../domain/time.ts';
import { dateRange } from './format.ts';
import {
  className,
  consentWords,
  exemptionWords,
  lateWords,
  plain,
  presenceWords,
  proofWords,
  quotaTerms,
  recipientWords,
  ruleWords,
  slotWords,
  validityWords,
  weekdayWords,
  whoShares,
} from './preview-terms.ts';
import type { Names } from './roster-draft.ts';

type Pair<T> = { readonly before: T; readonly after: T };
type Duty = Omit<ShareRule, 'sets'>;

/** One term of an edict that differs; `reports/edict-diff-terms.ts` finds them. */
export type TermFacts =
  | ({ readonly kind: 'validity' } & Pair<Pick<Edict, 'effectiveFrom' | 'effectiveTo' | 'endsAt'>>)
  | ({ readonly kind: 'share' } & Pair<Duty | null>)
  | HoursFacts
  | ({ readonly kind: 'exemption' } & Pair<Exemption | null>)
  | ({ readonly kind: 'class' } & Pair<ClassRule | null>)
  | ({ readonly kind: 'rule' } & Pair<ModeRule | null>)
  | { readonly kind: 'rule-order' }
  | ({ readonly kind: 'quota' } & Pair<Quota | null>)
  | ({ readonly kind: 'presence' } & Pair<PresenceRule | null>)
  | ({ readonly kind: 'travel' | 'urgent-presence' } & Pair<Edict['travel']>);

type HoursFacts = {
  readonly kind: 'hours';
  readonly weekdays: readonly Weekday[];
  readonly period: { readonly from: LocalDate; readonly to: LocalDate } | null;
  readonly added: readonly Slot[];
  readonly removed: readonly Slot[];
  readonly moved: readonly Pair<Slot>[];
};

/** What is so before and after; a thing only one edict has is called gone or new. */
export function termLines(term: TermFacts, names: Names): readonly string[] {
  switch (term.kind) {
    case 'validity':
      return [`Masa berlaku: ${validityWords(term.before)} → ${validityWords(term.after)}`];
    case 'share':
      return dutyLines(term);
    case 'hours':
      return [hoursLine(term)];
    case 'exemption':
      return [goneOrNew('Pengecualian', term, (one) => exemptionWords(one, names))];
    case 'class':
      return [
        goneOrNew(`Kelas ${plain((term.after ?? term.before)?.name ?? '')}`, term, (one) => className(one, names)),
      ];
    case 'rule':
      return [goneOrNew('Aturan', term, (one) => ruleWords(one, names))];
    case 'rule-order':
      return ['Urutan aturan berubah; yang pertama cocok menentukan'];
    case 'quota':
      return [goneOrNew(`Kuota ${(term.after ?? term.before)?.name ?? ''}`, term, (one) => quotaTerms(one))];
    case 'presence':
      return [goneOrNew('Kehadiran minimal', term, (one) => presenceWords(one, names))];
    case 'travel':
      return [goneOrNew('Dinas luar', term, consentWords)];
    case 'urgent-presence':
      return [goneOrNew('Hadir mendesak', term, consentWords)];
  }
}

function goneOrNew<T>(what: string, { before, after }: Pair<T | null>, words: (one: T) => string): string {
  if (before === null) return after === null ? what : `${what}, baru: ${words(after)}`;
  return after === null ? `${what}, tidak ada lagi: ${words(before)}` : `${what}: ${words(before)} → ${words(after)}`;
}

/** Only the parts of the duty that differ. */
function dutyLines({ before, after }: Pair<Duty | null>): readonly string[] {
  if (before === null) return after === null ? [] : [`Kiriman lokasi, baru: ${whoShares(after)}`];
  if (after === null) return [`Kiriman lokasi, tidak ada lagi: ${whoShares(before)}`];
  const parts: readonly (readonly [string, (duty: Duty) => string])[] = [
    ['Wajib mengirim lokasi', whoShares],
    ['Dikirim kepada', ({ recipient }) => recipientWords[recipient]],
    ['Bukti', ({ proof }) => proofWords[proof]],
    ['Kiriman terlambat', ({ lateEntries }) => lateWords(lateEntries)],
  ];
  return parts.flatMap(([what, of]) => (of(before) === of(after) ? [] : [`${what}: ${of(before)} → ${of(after)}`]));
}

function hoursLine({ weekdays, period, added, removed, moved }: HoursFacts): string {
  const when = `${weekdayWords(weekdays)}${period ? ` (${dateRange(period.from, period.to)})` : ''}`;
  const list = (what: string, slots: readonly Slot[]) =>
    slots.length === 0 ? [] : [`${what} ${slots.map(slotWords).join(', ')}`];
  const moves = moved.map(({ before, after }) => `${slotWords(before)} → ${slotWords(after)}`);
  return `Jam ${when}: ${[...moves, ...list('baru', added), ...list('tidak ada lagi', removed)].join('; ')}`;
}
