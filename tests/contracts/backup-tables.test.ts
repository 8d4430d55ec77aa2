import { expect, it } from "vitest";
import { BACKUP_TABLES, type BackupTableName, findBackupTable } from "../../src/core/backup/backup-tables.ts";
import { createFakeD1Database } from "../fakes/d1-database.ts";

/** Tables that a backup leaves out, and why. A new table stands here or in `BACKUP_TABLES`. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  signups: "whoever had not confirmed signs up again",
  signup_throttles: "of signups",
  owed_mails: "a mail that one person is owed makes no sense after a loss",
  mail_hours: "a cap of the hour",
  magic_links: "a throttle of the day",
  changes: "in the subscribers, with what KV shows",
  id_key: "the header says it",
  unreadable_rows: "names for /health",
  failing_parts: "names for /health",
  latest_tick: "the clock's time",
  polled_feeds: "feeds begin with a first poll",
  feed_items: "of feeds",
  feed_item_keys: "of feeds",
  repositories: "the first push afterwards reads all files",
  repository_files: "of repositories",
  previews: "of pull requests, and made anew with their next commit",
  preview_mails: "of previews",
  restore: "a restore on its way",
  restore_rows: "a restore on its way",
  restore_texts: "a restore on its way",
};

/** Columns of backed-up tables that are not in the backup. */
const COLUMNS_LEFT_OUT: Readonly<Partial<Record<BackupTableName, readonly string[]>>> = {
  issues: ["newsletter_paused_at", "retired_at", "emptied_at", "command_seq"], // a pause, and what its objects are concerned with
  posts: ["page_problem", "page_since", "page_tries", "page_next_at", "page_claimed_until"], // it is asked anew
  schedule: ["revision", "archive_revision", "paused_at", "restored_at", "begun_anew_at"],
};

const db = createFakeD1Database();
const list = async (query: string) =>
  (await db.prepare(query).all<{ readonly name: string }>()).results.map(({ name }) => name).sort();

it("is said of every table of the schema whether it is in a backup", async () => {
  const tables = await list(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
  );
  expect(tables).toEqual([...Object.keys(BACKUP_TABLES), ...Object.keys(LEFT_OUT)].sort());
});

it.each(Object.keys(BACKUP_TABLES) as BackupTableName[])(
  "backs up every column of %s that matters",
  async (table) => {
    const columns = await list(`SELECT name FROM pragma_table_info('${table}')`);
    const named = [...Object.keys(findBackupTable(table).columns), ...(COLUMNS_LEFT_OUT[table] ?? [])].sort();
    expect(named).toEqual(columns);
  },
);
