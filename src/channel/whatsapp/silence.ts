import { sep } from 'node:path';

// libsignal prints whole sessions, private root and chain keys included, with console.info and console.warn
// (session_record.js:273, faults 6 and 52). The text of such a line is the library's to change; where it comes from is not.
const talkers = ['libsignal', 'curve25519-js', `@whiskeysockets${sep}baileys`].map(
  (name) => `${sep}node_modules${sep}${name}${sep}`,
);
const mark = Symbol.for('serlok.channel.silence');

type Marked = Console & { [mark]?: true };
const spoken = console as Marked;
if (!spoken[mark]) {
  spoken[mark] = true;
  for (const level of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const) {
    const original = console[level].bind(console);
    console[level] = (...said: unknown[]) => {
      const stack = new Error().stack ?? '';
      if (!talkers.some((talker) => stack.includes(talker))) original(...said);
    };
  }
}
