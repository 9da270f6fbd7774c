-- Written by hand, as 0000. What people decide by chat (an act), its trail, and the conversation that leads there.
CREATE TABLE act (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- the number people write: "YA 12"
  kind TEXT NOT NULL,
  unit TEXT, -- unit or area it reaches as a whole; NULL: only the people in act_person
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  state TEXT NOT NULL, -- waiting, in_force, refused, withdrawn, undone, closed
  body TEXT NOT NULL, -- JSON by kind
  made_by TEXT NOT NULL, -- NIP
  made_at INTEGER NOT NULL,
  decided_by TEXT,
  decided_at INTEGER,
  due_at INTEGER, -- the clock looks at it then
  moves INTEGER NOT NULL -- how often it was touched: a decision made on an older reading does not count
);
--> statement-breakpoint
CREATE INDEX act_waiting ON act (kind) WHERE state = 'waiting';
--> statement-breakpoint
CREATE INDEX act_due ON act (due_at) WHERE due_at IS NOT NULL;
--> statement-breakpoint
CREATE INDEX act_wide ON act (to_day, from_day) WHERE unit IS NOT NULL;
--> statement-breakpoint
CREATE TABLE act_person (
  person INTEGER NOT NULL,
  to_day TEXT NOT NULL,
  from_day TEXT NOT NULL,
  act INTEGER NOT NULL REFERENCES act (id),
  PRIMARY KEY (person, to_day, from_day, act)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX act_person_act ON act_person (act);
--> statement-breakpoint
CREATE TABLE act_move (
  act INTEGER NOT NULL REFERENCES act (id),
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL, -- NIP, or "jam" for the clock
  from_state TEXT, -- NULL: it was opened
  to_state TEXT NOT NULL,
  body TEXT, -- JSON before the move, for undoing it
  note TEXT,
  PRIMARY KEY (act, seq)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX act_move_actor ON act_move (actor, at);
--> statement-breakpoint
CREATE TABLE act_letter (
  id INTEGER PRIMARY KEY,
  act INTEGER NOT NULL REFERENCES act (id),
  what TEXT NOT NULL, -- photo, document
  name TEXT,
  mimetype TEXT,
  media TEXT, -- JSON pointer into WhatsApp; NULL once fetched or given up
  bytes BLOB,
  missing TEXT, -- why it could not be fetched
  sent_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0
);
--> statement-breakpoint
CREATE INDEX act_letter_act ON act_letter (act);
--> statement-breakpoint
CREATE INDEX act_letter_open ON act_letter (id) WHERE media IS NOT NULL;
--> statement-breakpoint
CREATE TABLE dialogue (
  person INTEGER PRIMARY KEY,
  until INTEGER NOT NULL,
  step TEXT NOT NULL -- JSON
);
--> statement-breakpoint
CREATE TABLE stale (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- verdicts an act has changed and nobody has entered yet
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  persons TEXT -- JSON list; NULL: everybody
);
--> statement-breakpoint
CREATE TABLE group_unit (
  jid TEXT NOT NULL,
  unit TEXT NOT NULL,
  bound_by TEXT NOT NULL,
  bound_at INTEGER NOT NULL,
  PRIMARY KEY (jid, unit)
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE audit ADD COLUMN about TEXT; -- NIP of the person looked at or changed
--> statement-breakpoint
ALTER TABLE audit ADD COLUMN hash TEXT; -- of this row and the one before it
--> statement-breakpoint
CREATE INDEX audit_about ON audit (about) WHERE about IS NOT NULL;
