/**
 * The object's own tables. What costs money and time is rows written, so a roster is kept in packs of a hundred readers
 * who are due at the same moment, a batch holds its recipients in its own row, and nothing is written for a single
 * reader. `reached` among the facts is the last id that was listed: a page that comes twice adds nobody twice.
 *
 * In `batches`, `attempt_at` is set while an attempt is under way, so that one which a crash cut off can be told from
 * one that was answered; `recipients` are ids and editions, and stay; `addresses` are forgotten once the batch is settled
 * (the empty text); `gone` are those who left before it was frozen. Counts are summed over `batches_counts` alone,
 * and a reader is looked for by `first_id` and `last_id`, which stand before the long columns: the rows are long.
 */
export const LEDGER_SCHEMA = `
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS packs (
  due_at INTEGER NOT NULL,
  number INTEGER NOT NULL,
  size INTEGER NOT NULL,
  readers TEXT NOT NULL,
  PRIMARY KEY (due_at, number)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS editions (key TEXT PRIMARY KEY, posts TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS batches (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  generation INTEGER NOT NULL DEFAULT 1,
  size INTEGER NOT NULL,
  first_id TEXT NOT NULL,
  last_id TEXT NOT NULL,
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
  recipients TEXT NOT NULL,
  addresses TEXT NOT NULL,
  gone TEXT NOT NULL DEFAULT '[]',
  provider_ids TEXT
);
CREATE INDEX IF NOT EXISTS batches_open ON batches (number) WHERE outcome IS NULL;
CREATE INDEX IF NOT EXISTS batches_counts ON batches (outcome, frozen_at, size);
`;

/** The columns that make an open batch; `*` would read the recipients too. */
export const OPEN_COLUMNS =
  "number, generation, size, body_hash, attempts, in_doubt_since, last_refusal, retry_at";
