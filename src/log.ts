import { type DestinationStream, destination as file, type LogFn, type Logger, pino, stdTimeFunctions } from 'pino';

export type Log = Logger;

/**
 * The only logger. Whatever is handed to it, no phone number, NIP, JID, coordinate or key gets past the stream filter
 * (law 12, fault 53). Names and message texts have no pattern: they must not be handed to it at all.
 */
export function createLog(level: string, destination: DestinationStream = file(1)): Log {
  return pino(
    // An ISO time, because epoch milliseconds are thirteen digits in a row; no host name, it may be a person's.
    { level, base: null, timestamp: stdTimeFunctions.isoTime, serializers: { err: errorKind }, hooks: { logMethod } },
    { write: (line) => destination.write(scrubLine(line)) },
  );
}

/** The logger of one room, so that a line says where it comes from. */
export const logOf = (log: Log, room: string): Log => log.child({ room });

/** A text without what could identify somebody or unlock something. */
export function scrub(text: string): string {
  return text
    .replace(jid, gone)
    .replace(longDigits, gone)
    .replace(coordinate, gone)
    .replace(long, (run) => (isKey(run) ? gone : run));
}

/**
 * An error as what it is and where it comes from. Its message stays out: `JSON.parse` quotes what it could not read,
 * which is what somebody wrote.
 */
function errorKind(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { name, message, stack = '', cause } = error;
  const code = 'code' in error ? String(error.code) : undefined;
  const after = stack.slice(stack.indexOf(message) + message.length);
  const frames = after.split('\n').filter((line) => /^\s+at /.test(line));
  return { type: name, code, stack: frames.join('\n'), ...(cause === undefined ? {} : { cause: errorKind(cause) }) };
}

/** Where no text is given, pino makes one of the error's message. */
function logMethod(this: Logger, args: Parameters<LogFn>, method: LogFn): void {
  const [what, text] = args;
  const error = what instanceof Error ? what : (what as { err?: unknown } | null)?.err;
  if (text === undefined && error instanceof Error) args[1] = error.name;
  method.apply(this, args);
}

const gone = '«…»';
const jid =
  /[\p{L}\p{N}.+:_-]+@(?:s\.whatsapp\.net|c\.us|g\.us|lid|hosted|broadcast|newsletter|call|bot|msgr)[\w.]*/giu;
/** Phones and NIPs, also as people write them: `0812-3456-7890`. A date alone has eight digits and stays. */
const longDigits = /\+?\p{Nd}(?:[ -]{0,2}\p{Nd}){8,}/gu;
const coordinate = /-?\p{Nd}+[.,]\p{Nd}{4,}/gu;
const long = /[A-Za-z0-9+/]{32,}={0,2}/g;
const isKey = (run: string): boolean =>
  /^[0-9a-f]+$/i.test(run) || (/\d/.test(run) && /[a-z]/.test(run) && /[A-Z]/.test(run));

function scrubLine(line: string): string {
  try {
    return `${JSON.stringify(scrubValue(JSON.parse(line)))}\n`;
  } catch {
    return scrub(line);
  }
}

/** Numbers become text when they say too much, so that the line stays JSON. */
function scrubValue(value: unknown): unknown {
  if (typeof value === 'string') return scrub(value);
  if (typeof value === 'number') return scrub(String(value)) === String(value) ? value : gone;
  if (Array.isArray(value)) return value.length > 15 && value.every(isByte) ? gone : value.map(scrubValue);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value);
  // A Uint8Array comes out of JSON as an object of indices.
  if (entries.length > 15 && entries.every(([, item]) => isByte(item))) return gone;
  return Object.fromEntries(entries.map(([key, item]) => [scrub(key), scrubValue(item)]));
}

const isByte = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 0 && Number(value) < 256;
