import { type Instant, localMoment, type Zone } from '../domain/time.ts';
import type { Moment } from '../rehearsal/player/index.ts';
import { clock } from '../words/format.ts';
import { progressOn, type Screen } from './progress.ts';

/** The rehearsed day as it happens: who sent what, what the service answered, and how far the day is. */
export function conversation(zone: Zone, out: { write(text: string): unknown }, err: Screen) {
  const progress = progressOn(err);
  const at = (instant: Instant) => clock(localMoment(instant, zone).minute);
  const line = (text: string) => {
    progress.done();
    out.write(`${text}\n`);
  };
  return {
    clock: at,
    show(moment: Moment): void {
      if (moment.kind === 'progress') progress.step(`${at(moment.at)} · ${moment.done} dari ${moment.total} peristiwa`);
      else line(lineOf(moment, at));
    },
    done: () => progress.done(),
  };
}

function lineOf(moment: Exclude<Moment, { kind: 'progress' }>, at: (instant: Instant) => string): string {
  switch (moment.kind) {
    case 'sent':
      return `${at(moment.at)}  ${moment.from}${moment.group ? ` di grup ${moment.group}` : ''}: ${contentOf(moment.event)}`;
    case 'service':
      return `${at(moment.at)}  — layanan: ${serviceWords[moment.what] ?? moment.what} —`;
    case 'heard': {
      const { heard, to } = moment;
      if (heard.reaction) return `${at(heard.at)}    ${heard.reaction.emoji} → ${to}`;
      return `${at(heard.at)}    Serlok → ${to}: ${(heard.text ?? '').split('\n').join(`\n${' '.repeat(9)}`)}`;
    }
  }
}

const serviceWords: Record<string, string> = {
  stop: 'berhenti',
  start: 'mulai',
  restart: 'dimulai ulang',
  disconnect: 'sambungan terputus',
};

function contentOf(event: Extract<Moment, { kind: 'sent' }>['event']): string {
  const signs = event.signs.length > 0 ? ` (${event.signs.join(', ').replaceAll('_', ' ')})` : '';
  if (event.location) return `📍 lokasi${signs}`;
  if (event.live) return `📍 lokasi terkini (live)${signs}`;
  if (event.text !== undefined) return event.text.length > 300 ? `${event.text.slice(0, 300)}…` : event.text;
  if (event.photo !== undefined) return `🖼 foto ${event.photo}`.trim();
  return 'pesan lain';
}
