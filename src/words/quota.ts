import type { Amount, Bound, EmployeeClass, Quota } from '../domain/mode-rule.ts';
import { percentOf } from '../domain/quota.ts';

/** "WFO minimal 25 %", "WFH sebesar 50 % per jenjang jabatan": the bounds of a quota as the edict prints them. */
export function quotaWords(quota: Quota, areaLevel: string | undefined): string {
  const bounds = quota.bounds.map((bound) => boundWords(bound, areaLevel)).join(', ');
  const each = quota.each.map((one) => classWords[one]).join(' dan ');
  return each === '' ? bounds : `${bounds} per ${each}`;
}

const boundWords = ({ side, kind, amount }: Bound, areaLevel: string | undefined): string =>
  `${side.toUpperCase()} ${kindWords[kind]} ${amountWords(amount, areaLevel)}`;

function amountWords(amount: Amount, areaLevel: string | undefined): string {
  if (amount.kind === 'number') return `${amount.number} orang`;
  const percent = percentOf(amount, areaLevel);
  if (percent === null) return 'menurut level wilayah, yang belum ditetapkan';
  const figure = `${String(percent).replace('.', ',')} %`;
  return amount.kind === 'table' ? `${figure} (level wilayah ${areaLevel})` : figure;
}

const kindWords: Record<Bound['kind'], string> = { min: 'minimal', max: 'maksimal', exact: 'sebesar' };

const classWords: Record<EmployeeClass, string> = {
  level: 'jenjang jabatan',
  employment: 'status kepegawaian',
  position: 'jabatan',
};
