import { asPostId, type IssueId } from "../../../core/ids.ts";
import type { FoundIssue, ListedIssue } from "../../../core/issues/archive.ts";
import type { Headline } from "../../../core/posts/headline.ts";
import type { ArchiveStore } from "../../../ports/issues/archive-store.ts";
import { POST_COLUMNS, type PostRow, toPost } from "../posts/post-row.ts";
import { bindView, isPublicRow } from "../posts/public-post.ts";
import { isArchived, NEWEST_FIRST } from "./archive-conditions.ts";
import { type IssueRow, toIssue } from "./issue-row.ts";

/** A longer body is shown by its beginning: many may ask for such a page at once. */
const MAX_SHOWN_BYTES = 256 * 1024;

interface HeadlineRow extends Headline {
  readonly issue: string;
}

interface BodyRow {
  readonly id: string;
  readonly html: string;
  readonly whole: number;
}

/** The parameter that says what is public. */
const VIEW = "?3";

/** SQL: of each of these issues the first story in each language; stories are in order as in `groupStories`. */
const headlinesOf = (issues: string) => `SELECT issue, language, title FROM (
  SELECT *, ROW_NUMBER() OVER (
    PARTITION BY issue, language ORDER BY newest_at DESC, newest_id, published_at DESC, id) AS place FROM (
    SELECT issue_posts.issue, language, title, published_at, posts.id,
      FIRST_VALUE(published_at) OVER own AS newest_at, FIRST_VALUE(posts.id) OVER own AS newest_id
    FROM issue_posts JOIN posts ON posts.id = issue_posts.post
    WHERE issue_posts.issue IN (${issues}) AND ${isPublicRow(VIEW)}
    WINDOW own AS (PARTITION BY issue_posts.issue, story ORDER BY published_at DESC, posts.id)))
  WHERE place = 1 ORDER BY issue, newest_at DESC, newest_id, published_at DESC, id`;

/** SQL: the posts of one issue that can be shown. */
const SHOWN_POSTS = `FROM issue_posts JOIN posts ON posts.id = issue_posts.post
  WHERE issue_posts.issue = ?1 AND ${isPublicRow(VIEW)}`;

/** SQL: the body in the first of the wanted languages that there is, where the issue is one story. */
const BODY = `SELECT id, CASE WHEN octet_length(html) <= ?4 THEN html ELSE opening END AS html,
    octet_length(html) <= ?4 AS whole
  ${SHOWN_POSTS} AND (SELECT COUNT(DISTINCT story) ${SHOWN_POSTS}) = 1
  ORDER BY COALESCE((SELECT key FROM json_each(?2) WHERE value = language), 99), published_at DESC, id LIMIT 1`;

const PAGE = `FROM issues WHERE ${isArchived(VIEW)} ORDER BY ${NEWEST_FIRST} LIMIT ?1 OFFSET ?2`;
const NEWER = `FROM issues WHERE ${isArchived(VIEW)}
  AND (issues.planned_at, -issues.rowid) > (SELECT planned_at, -rowid FROM issues WHERE id = ?1)
  ORDER BY planned_at, rowid DESC LIMIT 1`;
const OLDER = `FROM issues WHERE ${isArchived(VIEW)}
  AND (issues.planned_at, -issues.rowid) < (SELECT planned_at, -rowid FROM issues WHERE id = ?1)
  ORDER BY ${NEWEST_FIRST} LIMIT 1`;

/** The archive in D1: every page of it is one transaction, read at once by the primary database. */
export function createD1ArchiveStore(db: D1Database): ArchiveStore {
  return {
    async list({ limit, offset, view }) {
      const [issues, headlines] = await db.batch([
        db.prepare(`SELECT * ${PAGE}`).bind(limit, offset, bindView(view)),
        db.prepare(headlinesOf(`SELECT id ${PAGE}`)).bind(limit, offset, bindView(view)),
      ]);
      return toListed(issues, headlines);
    },
    find: (id, wanted) => findArchivedIssue(db, id, wanted),
  };
}

async function findArchivedIssue(
  db: D1Database,
  id: IssueId,
  { languages, view }: Parameters<ArchiveStore["find"]>[1],
): Promise<FoundIssue | null> {
  const wanted = [id, JSON.stringify(languages), bindView(view)] as const;
  const [own, posts, body, newer, older, headlines] = await db.batch([
    db.prepare("SELECT * FROM issues WHERE id = ?1").bind(id),
    db.prepare(`SELECT ${POST_COLUMNS} ${SHOWN_POSTS}`).bind(...wanted),
    db.prepare(BODY).bind(...wanted, MAX_SHOWN_BYTES),
    db.prepare(`SELECT * ${NEWER}`).bind(...wanted),
    db.prepare(`SELECT * ${OLDER}`).bind(...wanted),
    db
      .prepare(headlinesOf(`SELECT id FROM (SELECT id ${NEWER}) UNION SELECT id FROM (SELECT id ${OLDER})`))
      .bind(...wanted),
  ]);
  const [issue] = (own?.results ?? []) as IssueRow[];
  if (issue === undefined) return null;
  return {
    issue: toIssue(issue),
    posts: ((posts?.results ?? []) as PostRow[]).map(toPost),
    body: toBody((body?.results ?? []) as BodyRow[]),
    newer: toListed(newer, headlines)[0] ?? null,
    older: toListed(older, headlines)[0] ?? null,
  };
}

function toListed(issues: D1Result | undefined, headlines: D1Result | undefined): readonly ListedIssue[] {
  const rows = (headlines?.results ?? []) as unknown as HeadlineRow[];
  return ((issues?.results ?? []) as unknown as IssueRow[]).map((row) => ({
    issue: toIssue(row),
    headlines: rows
      .filter(({ issue }) => issue === row.id)
      .map(({ language, title }) => ({ language, title })),
  }));
}

const toBody = ([row]: readonly BodyRow[]) =>
  row === undefined ? null : { id: asPostId(row.id), html: row.html, isWhole: row.whole === 1 };
