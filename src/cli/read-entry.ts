import type { House } from '../app/house.ts';
import type { LocalDate } from '../domain/time.ts';

/**
 * What the operator looked at, before it is shown: part of what *data saya* tells the people concerned (UU 27/2022 art. 31).
 * `whom` is a NIP, or `unit:<id>`, or `unit:*` where everybody was looked at.
 */
export const noteRead = (house: Pick<House, 'ledger' | 'board'>, what: string, whom: string): Promise<void> =>
  house.ledger.audit({ actor: 'operator', action: 'read', detail: what, about: whom }, house.board.now());

export const wholeUnit = (id: string | undefined): string => `unit:${id ?? '*'}`;

export const daysRead = (range: { readonly from: LocalDate; readonly to: LocalDate }): string =>
  `${range.from}..${range.to}`;
