import { blob, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { RosterMode } from '../domain/roster.ts';
import type { LocalDate } from '../domain/time.ts';

/** The tables of `migrations/`, for typed queries; the SQL there is the truth (WITHOUT ROWID, partial indices, triggers). */
export const kv = sqliteTable(
  'kv',
  {
    type: text('type').notNull(),
    id: text('id').notNull(),
    v: blob('v', { mode: 'buffer' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.type, t.id] })],
);

export const inbox = sqliteTable(
  'inbox',
  {
    day: text('day').notNull(),
    chat: text('chat').notNull(),
    sender: text('sender').notNull(),
    id: text('id').notNull(),
    enc: integer('enc').notNull(),
    sentAt: integer('sent_at').notNull(),
    receivedAt: integer('received_at').notNull(),
    fromMe: integer('from_me', { mode: 'boolean' }).notNull(),
    senderAlt: text('sender_alt'),
    device: integer('device').notNull(),
    offline: integer('offline', { mode: 'boolean' }).notNull(),
    kind: text('kind').$type<'message' | 'undecryptable' | 'malformed'>().notNull(),
    content: text('content'),
    state: text('state').$type<'new' | 'done' | 'unresolved' | 'quarantined'>().notNull(),
    attempts: integer('attempts').notNull(),
    person: integer('person'),
  },
  (t) => [primaryKey({ columns: [t.day, t.chat, t.sender, t.id, t.enc] })],
);

export const person = sqliteTable('person', {
  id: integer('id').primaryKey(),
  nip: text('nip').notNull().unique(),
  name: text('name').notNull(),
  title: text('title').notNull(),
  position: text('position'),
  rank: text('rank'),
  level: text('level').notNull(),
  employment: text('employment').notNull(),
  itAble: integer('it_able', { mode: 'boolean' }).notNull(),
  lat: real('lat'),
  lon: real('lon'),
});

export const service = sqliteTable('service', {
  id: integer('id').primaryKey(),
  person: integer('person').notNull(),
  unit: text('unit').notNull(),
  roles: text('roles').notNull(),
  fromDay: text('from_day'),
  toDay: text('to_day'),
});

export const identity = sqliteTable(
  'identity',
  {
    kind: text('kind').$type<'phone' | 'lid'>().notNull(),
    value: text('value').notNull(),
    fromAt: integer('from_at').notNull(),
    toAt: integer('to_at'),
    person: integer('person').notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.value, t.fromAt] })],
);

export const roster = sqliteTable(
  'roster',
  {
    day: text('day').notNull(),
    person: integer('person').notNull(),
    mode: text('mode').$type<RosterMode>().notNull(),
    edict: text('edict'),
    version: integer('version'),
    pool: text('pool'),
    turns: integer('turns'),
  },
  (t) => [primaryKey({ columns: [t.day, t.person] })],
);

export const rosterVersion = sqliteTable('roster_version', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  edict: text('edict').notNull(),
  fromDay: text('from_day').$type<LocalDate>().notNull(),
  toDay: text('to_day').$type<LocalDate>().notNull(),
  changesFrom: text('changes_from').$type<LocalDate>().notNull(),
  units: text('units', { mode: 'json' }).$type<readonly string[]>().notNull(),
  persons: text('persons', { mode: 'json' }).$type<readonly number[]>().notNull(),
  remarks: text('remarks', { mode: 'json' }).$type<readonly string[]>().notNull(),
  madeAt: integer('made_at').notNull(),
  madeBy: text('made_by').notNull(),
  publishedAt: integer('published_at'),
  publishedBy: text('published_by'),
});

export const rosterEntry = sqliteTable(
  'roster_entry',
  {
    version: integer('version').notNull(),
    day: text('day').$type<LocalDate>().notNull(),
    person: integer('person').notNull(),
    mode: text('mode').$type<RosterMode>().notNull(),
    pool: text('pool').notNull(),
    turns: integer('turns').notNull(),
  },
  (t) => [primaryKey({ columns: [t.version, t.day, t.person] })],
);

export const unitOverride = sqliteTable('unit_override', {
  id: integer('id').primaryKey(),
  unit: text('unit').notNull(),
  mode: text('mode').$type<RosterMode>().notNull(),
  from: text('from_day').$type<LocalDate>().notNull(),
  to: text('to_day').$type<LocalDate>().notNull(),
  by: text('decided_by').notNull(),
  because: text('because').notNull(),
  at: integer('at').notNull(),
});

