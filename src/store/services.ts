import type { Service } from '../domain/person.ts';
import { addDays, type LocalDate } from '../domain/time.ts';

/** One step on the dated membership of a person; `index` points into the services given. */
export type ServiceStep =
  | { readonly kind: 'add'; readonly service: Service }
  | { readonly kind: 'put'; readonly index: number; readonly service: Service };

/**
 * How a row of the people file continues somebody's services (oldest first). The same unit is a correction; another unit
 * is a transfer, which ends the old service the day before, so that past verdicts keep the old agency (features 72).
 */
export function continueServices(services: readonly Service[], row: Service, today: LocalDate): readonly ServiceStep[] {
  const last = services.at(-1);
  if (last === undefined) return [{ kind: 'add', service: row }];

  const begins = row.from ?? today;
  const running = last.to === null || last.to >= begins;
  if (last.unit === row.unit && running && !startsAnother(services, row)) {
    const from = row.from ?? last.from;
    return [...endBefore(services, services.length - 1, from), ...put(services, services.length - 1, { ...row, from })];
  }

  // The same first day again: a second file corrects the first.
  const same = services.findIndex((service) => service.from === begins);
  if (same >= 0) return put(services, same, { ...row, from: begins, to: endAt(row.to, services[same + 1]) });

  // In between when the file tells of the past; else at the end.
  const next = services.findIndex((service) => service.from !== null && service.from > begins);
  const place = next < 0 ? services.length : next;
  return [
    ...endBefore(services, place, begins),
    { kind: 'add', service: { ...row, from: begins, to: endAt(row.to, services[place]) } },
  ];
}

/** Whether the row repeats an earlier service rather than the last one: somebody may return to a unit. */
const startsAnother = (services: readonly Service[], row: Service): boolean =>
  row.from !== null && services.slice(0, -1).some((service) => service.from === row.from);

function endBefore(services: readonly Service[], index: number, begins: LocalDate | null): readonly ServiceStep[] {
  const before = services[index - 1];
  if (before === undefined || begins === null || (before.to !== null && before.to < begins)) return [];
  return put(services, index - 1, { ...before, to: addDays(begins, -1) });
}

function endAt(to: LocalDate | null, next: Service | undefined): LocalDate | null {
  if (next === undefined || next.from === null) return to;
  return to === null || to >= next.from ? addDays(next.from, -1) : to;
}

function put(services: readonly Service[], index: number, service: Service): readonly ServiceStep[] {
  const old = services[index];
  const same =
    old !== undefined &&
    old.unit === service.unit &&
    old.from === service.from &&
    old.to === service.to &&
    old.roles.join() === service.roles.join();
  return same ? [] : [{ kind: 'put', index, service }];
}
