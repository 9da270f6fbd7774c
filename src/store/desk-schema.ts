import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ActBody, ActKind, ActState } from '../domain/act.ts';
import type { Step } from '../domain/dialogue.ts';
import type { Media } from '../domain/message.ts';
import type { LocalDate } from '../domain/time.ts';

// Types of columns for drizzle; the tables themselves are in migrations/0002_desk.sql.

export const act = sqliteTable('act', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  kind: text('kind').$type<ActKind>().notNull(),
  unit: text('unit'),
  fromDay: text('from_day').$type<LocalDate>().notNull(),
  toDay: text('to_day').$type<LocalDate>().notNull(),
  state: text('state').$type<ActState>().notNull(),
  body: text('body', { mode: 'json' }).$type<ActBody>().notNull(),
  madeBy: text('made_by').notNull(),
  madeAt: integer('made_at').notNull(),
  decidedBy: text('decided_by'),
  decidedAt: integer('decided_at'),
  dueAt: integer('due_at'),
  moves: integer('moves').notNull(),
});

export const actPerson = sqliteTable(
  'act_person',
  {
    person: integer('person').notNull(),
    toDay: text('to_day').$type<LocalDate>().notNull(),
    fromDay: text('from_day').$type<LocalDate>().notNull(),
    act: integer('act').notNull(),
  },
  (t) => [primaryKey({ columns: [t.person, t.toDay, t.fromDay, t.act] })],
);

export const actMove = sqliteTable(
  'act_move',
  {
    act: integer('act').notNull(),
    seq: integer('seq').notNull(),
    at: integer('at').notNull(),
    actor: text('actor').notNull(),
    fromState: text('from_state').$type<ActState>(),
    toState: text('to_state').$type<ActState>().notNull(),
    body: text('body', { mode: 'json' }).$type<ActBody>(),
    note: text('note'),
  },
  (t) => [primaryKey({ columns: [t.act, t.seq] })],
);

export const actLetter = sqliteTable('act_letter', {
  id: integer('id').primaryKey(),
  act: integer('act').notNull(),
  what: text('what').$type<'photo' | 'document'>().notNull(),
  name: text('name'),
  mimetype: text('mimetype'),
  media: text('media', { mode: 'json' }).$type<Media>(),
  bytes: blob('bytes', { mode: 'buffer' }),
  missing: text('missing'),
  sentAt: integer('sent_at').notNull(),
  attempts: integer('attempts').notNull(),
});

export const dialogue = sqliteTable('dialogue', {
  person: integer('person').primaryKey(),
  until: integer('until').notNull(),
  step: text('step', { mode: 'json' }).$type<Step>().notNull(),
});

export const stale = sqliteTable('stale', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  fromDay: text('from_day').$type<LocalDate>().notNull(),
  toDay: text('to_day').$type<LocalDate>().notNull(),
  persons: text('persons', { mode: 'json' }).$type<readonly number[]>(),
});

export const groupUnit = sqliteTable(
  'group_unit',
  {
    jid: text('jid').notNull(),
    unit: text('unit').notNull(),
    boundBy: text('bound_by').notNull(),
    boundAt: integer('bound_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.jid, t.unit] })],
);
