-- Written by hand: drizzle cannot express WITHOUT ROWID (drizzle-orm#408). Never regenerate it.
-- Keys begin with the day, so intake costs the same at 14 million rows as at none.
CREATE TABLE kv (
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  v BLOB NOT NULL,
  PRIMARY KEY (type, id)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE inbox (
  day TEXT NOT NULL, -- UTC day of the server time
  chat TEXT NOT NULL,
  sender TEXT NOT NULL,
  id TEXT NOT NULL,
  enc INTEGER NOT NULL,
  sent_at INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  from_me INTEGER NOT NULL,
  sender_alt TEXT,
  device INTEGER NOT NULL,
  offline INTEGER NOT NULL,
  kind TEXT NOT NULL,
  content TEXT, -- JSON working copy; intake's own commit blanks it
  state TEXT NOT NULL DEFAULT 'new', -- new, done, unresolved, quarantined
  attempts INTEGER NOT NULL DEFAULT 0,
  person INTEGER,
  PRIMARY KEY (day, chat, sender, id, enc)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX inbox_new ON inbox (sent_at) WHERE state = 'new';
--> statement-breakpoint
CREATE INDEX inbox_unresolved ON inbox (state) WHERE state = 'unresolved';
--> statement-breakpoint
CREATE INDEX inbox_quarantined ON inbox (state) WHERE state = 'quarantined';
--> statement-breakpoint
CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  nip TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  title TEXT NOT NULL,
  position TEXT,
  rank TEXT,
  level TEXT NOT NULL,
  employment TEXT NOT NULL,
  it_able INTEGER NOT NULL,
  lat REAL,
  lon REAL
);
--> statement-breakpoint
CREATE TABLE service (
  id INTEGER PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES person (id),
  unit TEXT NOT NULL,
  roles TEXT NOT NULL, -- JSON list
  from_day TEXT,
  to_day TEXT
);
--> statement-breakpoint
CREATE INDEX service_person ON service (person);
--> statement-breakpoint
CREATE TABLE identity (
  kind TEXT NOT NULL, -- phone, lid
  value TEXT NOT NULL,
  from_at INTEGER NOT NULL,
  to_at INTEGER,
  person INTEGER NOT NULL REFERENCES person (id),
  PRIMARY KEY (kind, value, from_at)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE roster (
  day TEXT NOT NULL,
  person INTEGER NOT NULL,
  mode TEXT NOT NULL,
  PRIMARY KEY (day, person)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE absence (
  id INTEGER PRIMARY KEY,
  person INTEGER NOT NULL,
  kind TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  from_minute INTEGER,
  document TEXT,
  approved_by TEXT,
  UNIQUE (person, kind, from_day)
);
--> statement-breakpoint
CREATE INDEX absence_days ON absence (to_day, from_day);
--> statement-breakpoint
CREATE TABLE share (
  day TEXT NOT NULL, -- local date
  person INTEGER NOT NULL,
  chat TEXT NOT NULL,
  sender TEXT NOT NULL,
  id TEXT NOT NULL,
  sent_at INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  kind TEXT NOT NULL, -- pin, live, unread
  forwarded INTEGER NOT NULL,
  picked INTEGER NOT NULL,
  age_seconds INTEGER NOT NULL,
  lat REAL,
  lon REAL,
  kept_until INTEGER,
  PRIMARY KEY (day, person, chat, sender, id)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE presence (
  day TEXT NOT NULL, -- local date
  person INTEGER NOT NULL,
  slot TEXT NOT NULL,
  state TEXT NOT NULL,
  sent_at INTEGER,
  received_at INTEGER,
  message_id TEXT,
  signs TEXT NOT NULL, -- JSON list
  reason TEXT,
  late_minutes INTEGER,
  edict TEXT NOT NULL,
  edict_hash TEXT NOT NULL,
  clause TEXT NOT NULL,
  PRIMARY KEY (day, person, slot)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE contact (
  person INTEGER PRIMARY KEY,
  chat TEXT NOT NULL,
  first_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  noticed_at INTEGER
);
--> statement-breakpoint
CREATE TABLE said (
  day TEXT NOT NULL,
  who TEXT NOT NULL,
  topic TEXT NOT NULL,
  PRIMARY KEY (day, who, topic)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE outbox (
  id TEXT PRIMARY KEY, -- the WhatsApp message id, fixed before the first try
  about TEXT NOT NULL UNIQUE,
  lane TEXT NOT NULL,
  person INTEGER,
  chat TEXT, -- NULL: waits until the person writes
  body TEXT NOT NULL, -- JSON
  created_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  expires_at INTEGER,
  state TEXT NOT NULL, -- queued, sent, acked, failed, expired
  attempts INTEGER NOT NULL DEFAULT 0,
  sent_at INTEGER,
  settled_at INTEGER,
  error TEXT
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX outbox_open ON outbox (due_at) WHERE state IN ('queued', 'sent');
--> statement-breakpoint
CREATE INDEX outbox_sent ON outbox (sent_at) WHERE sent_at IS NOT NULL;
--> statement-breakpoint
CREATE INDEX outbox_person ON outbox (person) WHERE chat IS NULL;
--> statement-breakpoint
CREATE TABLE job (
  kind TEXT NOT NULL,
  scheduled_for INTEGER NOT NULL,
  scope TEXT NOT NULL,
  done_at INTEGER NOT NULL,
  PRIMARY KEY (kind, scheduled_for, scope)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE drain (
  opened_at INTEGER PRIMARY KEY, -- everything sent before this instant is stored
  drained_at INTEGER NOT NULL
);
--> statement-breakpoint
CREATE TABLE outage (
  from_at INTEGER PRIMARY KEY,
  to_at INTEGER NOT NULL,
  recovered INTEGER NOT NULL -- 1: the queue was delivered afterwards; 0: lost with the old device
);
--> statement-breakpoint
CREATE TABLE source (
  kind TEXT NOT NULL, -- agency, edict, holidays
  name TEXT NOT NULL,
  seen_at INTEGER NOT NULL,
  hash TEXT NOT NULL,
  value TEXT NOT NULL, -- JSON of the checked value
  PRIMARY KEY (kind, name, seen_at)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  detail TEXT NOT NULL
);
--> statement-breakpoint
CREATE TRIGGER audit_keep BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_stay BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
