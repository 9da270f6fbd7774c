import { type LocalDate, parseDate } from '../domain/time.ts';
import { Refused } from './setting.ts';

export function dateOption(name: string, value: string): LocalDate {
  const date = parseDate(value);
  if (!date) throw new Refused(`${name} adalah "${value}"; diharapkan tanggal yang ada, seperti 2021-07-30`);
  return date;
}

export function rangeOf(options: { readonly from: string; readonly to: string }): { from: LocalDate; to: LocalDate } {
  const range = { from: dateOption('--from', options.from), to: dateOption('--to', options.to) };
  if (range.to < range.from) throw new Refused(`--to ${range.to} mendahului --from ${range.from}`);
  return range;
}
