import { asPostId, type IssueId } from "../../../core/ids.ts";
import type {
  ArchiveContent,
  ArchiveQuery,
  FoundIssue,
  IssueQuery,
  ListedIssue,
} from "../../../core/issues/archive.ts";
import type { Headline } from "../../../core/posts/headline.ts";
import type { PublicReading } from "../../../core/site/answer.ts";
import type { NumberedTopic } from "../../../core/topic.ts";
import type { ArchiveStore } from "../../../ports/issues/archive-store.ts";
import { POST_COLUMNS, type PostRow, toPost } from "../posts/post-row.ts";
import { bindView, isPublicRow } from "../posts/public-post.ts";
import { IN_ORDER_OF_APPEARANCE, publicTopics } from "../posts/public-topics.ts";
import { isNews, stateStatement, toPublicState } from "../site/public-state.ts";
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
  WHERE issue_posts.issue = ?1 AND ${isPublicRow(VIEW)} AND ${isNews("?5")}`;

/** SQL: the body in the first of the wanted languages that there is, where the issue is one story. */
const BODY = `SELECT id, CASE WHEN octet_length(html) <= ?4 THEN html ELSE opening END AS html,
    octet_length(html) <= ?4 AS whole
  ${SHOWN_POSTS} AND (SELECT COUNT(DISTINCT story) ${SHOWN_POSTS}) = 1
  ORDER BY COALESCE((SELECT key FROM json_each(?2) WHERE value = language), 99), published_at DESC, id LIMIT 1`;

const PAGE = `FROM issues WHERE ${isNews("?4")} AND ${isArchived(VIEW)} ORDER BY ${NEWEST_FIRST} LIMIT ?1 OFFSET ?2`;
const NEWER = `FROM issues WHERE ${isNews("?5")} AND ${isArchived(VIEW)}
  AND (issues.planned_at, -issues.rowid) > (SELECT planned_at, -rowid FROM issues WHERE id = ?1)
  ORDER BY planned_at, rowid DESC LIMIT 1`;
const OLDER = `FROM issues WHERE ${isNews("?5")} AND ${isArchived(VIEW)}
  AND (issues.planned_at, -issues.rowid) < (SELECT planned_at, -rowid FROM issues WHERE id = ?1)
  ORDER BY ${NEWEST_FIRST} LIMIT 1`;
const TOPICS = `${publicTopics("?1")} WHERE ${isNews("?2")} ${IN_ORDER_OF_APPEARANCE}`;

/** The archive in D1: every page of it is one transaction, read at once by the primary database. */
export const createD1ArchiveStore = (db: D1Database): ArchiveStore => ({
  list: (query) => listArchived(db, query),
  find: (id, query) => findArchivedIssue(db, id, query),
});

async function listArchived(
  db: D1Database,
  { limit, offset, view, withTopics, unless }: ArchiveQuery,
): Promise<PublicReading<ArchiveContent>> {
  const page = [limit, offset, bindView(view), unless] as const;
  const [first, issues, headlines, topics] = await db.batch([
    stateStatement(db, view.at),
    db.prepare(`SELECT * ${PAGE}`).bind(...page),
    db.prepare(headlinesOf(`SELECT id ${PAGE}`)).bind(...page),
    ...(withTopics ? [db.prepare(TOPICS).bind(bindView(view), unless)] : []),
  ]);
  const state = toPublicState(first);
  if (state.revision === unless) return { ...state, content: null };
  const named = (topics?.results ?? []) as unknown as NumberedTopic[];
  return { ...state, content: { issues: toListed(issues, headlines), topics: named } };
}

async function findArchivedIssue(
  db: D1Database,
  id: IssueId,
  { languages, view, unless }: IssueQuery,
): Promise<PublicReading<{ readonly found: FoundIssue | null }>> {
  const wanted = [id, JSON.stringify(languages), bindView(view), MAX_SHOWN_BYTES, unless] as const;
  const [first, own, posts, body, newer, older, headlines] = await db.batch([
    stateStatement(db, view.at),
    db.prepare("SELECT * FROM issues WHERE id = ?1").bind(id),
    db.prepare(`SELECT ${POST_COLUMNS} ${SHOWN_POSTS}`).bind(...wanted),
    db.prepare(BODY).bind(...wanted),
    db.prepare(`SELECT * ${NEWER}`).bind(...wanted),
    db.prepare(`SELECT * ${OLDER}`).bind(...wanted),
    db
      .prepare(headlinesOf(`SELECT id FROM (SELECT id ${NEWER}) UNION SELECT id FROM (SELECT id ${OLDER})`))
      .bind(...wanted),
  ]);
  const state = toPublicState(first);
  if (state.revision === unless) return { ...state, content: null };
  const [issue] = (own?.results ?? []) as unknown as IssueRow[];
  if (issue === undefined) return { ...state, content: { found: null } };
  const found = {
    issue: toIssue(issue),
    posts: ((posts?.results ?? []) as unknown as PostRow[]).map(toPost),
    body: toBody((body?.results ?? []) as unknown as BodyRow[]),
    newer: toListed(newer, headlines)[0] ?? null,
    older: toListed(older, headlines)[0] ?? null,
  };
  return { ...state, content: { found } };
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
