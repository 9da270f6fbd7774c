import { z } from 'zod';
import { slotStates } from '../domain/presence.ts';
import { signNames } from '../domain/share.ts';
import { checked } from './check.ts';
import { date, listOf, mapping, oneOf, scalar, text, yesNo } from './fields.ts';
import { readConfigFile } from './folder.ts';
import type { Read } from './problem.ts';
import { readYaml } from './yaml.ts';

/** A recorded day: what people sent and what must come of it. Instants are epoch ms. */
export type Scenario = z.output<typeof scenarioFile>;
export type ScenarioEvent = Scenario['events'][number];
export type Expectations = Scenario['expect'];

/** Reads a scenario file; every problem with its line and column. */
export function readScenario(file: string): Read<Scenario> {
  const content = readConfigFile(file);
  if (!content.ok) return content;
  const yaml = readYaml(content.value.text, file);
  return yaml.ok ? checked(scenarioFile, yaml.value) : yaml;
}

const instant = scalar('waktu seperti 2021-07-30T07:12:00+08:00', (value) => {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?([+-]\d{2}:\d{2}|Z)$/.test(value)) return null;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : at;
});

/** Also NaN and 91: what phones send is not ours to refuse here. */
const degrees = scalar('bilangan derajat', (value) => (/^[-+\d.eNaInfity]+$/.test(value) ? Number(value) : null));
const place = z.preprocess(
  (value) => {
    const pair = typeof value === 'string' ? value.split(/[,;]\s*/) : value;
    return Array.isArray(pair) && pair.length === 2 ? { lat: pair[0], lon: pair[1] } : value;
  },
  mapping({ lat: degrees, lon: degrees, name: text.optional(), address: text.optional() }),
);

/** One path or a list of them. */
const paths = z.preprocess(
  (value) => (value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]),
  listOf(text),
);
const texts = z.preprocess((value) => (typeof value === 'string' ? [value] : value), listOf(text).default([]));
/** A message may be empty or longer than a line; a blank one is sent as it stands. */
const message = z.string({ error: 'teks' });

/** `bukan lokasi terkini` as D11 writes it, or with underscores. */
const sign = z.preprocess(
  (value) => (typeof value === 'string' ? value.trim().toLowerCase().replaceAll(' ', '_') : value),
  oneOf(signNames),
);

const event = mapping({
  at: instant,
  arrives: instant.optional(),
  /** NIP, `owner` for the number's own phone, or a phone number for a stranger. */
  from: text.optional(),
  chat: text.optional(),
  location: place.optional(),
  live: place.optional(),
  /** `{kode}` stands for the one-time code that was read last. */
  text: message.optional(),
  /** In a group: the number is mentioned. */
  mention: yesNo.optional(),
  photo: z.preprocess((value) => (value === 'true' ? '' : value), message).optional(),
  /** A document of that name; `text` is its caption. */
  document: text.optional(),
  raw: z.record(z.string(), z.unknown(), { error: 'isi pesan' }).optional(),
  signs: listOf(sign).default([]),
  /** How the stanza names its sender. */
  addressing: oneOf(['lid', 'pn']).optional(),
  omitAlt: yesNo.optional(),
  wrapper: oneOf(['ephemeral', 'viewOnce', 'viewOnceV2', 'documentWithCaption', 'deviceSent', 'edited']).optional(),
  /** The same stanza twice, byte for byte. */
  duplicate: yesNo.optional(),
  /** Instead of a message: what happens to the service itself. */
  service: oneOf(['stop', 'start', 'restart', 'disconnect']).optional(),
});

const reply = mapping({
  at: instant.optional(),
  to: text,
  chat: text.optional(),
  reaction: text.optional(),
  contains: texts,
  never: texts,
});

const scenarioFile = mapping({
  title: text.optional(),
  /** Absent: the configuration of the installation (`SERLOK_CONFIG`). */
  config: text.optional(),
  people: paths,
  rosters: paths,
  absences: paths,
  /** Groups that no unit is bound to, or whose members differ from the unit's people. */
  groups: listOf(mapping({ name: text, jid: text.optional(), members: listOf(text) })).default([]),
  /** Default: half an hour before the first event, or the midnight before it when that is nearer. */
  start: instant.optional(),
  /** The day goes on until then after the last event; default: the end of that day. */
  until: instant.optional(),
  events: listOf(event),
  expect: z.preprocess(
    (value) => value ?? {},
    mapping({
      /** Every reply that no line expects is a failure too. */
      exact: yesNo.default(false),
      replies: listOf(reply).default([]),
      states: listOf(
        mapping({
          date,
          person: text,
          slot: text,
          state: oneOf(slotStates),
          signs: listOf(sign).optional(),
        }),
      ).default([]),
      asks: listOf(mapping({ at: instant, from: text, text: message, contains: texts, never: texts })).default([]),
    }),
  ),
});
