import type { RowTable, UnreadableRow } from "../../../core/unreadable-row.ts";
import type { UnreadableRows } from "../../../ports/tick/unreadable-rows.ts";
import { parseContentRow, parseEditionRow } from "../editions/content-row.ts";
import { type IssueRow, isWhole } from "../issues/issue-row.ts";
import { type OwedMailRow, parseOwedMail } from "../outbox/owed-mail-row.ts";
import { type PostRow, parseArticleRow, parsePostRow } from "../posts/post-row.ts";
import { type CursorRow, parseCursorRow } from "../schedule/cursor-row.ts";
import { type OutcomeRow, parseOutcomeRow } from "../schedule/webhook-outcomes.ts";
import { type ChangeRow, parseChangeRow } from "../subscribers/change-row.ts";
import { parseSignupRow, type SignupRow } from "../subscribers/signup-row.ts";
import { noteUnreadable } from "./unreadable-rows.ts";

/** How a noted row is looked at again: `name` is its id as it was noted. */
interface Look {
  readonly select: string;
  readonly name: string;
  readonly isReadable: (row: never) => boolean;
}

const LOOKS: Partial<Record<RowTable, Look>> = {
  cadences: {
    select: "* FROM cadences",
    name: "cadence",
    isReadable: (row: CursorRow) => parseCursorRow(row).ok,
  },
  changes: { select: "* FROM changes", name: "seq", isReadable: (row: ChangeRow) => parseChangeRow(row).ok },
  contents: {
    select: "* FROM contents",
    name: "issue",
    isReadable: (row: Parameters<typeof parseContentRow>[0]) => parseContentRow(row).ok,
  },
  editions: {
    select: "* FROM editions",
    name: "issue || '/' || key",
    isReadable: (row: Parameters<typeof parseEditionRow>[0]) => parseEditionRow(row).ok,
  },
  issues: { select: "* FROM issues", name: "id", isReadable: (row: IssueRow) => isWhole(row) },
  owed_mails: {
    select: "* FROM owed_mails",
    name: "kind || '/' || id || '/' || at",
    isReadable: (row: OwedMailRow) => parseOwedMail(row).ok,
  },
  posts: {
    select: "* FROM posts",
    name: "id",
    isReadable: (row: PostRow & { article: string }) => parsePostRow(row).ok && parseArticleRow(row).ok,
  },
  signups: {
    select: "* FROM signups",
    name: "id || '/' || at",
    isReadable: (row: SignupRow) => parseSignupRow(row).ok,
  },
  webhook_outcomes: {
    select: "* FROM webhook_outcomes",
    name: "id",
    isReadable: (row: OutcomeRow) => parseOutcomeRow(row).ok,
  },
};

const PUBLIC_ID = `CASE WHEN source = 'posts' AND NOT EXISTS
  (SELECT 1 FROM posts WHERE posts.id = unreadable_rows.id AND released_at IS NOT NULL)
  THEN 'number ' || coalesce((SELECT rowid FROM posts WHERE posts.id = unreadable_rows.id), 0)
  ELSE id END`;

/** The notes of unreadable rows in D1, and another look at the rows themselves. */
export function createD1UnreadableRows(db: D1Database): UnreadableRows {
  const select = async (id: string, order: string, limit: number) => {
    const list = `SELECT source AS "table", ${id} AS id FROM unreadable_rows ORDER BY ${order} LIMIT ?1`;
    return (await db.prepare(list).bind(limit).all<UnreadableRow>()).results;
  };
  return {
    note: (rows) => noteUnreadable(db, rows),
    list: (limit) => select("id", "random()", limit),
    listPublic: (limit) => select(PUBLIC_ID, "source, unreadable_rows.id", limit),
    async selectMended(rows) {
      const mended: UnreadableRow[] = [];
      for (const row of rows) if (await isMended(db, row)) mended.push(row);
      return mended;
    },
    async forget(rows) {
      const forget = `DELETE FROM unreadable_rows WHERE EXISTS (SELECT 1 FROM json_each(?1)
        WHERE value ->> '$.table' = source AND value ->> '$.id' = unreadable_rows.id)`;
      if (rows.length > 0) await db.prepare(forget).bind(JSON.stringify(rows)).run();
    },
  };
}

/** One row at a time: a content may take two megabytes. */
async function isMended(db: D1Database, { table, id }: UnreadableRow): Promise<boolean> {
  const look = LOOKS[table];
  if (look === undefined) return false;
  const row = await db
    .prepare(`SELECT ${look.select} WHERE CAST(${look.name} AS TEXT) = ?1`)
    .bind(id)
    .first();
  return row === null || look.isReadable(row as never); // each look takes the rows that it selects
}
