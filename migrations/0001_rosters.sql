-- Written by hand, as 0000. A roster row without `edict` was made by hand; one with it was published under that edict.
ALTER TABLE roster ADD COLUMN edict TEXT;
--> statement-breakpoint
ALTER TABLE roster ADD COLUMN version INTEGER;
--> statement-breakpoint
ALTER TABLE roster ADD COLUMN pool TEXT; -- whose turns were drawn together
--> statement-breakpoint
ALTER TABLE roster ADD COLUMN turns INTEGER; -- after this day, with credit for absence
--> statement-breakpoint
CREATE TABLE roster_version (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  edict TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  changes_from TEXT NOT NULL, -- rows of earlier days are never replaced
  units TEXT NOT NULL, -- JSON list
  persons TEXT NOT NULL, -- JSON list of everybody it is about, with or without a row
  remarks TEXT NOT NULL, -- JSON list: what could not be met, in words
  made_at INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  published_at INTEGER,
  published_by TEXT
);
--> statement-breakpoint
CREATE TABLE roster_entry (
  version INTEGER NOT NULL REFERENCES roster_version (id),
  day TEXT NOT NULL,
  person INTEGER NOT NULL,
  mode TEXT NOT NULL,
  pool TEXT NOT NULL,
  turns INTEGER NOT NULL,
  PRIMARY KEY (version, day, person)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE unit_override (
  id INTEGER PRIMARY KEY,
  unit TEXT NOT NULL,
  mode TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  because TEXT NOT NULL,
  at INTEGER NOT NULL
);
--> statement-breakpoint
CREATE INDEX unit_override_days ON unit_override (to_day, from_day);
