import { type MinuteOfDay, parseMinute } from '../domain/time.ts';

type Timed = { readonly times: readonly MinuteOfDay[]; readonly used: ReadonlySet<number> };

/** The hours the words name: "jam 10", "pukul 13.30", "jam 1 siang", "jam 8 sampai jam 10". Without "jam" a number is no hour. */
export function readTimes(words: readonly string[]): Timed {
  const times: MinuteOfDay[] = [];
  const used = new Set<number>();
  for (let i = 0; i < words.length; i++) {
    const said = announces.has(words[i] ?? '');
    const at = said ? i + 1 : i;
    const follows = said || (times.length > 0 && joints.has(words[i - 1] ?? '') && used.has(i - 2));
    // Without "jam" only what cannot be a date: "07.00-09.00".
    const range = (said ? loose : strict).exec(words[at] ?? '');
    if (range) {
      const both = [minuteOf(range[1] ?? ''), minuteOf(range[2] ?? '')].filter((m) => m !== null);
      if (both.length === 2) times.push(...both);
      for (const k of [i, at]) used.add(k);
      continue;
    }
    const minute = follows || /^\d{1,2}[.:]\d{2}$/.test(words[at] ?? '') ? minuteOf(words[at] ?? '') : null;
    if (minute === null) continue;
    const [shifted, length] = partOfDay(minute, words[at + 1], words[at + 2]);
    times.push(shifted);
    for (let k = i; k <= at + length; k++) used.add(k);
    if (follows && !said) used.add(i - 1);
    i = at + length;
  }
  return { times, used };
}

const loose = /^(\d{1,2}(?:[.:]\d{2})?)-(\d{1,2}(?:[.:]\d{2})?)$/;
const strict = /^(\d{1,2}[.:]\d{2})-(\d{1,2}[.:]\d{2})$/;
const announces = new Set(['jam', 'pukul', 'pkl', 'jm', 'pk']);
const joints = new Set(['sampai', 'hingga', 'sd', '-']);

function minuteOf(word: string): MinuteOfDay | null {
  if (/^\d{1,2}$/.test(word)) return parseMinute(`${word}.00`);
  return parseMinute(word);
}

/** "setengah" is left alone: "jam setengah 8" is read by nobody the same way in writing. */
function partOfDay(minute: MinuteOfDay, next = '', second = ''): readonly [MinuteOfDay, number] {
  const [part, length] = next === 'lewat' || next === 'tepat' ? [second, 2] : [next, 1];
  const later = minute < 720 && (part === 'sore' || part === 'malam' || (part === 'siang' && minute < 600));
  const known = ['pagi', 'siang', 'sore', 'malam'].includes(part);
  return [(later ? minute + 720 : minute) as MinuteOfDay, known ? length : 0];
}
