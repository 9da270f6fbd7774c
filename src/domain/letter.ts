import type { Letter } from './dialogue.ts';
import type { Media } from './message.ts';
import { type Instant, minuteMs } from './time.ts';

/** What WhatsApp lets a phone send is far more; a letter of one or two pages is not. */
export const largestLetter = 8 * 1024 * 1024;

/** A letter may follow what it is for by that long. */
export const letterFollowsMs = 86_400_000;

/** A photo, or a document that can be a letter: a PDF, a picture, a text document. */
export function letterOf(what: Letter['what'], media: Media | null | undefined, sentAt: Instant): Letter | null {
  if (!media) return null;
  const readable = what === 'photo' || media.mimetype === null || isLetter.test(media.mimetype);
  return readable ? { what, media, sentAt } : null;
}
const isLetter = /^(application\/(pdf|msword|vnd\.openxmlformats-officedocument\.wordprocessingml\.document)|image\/)/;

/** WhatsApp keeps a file for some weeks, but a link may fail for an hour: tried ever more rarely for about two days. */
const pausesMinutes = [0, 1, 5, 15, 60, 180, 360, 720, 1440];
export const nextTryAfter = (attempts: number): number => (pausesMinutes[attempts] ?? 0) * minuteMs;
export const isLastTry = (attempts: number): boolean => attempts + 1 >= pausesMinutes.length;