export const absence = sqliteTable('absence', {
  id: integer('id').primaryKey(),
  person: integer('person').notNull(),
  kind: text('kind').notNull(),
  fromDay: text('from_day').notNull(),
  toDay: text('to_day').notNull(),
  fromMinute: integer('from_minute'),
  document: text('document'),
  approvedBy: text('approved_by'),
});

export const share = sqliteTable(
  'share',
  {
    day: text('day').notNull(),
    person: integer('person').notNull(),
    chat: text('chat').notNull(),
    sender: text('sender').notNull(),
    id: text('id').notNull(),
    sentAt: integer('sent_at').notNull(),
    receivedAt: integer('received_at').notNull(),
    kind: text('kind').$type<'pin' | 'live' | 'unread'>().notNull(),
    forwarded: integer('forwarded', { mode: 'boolean' }).notNull(),
    picked: integer('picked', { mode: 'boolean' }).notNull(),
    ageSeconds: integer('age_seconds').notNull(),
    lat: real('lat'),
    lon: real('lon'),
    keptUntil: integer('kept_until'),
  },
  (t) => [primaryKey({ columns: [t.day, t.person, t.chat, t.sender, t.id] })],
);

export const presence = sqliteTable(
  'presence',
  {
    day: text('day').notNull(),
    person: integer('person').notNull(),
    slot: text('slot').notNull(),
    state: text('state').notNull(),
    sentAt: integer('sent_at'),
    receivedAt: integer('received_at'),
    messageId: text('message_id'),
    signs: text('signs').notNull(),
    reason: text('reason'),
    lateMinutes: integer('late_minutes'),
    edict: text('edict').notNull(),
    edictHash: text('edict_hash').notNull(),
    clause: text('clause').notNull(),
  },
  (t) => [primaryKey({ columns: [t.day, t.person, t.slot] })],
);

export const contact = sqliteTable('contact', {
  person: integer('person').primaryKey(),
  chat: text('chat').notNull(),
  firstAt: integer('first_at').notNull(),
  lastAt: integer('last_at').notNull(),
  noticedAt: integer('noticed_at'),
});

export const said = sqliteTable(
  'said',
  {
    day: text('day').notNull(),
    who: text('who').notNull(),
    topic: text('topic').notNull(),
  },
  (t) => [primaryKey({ columns: [t.day, t.who, t.topic] })],
);

export const outbox = sqliteTable('outbox', {
  id: text('id').primaryKey(),
  about: text('about').notNull().unique(),
  lane: text('lane').$type<'reaction' | 'unasked' | 'answer' | 'report'>().notNull(),
  person: integer('person'),
  chat: text('chat'),
  body: text('body').notNull(),
  createdAt: integer('created_at').notNull(),
  dueAt: integer('due_at').notNull(),
  expiresAt: integer('expires_at'),
  state: text('state').$type<'queued' | 'sent' | 'acked' | 'failed' | 'expired'>().notNull(),
  attempts: integer('attempts').notNull(),
  sentAt: integer('sent_at'),
  settledAt: integer('settled_at'),
  error: text('error'),
});

export const job = sqliteTable(
  'job',
  {
    kind: text('kind').notNull(),
    scheduledFor: integer('scheduled_for').notNull(),
    scope: text('scope').notNull(),
    doneAt: integer('done_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.scheduledFor, t.scope] })],
);

export const drain = sqliteTable('drain', {
  openedAt: integer('opened_at').primaryKey(),
  drainedAt: integer('drained_at').notNull(),
});

export const outage = sqliteTable('outage', {
  fromAt: integer('from_at').primaryKey(),
  toAt: integer('to_at').notNull(),
  recovered: integer('recovered', { mode: 'boolean' }).notNull(),
});

export const source = sqliteTable(
  'source',
  {
    kind: text('kind').$type<'agency' | 'edict' | 'holidays'>().notNull(),
    name: text('name').notNull(),
    seenAt: integer('seen_at').notNull(),
    hash: text('hash').notNull(),
    value: text('value').notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.name, t.seenAt] })],
);

export const meta = sqliteTable('meta', { key: text('key').primaryKey(), value: text('value').notNull() });

export const audit = sqliteTable('audit', {
  seq: integer('seq').primaryKey({ autoIncrement: true }),
  at: integer('at').notNull(),
  actor: text('actor').notNull(),
  action: text('action').notNull(),
  detail: text('detail').notNull(),
  about: text('about'),
  hash: text('hash'),
});
