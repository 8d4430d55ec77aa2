/** What a column of a backup holds: `text` and `integer` as the schema has them; with `?` it may be null. */
export type ColumnKind = "text" | "text?" | "integer" | "integer?";

/** One table of a backup, with its columns in their order. */
export interface BackupTable {
  readonly columns: Readonly<Record<string, ColumnKind>>;
  /** Its rows are backed up in this order, which a restore keeps; each is named by these columns. */
  readonly order: readonly string[];
  /** Columns that may be as long as a row can be. */
  readonly long?: readonly string[];
}

const DELIVERY_COUNTS = [
  "delivered",
  "delivery_delayed",
  "bounced",
  "bounced_softly",
  "complained",
  "failed",
  "suppressed",
] as const;

const ID_AND_MOMENT = { columns: { id: "text", at: "integer" }, order: ["id"] } as const;

/**
 * What is taken over as it lies in the database, in the order of the file. A post's row comes after the issues that may
 * name it, and whoever left comes after the subscribers: what changes while the backup is read errs on the side of mailing
 * nobody twice, and nobody who left. Not in it are the moment of a pause and what only the objects of an issue are
 * concerned with: their ledgers are not backed up, so that a restored issue never goes on.
 */
export const BACKUP_TABLES = {
  unsubscriptions: ID_AND_MOMENT,
  suppressions: { columns: { id: "text", reason: "text", at: "integer" }, order: ["id"] },
  lifted_suppressions: ID_AND_MOMENT,
  occasions: {
    columns: {
      name: "text",
      kind: "text",
      at: "integer",
      facts: "text",
      note_at: "integer?",
      told_at: "integer?",
      settled_at: "integer?",
    },
    order: ["name"], // or its author would be told again
  },
  topics: { columns: { number: "integer", slug: "text", name: "text" }, order: ["number"] },
  issues: {
    columns: {
      id: "text",
      cadence: "text",
      slot_at: "integer",
      window_from: "integer?",
      window_through: "integer",
      posts: "text",
      shards: "integer",
      planned_at: "integer",
      hold_until: "integer?",
      reader_hours: "text?",
      sent_at: "integer?",
      paused_at: "integer?",
      resumed_at: "integer?",
      cancelled_at: "integer?",
      started_at: "integer?",
      closed_at: "integer?",
      withdrawn_at: "integer?",
      progress: "text",
    },
    order: ["rowid"], // of one planning the archive shows them as they were planned
    long: ["posts"],
  },
  issue_posts: {
    columns: { issue: "text", post: "text", position: "integer" },
    order: ["issue", "post"],
  },
  contents: {
    columns: { issue: "text", content: "text", composed_at: "integer" },
    order: ["issue"],
    long: ["content"],
  },
  editions: {
    columns: { issue: "text", key: "text", mail: "text" },
    order: ["issue", "key"],
    long: ["mail"],
  },
  delivery_counts: {
    columns: {
      issue: "text",
      day: "integer",
      shard: "integer",
      ...(Object.fromEntries(DELIVERY_COUNTS.map((name) => [name, "integer"])) as Record<
        (typeof DELIVERY_COUNTS)[number],
        "integer"
      >), // one for each name
    },
    order: ["issue", "day", "shard"],
  },
  posts: {
    columns: {
      id: "text",
      path: "text",
      long_path: "text",
      story: "text",
      translation_key: "text?",
      path_story: "text",
      base_story: "text",
      base_doubt: "text",
      language: "text",
      title: "text",
      description: "text",
      url: "text",
      published_at: "integer",
      tags: "text",
      image: "text?",
      home: "text?",
      expires_at: "integer?",
      newsletter: "integer",
      words: "integer",
      source_hash: "text",
      from_feed: "integer",
      feed_blog: "text",
      link_key: "text",
      name: "text",
      links: "text",
      added_at: "integer",
      changed_at: "integer",
      deleted_at: "integer?",
      released_at: "integer?",
      special: "text?",
      page_url: "text?",
      page_answered_at: "integer?",
      opening: "text",
      html: "text",
      text: "text",
      article: "text",
    },
    order: ["id"],
    long: ["opening", "html", "text", "article"],
  },
  former_ids: { columns: { former: "text", post: "text" }, order: ["former", "post"] },
  cadences: {
    columns: { cadence: "text", began_at: "integer", slot_date: "text?", through: "integer?" },
    order: ["cadence"],
  },
  catch_ups: {
    columns: { cadence: "text", through: "integer", served_through: "integer", issue: "text?" },
    order: ["cadence", "through"],
  },
  reopened: { columns: { cadence: "text", post: "text" }, order: ["cadence", "post"] },
  webhook_outcomes: { columns: { id: "text", at: "integer", outcome: "text" }, order: ["id"] },
  schedule: {
    columns: {
      only: "integer",
      clock: "integer",
      posts_changed_at: "integer",
      switched_at: "integer",
      stories_by: "text",
    },
    order: ["only"],
  },
} as const satisfies Readonly<Record<string, BackupTable>>;

export type BackupTableName = keyof typeof BACKUP_TABLES;

export const BACKUP_TABLE_NAMES = Object.keys(BACKUP_TABLES) as readonly BackupTableName[]; // its own keys

/** By its name alone, without what each table's own type says. */
export const findBackupTable = (name: BackupTableName): BackupTable => BACKUP_TABLES[name];

/** Every list of a backup: subscribers come first, out of both stores. */
export const BACKUP_LISTS = ["subscribers", ...BACKUP_TABLE_NAMES] as const;

export type BackupList = (typeof BACKUP_LISTS)[number];

/** A row as the database has it. */
export type BackupRow = Readonly<Record<string, string | number | null>>;

/** Where a row stands in its table: the values of the columns of its order. */
export type RowPlace = readonly (string | number)[];

export interface PlacedTableRow {
  readonly row: BackupRow;
  readonly place: RowPlace;
}
