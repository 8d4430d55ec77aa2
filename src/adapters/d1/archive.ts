import type { IssueStore } from "../../ports/issue-store.ts";
import { type IssueRow, toIssue, WAS_TAKEN_BACK } from "./issue-row.ts";

/** Of its posts at least one can be shown and is in no earlier issue: such an issue is where the archive shows it. */
const IS_FIRST_OF_A_POST = `EXISTS (
  SELECT 1 FROM issue_posts AS mine JOIN posts ON posts.id = mine.post
  WHERE mine.issue = issues.id AND posts.deleted_at IS NULL AND posts.draft = 0 AND NOT EXISTS (
    SELECT 1 FROM issue_posts AS other JOIN issues AS earlier ON earlier.id = other.issue
    WHERE other.post = mine.post AND NOT (earlier.cancelled_at IS NOT NULL AND earlier.started_at IS NULL)
      AND (earlier.planned_at, earlier.rowid) < (issues.planned_at, issues.rowid)))`;

const IS_ARCHIVED = `(started_at IS NOT NULL OR closed_at IS NOT NULL) AND NOT ${WAS_TAKEN_BACK} AND ${IS_FIRST_OF_A_POST}`;

/** A post that can be shown, in one of these languages and, where topics are given, on one of them. */
const HOLDS_WANTED = `EXISTS (
  SELECT 1 FROM issue_posts JOIN posts ON posts.id = issue_posts.post
  WHERE issue_posts.issue = issues.id AND posts.deleted_at IS NULL AND posts.draft = 0
    AND posts.language IN (SELECT value FROM json_each(?1))
    AND (?2 = '[]' OR EXISTS (
      SELECT 1 FROM json_each(posts.tags) AS tag JOIN topics ON topics.slug = tag.value ->> '$.slug'
      WHERE topics.number IN (SELECT value FROM json_each(?2)))))`;

const LATEST_CLOSED = `SELECT * FROM issues
  WHERE closed_at IS NOT NULL AND cancelled_at IS NULL AND ${IS_ARCHIVED} AND ${HOLDS_WANTED}
  ORDER BY planned_at DESC, rowid LIMIT 1`;

/** Newest first; of one planning in the order of the plan. */
const OLDER = "(issues.planned_at, -issues.rowid) < (SELECT planned_at, -rowid FROM issues WHERE id = ?)";
const NEWER = "(issues.planned_at, -issues.rowid) > (SELECT planned_at, -rowid FROM issues WHERE id = ?)";

export function createD1Archive(
  db: D1Database,
): Pick<IssueStore, "listArchive" | "findArchiveNeighbours" | "findLatestClosed"> {
  const next = (id: string, where: string, order: string) =>
    db
      .prepare(`SELECT * FROM issues WHERE ${where} AND ${IS_ARCHIVED} ORDER BY ${order} LIMIT 1`)
      .bind(id)
      .first<IssueRow>();
  return {
    async listArchive({ limit, offset }) {
      const rows = await db
        .prepare(`SELECT * FROM issues WHERE ${IS_ARCHIVED} ORDER BY planned_at DESC, rowid LIMIT ? OFFSET ?`)
        .bind(limit, offset)
        .all<IssueRow>();
      return rows.results.map(toIssue);
    },
    async findLatestClosed({ languages, topics }) {
      const bindings = [languages, topics].map((list) => JSON.stringify(list));
      const row = await db
        .prepare(LATEST_CLOSED)
        .bind(...bindings)
        .first<IssueRow>();
      return row === null ? null : toIssue(row);
    },
    async findArchiveNeighbours(id) {
      const [newer, older] = await Promise.all([
        next(id, NEWER, "planned_at, rowid DESC"),
        next(id, OLDER, "planned_at DESC, rowid"),
      ]);
      return {
        newer: newer === null ? null : toIssue(newer),
        older: older === null ? null : toIssue(older),
      };
    },
  };
}
