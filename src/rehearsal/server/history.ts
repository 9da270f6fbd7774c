import type { HistoryEvent } from './api.ts';

export type Note = (event: Omit<HistoryEvent, 'at'>) => void;

/** The append-only list of what happened, for tests to compare with the service's own database. */
export function makeHistory(now: () => number, onEvent: ((event: HistoryEvent) => void) | undefined) {
  const events: HistoryEvent[] = [];
  const note: Note = (event) => {
    const dated = { at: now(), ...event };
    events.push(dated);
    onEvent?.(dated);
  };
  return { events, note };
}
