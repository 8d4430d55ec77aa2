/**
 * The object's own tables. `roster.batch`: null = in no batch yet, -1 = left before being frozen. `attempt_at` is set
 * while an attempt is under way, so that one which a crash cut off can be told from one that was answered. Counts are
 * summed over `batches_counts` alone: the rows themselves hold a hundred provider ids each.
 */
export const LEDGER_SCHEMA = `
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS roster (
  id TEXT PRIMARY KEY, address TEXT NOT NULL, edition TEXT NOT NULL, batch INTEGER
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS roster_batch ON roster (batch, id);
CREATE TABLE IF NOT EXISTS editions (key TEXT PRIMARY KEY, posts TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS batches (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  generation INTEGER NOT NULL DEFAULT 1,
  size INTEGER NOT NULL,
  frozen_at INTEGER,
  body_hash TEXT NOT NULL DEFAULT '',
  attempts INTEGER NOT NULL DEFAULT 0,
  attempt_at INTEGER,
  in_doubt_since INTEGER,
  last_refusal TEXT,
  retry_at INTEGER NOT NULL DEFAULT 0,
  outcome TEXT,
  reason TEXT,
  settled_at INTEGER,
  provider_ids TEXT
);
CREATE INDEX IF NOT EXISTS batches_open ON batches (number) WHERE outcome IS NULL;
CREATE INDEX IF NOT EXISTS batches_counts ON batches (outcome, frozen_at, size);
`;

/** `roster.batch` of a reader who left before their batch was frozen. */
export const GONE = -1;
