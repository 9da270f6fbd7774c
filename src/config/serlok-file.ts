import { z } from 'zod';
import type { Agency, EdictUse, Unit } from '../domain/agency.ts';
import type { BackupKeep } from '../domain/backup-days.ts';
import type { SendCaps } from '../domain/outbox.ts';
import { type Retention, usualRetention } from '../domain/retention.ts';
import type { Weekday } from '../domain/time.ts';
import { type AlarmSettings, alarmFile } from './alarm-file.ts';
import { area, areaOf, levelDates } from './areas.ts';
import { checked } from './check.ts';
import {
  listOf,
  mapping,
  name,
  named,
  oneOf,
  scalar,
  slug,
  text,
  weekdays,
  whole,
  word,
  yesNo,
  zone,
} from './fields.ts';
import { holidayKinds } from './holiday-file.ts';
import type { Problem, Read } from './problem.ts';
import { capsFile, defaultCaps } from './send-caps.ts';
import { unitProblems } from './units.ts';
import { readYaml, type Source } from './yaml.ts';

/** Whose WhatsApp number this installation uses. */
export type OwnNumber =
  | { readonly kind: 'dedicated'; readonly value: string }
  | { readonly kind: 'personal'; readonly owner: string };

/** What `config/serlok.yaml` says. */
export type SerlokFile = {
  readonly agency: Agency;
  readonly letterhead: readonly string[];
  /** The position codes (`posisi`) this agency uses; empty = the usual ones. */
  readonly positions: readonly string[];
  readonly number: OwnNumber;
  /** What an unknown number gets: one polite answer a day, or nothing. */
  readonly strangers: 'once-a-day' | 'silent';
  /** How a share that is fine is acknowledged in private. */
  readonly acknowledge: 'reaction' | 'text';
  readonly reminder: { readonly enabled: boolean; readonly minutesBefore: number };
  /** After so many minutes a digest the Kasubag has not reacted to goes on to the head; `null`: never. */
  readonly escalation: { readonly minutes: number } | null;
  readonly caps: SendCaps;
  readonly retention: Retention;
  readonly alarm: AlarmSettings;
  /** Nightly backups kept in the data folder; `null`: none are made. */
  readonly backup: BackupKeep | null;
  /** Working days after a slot's day within which an employee may object. */
  readonly objectionDays: number;
};

export function readSerlok(
  content: string,
  file: string,
): Read<{ readonly serlok: SerlokFile; readonly source: Source }> {
  const yaml = readYaml(content, file);
  if (!yaml.ok) return yaml;
  const source = yaml.value;
  const shape = checked(serlokFile, source);
  if (!shape.ok) return shape;
  const { agency, areas: written, units, edicts, posisi, number, strangers, ...rest } = shape.value;
  const areas = written.map(areaOf);
  const problems: readonly Problem[] = [...levelDates(written, source), ...unitProblems(areas, units, source)];
  if (problems.length > 0) return { ok: false, problems };
  const serlok: SerlokFile = {
    agency: { name: agency.name, contact: agency.contact, areas, units, edicts: edicts.map(useOf) },
    letterhead: agency.letterhead,
    positions: posisi,
    number,
    // The owner's friends must not be answered by a machine; a number of its own owes a stranger one polite word (D17).
    strangers: strangers ?? (number.kind === 'personal' ? 'silent' : 'once-a-day'),
    ...rest,
  };
  return { ok: true, value: { serlok, source } };
}

const phone = scalar('nomor WhatsApp seperti 6281100000001', (value) => {
  const digits = value.replace(/[\s+.-]/g, '').replace(/^0/, '62');
  return /^628\d{7,12}$/.test(digits) ? digits : null;
});

const mondayToFriday: readonly Weekday[] = [1, 2, 3, 4, 5];

const unit: z.ZodType<Unit> = mapping({
  id: slug,
  name: text,
  type: word,
  area: slug,
  parent: slug.nullable().default(null),
  zone,
  workWeek: weekdays.default(mondayToFriday),
  worksOn: listOf(oneOf(holidayKinds)).default([]),
  groups: listOf(
    scalar('JID grup seperti 120363000000000001@g.us', (value) => (/^\d+(-\d+)?@g\.us$/.test(value) ? value : null)),
  ).default([]),
});

const use = mapping({
  use: slug,
  for: listOf(slug),
  classes: named(listOf(name)).optional(),
  rotation: named(whole(1, 60)).optional(),
});

const serlokFile = mapping({
  agency: mapping({ name: text, contact: text, letterhead: listOf(text).default([]) }),
  number: z.discriminatedUnion(
    'kind',
    [
      mapping({ kind: z.literal('dedicated'), value: phone }),
      mapping({
        kind: z.literal('personal'),
        owner: scalar('NIP pemilik nomor, 18 angka', (value) => (/^\d{18}$/.test(value) ? value : null)),
      }),
    ],
    { error: 'dedicated (beserta value) atau personal (beserta owner)' },
  ),
  strangers: oneOf(['once-a-day', 'silent']).optional(),
  acknowledge: oneOf(['reaction', 'text']).default('reaction'),
  escalation: mapping({ minutes: whole(10, 480) })
    .nullable()
    .default(null),
  reminder: mapping({ enabled: yesNo.default(false), minutesBefore: whole(1, 120).default(10) }).prefault({}),
  caps: capsFile.default(defaultCaps),
  retention: mapping({
    coordinatesDays: whole(1, 3650).default(usualRetention.coordinatesDays),
    // biome-ignore lint/suspicious/noThenProperty: a word of the configuration, never a function
    then: oneOf(['drop', 'blur']).default(usualRetention.then),
    lettersDays: whole(1, 3650).default(usualRetention.lettersDays),
    textsDays: whole(1, 3650).default(usualRetention.textsDays),
    messagesDays: whole(1, 3650).default(usualRetention.messagesDays),
  }).prefault({}),
  alarm: alarmFile,
  backup: mapping({ days: whole(1, 400).default(7), weeks: whole(0, 60).default(4) })
    .nullable()
    .prefault({}),
  objectionDays: whole(1, 60).default(3),
  areas: listOf(area),
  units: listOf(unit),
  posisi: listOf(word).default([]),
  edicts: listOf(use).default([]),
});

/** A line as recorded: what was not written is not there, so that an agency without it stays byte for byte what it was. */
function useOf({ use: edict, for: places, classes, rotation }: z.infer<typeof use>): EdictUse {
  return { use: edict, for: places, ...(classes && { classes }), ...(rotation && { rotation }) };
}
