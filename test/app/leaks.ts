/** What was used in a run and must stand in none of its logs; gathered from the run's own data. */
export type Used = {
  readonly names: readonly string[];
  /** Phone numbers, LIDs, NIPs, group ids: whatever identifies somebody by itself. */
  readonly numbers: readonly string[];
  /** Latitudes and longitudes. */
  readonly degrees: readonly number[];
  /** What people wrote; also the beginning of any part of it counts. */
  readonly texts: readonly string[];
  /** What the bot answered. */
  readonly answers: readonly string[];
  /** Keys, and stored records that hold keys. */
  readonly secrets: readonly Uint8Array[];
};

export type Kind = 'name' | 'number' | 'jid' | 'coordinate' | 'text' | 'key';
export type Leak = { readonly kind: Kind; readonly found: string; readonly line: string };

/** Everything in a log that was used, also when it is cut short, rounded, spelled or encoded in another way. */
export function leaksIn(log: string, used: Used): readonly Leak[] {
  const searches: readonly (readonly [Kind, Search])[] = [
    ['name', phrases(used.names.flatMap(namesIn))],
    ['number', digits(used.numbers)],
    ['jid', jids],
    ['coordinate', degrees(used.degrees)],
    ['text', phrases([...used.texts.flatMap(phrasesIn), ...used.answers.flatMap(phrasesIn)])],
    ['text', beginnings(used.texts)],
    ['key', keys(used.secrets)],
  ];
  // What `console.log` shows of an array of bytes goes over several lines.
  const spread = keys(used.secrets)(log.replace(/\s+/g, ' ')).map(
    (found): Leak => ({ kind: 'key', found, line: found }),
  );
  const within = [...new Set(log.split('\n'))].flatMap((line) =>
    searches.flatMap(([kind, search]) =>
      [...new Set([line, unquoted(line)].flatMap(search))].map((found) => ({ kind, found, line: line.slice(0, 300) })),
    ),
  );
  return [...within, ...spread];
}

type Search = (text: string) => readonly string[];

/** The texts of a JSON line as they were before they were quoted. */
function unquoted(line: string): string {
  const texts: string[] = [];
  try {
    JSON.parse(line, (key, value) => {
      texts.push(key, ...(typeof value === 'string' ? [value] : []));
      return value;
    });
  } catch {
    // Not every line is JSON.
  }
  return texts.join('\n');
}

/** A name, without its titles, and each word of it by which somebody can be told from others. */
function namesIn(name: string): readonly string[] {
  const words = wordsIn(name).filter((word) => word.length >= 4);
  return [name, ...words];
}

/** A text, and every three words that follow each other in it. */
function phrasesIn(text: string): readonly string[] {
  const words = wordsIn(text);
  return [text.length >= 4 ? text : '', ...words.slice(2).map((_, i) => words.slice(i, i + 3).join(' '))];
}

/** Whole words, whatever stands between them. */
function phrases(wanted: readonly string[]): Search {
  const sought = [...new Set(wanted.map((phrase) => wordsIn(phrase).join(' ')).filter((phrase) => phrase !== ''))];
  return (text) => {
    const said = ` ${wordsIn(text).join(' ')} `;
    return sought.filter((phrase) => said.includes(` ${phrase} `));
  };
}

/** `JSON.parse` quotes the first ten characters of what it could not read. */
function beginnings(texts: readonly string[]): Search {
  const cut = texts.flatMap((text) => {
    const words = wordsIn(text);
    return words.map((_, i) => words.slice(i).join(' ').slice(0, 10)).filter((start) => start.length === 10);
  });
  const sought = [...new Set(cut)];
  return (text) => {
    const said = ` ${wordsIn(text).join(' ')} `;
    return sought.filter((start) => said.includes(` ${start}`));
  };
}

const wordsIn = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** Numbers and NIPs also with separators, in the national spelling, and their last eight digits. */
function digits(numbers: readonly string[]): Search {
  const sought = new Set(
    numbers.flatMap((number) => {
      const plain = number.replace(/\D/g, '');
      if (plain.length < 8) return [number];
      return [plain, plain.slice(-8), ...(plain.startsWith('62') ? [`0${plain.slice(2)}`] : [])];
    }),
  );
  return (text) => {
    const joined = text.replace(isoTimes, '').replace(/(?<=\d)[\s.()-]{1,2}(?=\d)/g, '');
    return [...sought].filter((number) => joined.includes(number));
  };
}

const jids: Search = (text) => text.match(/[\w.:-]+@(?:s\.whatsapp\.net|lid|g\.us|c\.us)/g) ?? [];

/** Any number with three decimals or more that rounds to a place somebody was at, and its digits without the point. */
function degrees(places: readonly number[]): Search {
  const sought = [...new Set(places.filter((place) => Number.isFinite(place) && place !== 0).map(Math.abs))];
  const bare = sought.map((place) => String(place).replace('.', '')).filter((figures) => figures.length >= 6);
  return (text) => {
    const plain = text.replace(isoTimes, '');
    const written = plain.match(/(?<![\d.,])\d{1,3}[.,]\d{3,}/g) ?? [];
    const near = (figure: string) => {
      const value = Number(figure.replace(',', '.'));
      return sought.some((place) => Math.abs(place - value) < 0.001);
    };
    return [...written.filter(near), ...bare.filter((figures) => plain.includes(figures))];
  };
}

const isoTimes = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z?/g;

const enough = 12;

/** Any twelve bytes in a row of a secret, as base64, hexadecimal, a list of numbers or what `console.log` makes of them. */
function keys(secrets: readonly Uint8Array[]): Search {
  const haystack = secrets.map((secret) => Buffer.from(secret).toString('latin1')).join('\n\n');
  const known = (bytes: Buffer): boolean => {
    const text = bytes.toString('latin1');
    for (let i = 0; i + enough <= text.length; i += 1) {
      const part = text.slice(i, i + enough);
      // Runs of one byte are padding, not a key.
      if (new Set(part).size > enough / 2 && haystack.includes(part)) return true;
    }
    return false;
  };
  return (text) => [...bytesIn(text)].filter(([, bytes]) => known(bytes)).map(([written]) => written.slice(0, 60));
}

function* bytesIn(text: string): Generator<readonly [string, Buffer]> {
  // What is glued to its front must not put it out of step.
  for (const [run] of text.matchAll(/[A-Za-z0-9+/_-]{16,}/g))
    for (const skip of [0, 1, 2, 3]) yield [run, Buffer.from(run.slice(skip), 'base64')];
  for (const [run] of text.matchAll(/(?:[0-9a-f]{2}[ :,]?){12,}/gi)) {
    const plain = run.replace(/[^0-9a-f]/gi, '');
    for (const skip of [0, 1]) yield [run, Buffer.from(plain.slice(skip), 'hex')];
  }
  const lists = /(?:(?:"?\d+"?: ?)?\b\d{1,3}\s*,\s*){11,}(?:"?\d+"?: ?)?\d{1,3}/g;
  for (const [run] of text.matchAll(lists))
    yield [run, Buffer.from(run.split(',').map((item) => Number(item.replace(/^.*:/s, ''))))];
}
