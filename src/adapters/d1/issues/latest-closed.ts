import type { IssueStore } from "../../../ports/issues/issue-store.ts";
import { TAGS } from "../posts/post-row.ts";
import { bindView, isPublicRow, spelledLanguage } from "../posts/public-post.ts";
import { isArchived, NEWEST_FIRST } from "./archive-conditions.ts";
import { type IssueRow, toIssue } from "./issue-row.ts";

/** A post that can be shown, in one of these languages and, where topics are given, on one of them. */
const HOLDS_WANTED = `EXISTS (
  SELECT 1 FROM issue_posts JOIN posts ON posts.id = issue_posts.post
  WHERE issue_posts.issue = issues.id AND ${isPublicRow("?3")}
    AND ${spelledLanguage("?3")} IN (SELECT value FROM json_each(?1))
    AND (?2 = '[]' OR EXISTS (
      SELECT 1 FROM json_each(${TAGS}) AS tag
      JOIN topics ON topics.slug = CASE WHEN tag.type = 'object' THEN tag.value ->> '$.slug' END
      WHERE topics.number IN (SELECT value FROM json_each(?2)))))`;

const LATEST_CLOSED = `SELECT * FROM issues
  WHERE closed_at IS NOT NULL AND cancelled_at IS NULL AND ${isArchived("?3")} AND ${HOLDS_WANTED}
  ORDER BY ${NEWEST_FIRST} LIMIT 1`;

/** What a welcome mail shows: the newest issue that went out to its end and holds something for the reader. */
export const createLatestClosed =
  (db: D1Database): IssueStore["findLatestClosed"] =>
  async ({ languages, topics, view }) => {
    const bindings = [languages, topics].map((list) => JSON.stringify(list));
    const row = await db
      .prepare(LATEST_CLOSED)
      .bind(...bindings, bindView(view))
      .first<IssueRow>();
    return row === null ? null : toIssue(row);
  };
