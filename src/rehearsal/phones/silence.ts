/**
 * libsignal prints sessions with their private keys to the console. This module, imported before libsignal is used,
 * drops exactly those lines and passes everything else on. A second copy of it changes nothing.
 */
const spoken = [
  'Closing session',
  'Opening session',
  'Session already',
  'Removing old closed session',
  'Migrating session to',
  'V1 session storage migration error',
  'Closing open session in favor',
  'WARNING: Expected pubkey',
  'Unhandled bucket type',
  'Failed to decrypt message with any known session',
  'Session error:',
  'Decrypted message with closed session',
];
const mark = Symbol.for('serlok.rehearsal.silence');

const marked = console as Console & { [mark]?: boolean };
if (!marked[mark]) {
  marked[mark] = true;
  for (const level of ['info', 'warn', 'error'] as const) {
    const original = console[level].bind(console);
    console[level] = (...said: unknown[]) => {
      const first = said[0];
      if (typeof first === 'string' && spoken.some((start) => first.startsWith(start))) return;
      original(...said);
    };
  }
}
