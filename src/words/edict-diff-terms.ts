import type { ShareRule, Slot } from '../domain/edict.ts';
import type { HoursChange, Pair, TermChange } from '../domain/edict-terms.ts';
import { dateRange } from './format.ts';
import {
  className,
  consentWords,
  contactWords,
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

type Duty = Omit<ShareRule, 'sets'>;

/** What is so before and after; a thing only one edict has is called gone or new. */
export function termLines(term: TermChange, names: Names): readonly string[] {
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
    case 'symptoms':
      return [goneOrNew('Bergejala', term, ({ clause }) => `tidak masuk seketika (${clause})`)];
    case 'contact':
      return [goneOrNew('Kontak mendadak', term, contactWords)];
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

function hoursLine({ weekdays, period, added, removed, moved }: HoursChange): string {
  const when = `${weekdayWords(weekdays)}${period ? ` (${dateRange(period.from, period.to)})` : ''}`;
  const list = (what: string, slots: readonly Slot[]) =>
    slots.length === 0 ? [] : [`${what} ${slots.map(slotWords).join(', ')}`];
  const moves = moved.map(({ before, after }) => `${slotWords(before)} → ${slotWords(after)}`);
  return `Jam ${when}: ${[...moves, ...list('baru', added), ...list('tidak ada lagi', removed)].join('; ')}`;
}
