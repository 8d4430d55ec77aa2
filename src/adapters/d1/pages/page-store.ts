import { asPostId, type PostId } from "../../../core/ids.ts";
import type { MissingPage, WaitingPage } from "../../../core/pages/waiting-page.ts";
import type { PageStore } from "../../../ports/pages/page-store.ts";
import { bindChange, noteChange } from "../posts/posts-changed.ts";
import { bindView, HAS_PAGE, isPublicRow } from "../posts/public-post.ts";

/** SQL: what was noted of this row's page is about the link that it has now. */
const IS_SAME = "posts.page_url IS posts.url";

/** SQL: nothing but its page keeps it from the public; `view` asks for no page. */
const WAITS = `posts.released_at IS NULL AND ${isPublicRow("?1")} AND NOT ${HAS_PAGE}`;

/** SQL: nothing but its page keeps it from its readers. */
const IS_AWAITED = "(posts.special IS NULL AND posts.newsletter = 1 AND posts.published_at >= ?2)";

const LIST_WAITING = `SELECT id AS post, url, CASE WHEN ${IS_SAME} THEN page_tries ELSE 0 END AS tries FROM posts
  WHERE ${WAITS} AND NOT (${IS_SAME} AND page_next_at > ?3)
  ORDER BY ${IS_AWAITED} DESC, CASE WHEN ${IS_SAME} THEN page_next_at ELSE 0 END, published_at DESC, id LIMIT ?4`;

const LIST_MISSING = `SELECT id AS post, path, title, url, page_problem AS problem, page_since AS since FROM posts
  WHERE ${WAITS} AND ${IS_AWAITED} AND ${IS_SAME} AND page_since <= ?3 ORDER BY page_since, id`;

/** SQL: a row that still waits at this very address; another answer may have come first. */
const IS_ASKED = `posts.id = ?1 AND posts.url = ?2 AND posts.released_at IS NULL AND NOT ${HAS_PAGE}`;

const CLAIM = `UPDATE posts SET page_claimed_until = ?4
  WHERE ${IS_ASKED} AND page_claimed_until <= ?3 AND NOT (${IS_SAME} AND page_next_at > ?5)`;

/** What the public sees has changed, and a plan that was decided before is outdated. */
const MOVE_ON = `UPDATE schedule SET revision = revision + 1, ${noteChange("?3")}
  WHERE EXISTS (SELECT 1 FROM posts WHERE ${IS_ASKED})`;
const ANSWER = `UPDATE posts SET page_url = url, page_answered_at = ?3, page_problem = NULL, page_claimed_until = 0 WHERE ${IS_ASKED}`;

const MISS = `UPDATE posts SET page_problem = ?3, page_next_at = ?4, page_answered_at = NULL, page_url = url, page_claimed_until = 0,
  page_since = CASE WHEN ${IS_SAME} THEN COALESCE(page_since, ?5) ELSE ?5 END,
  page_tries = CASE WHEN ${IS_SAME} THEN page_tries + 1 ELSE 1 END WHERE ${IS_ASKED}`;

/** What is known of posts' pages, in the rows of the posts themselves. */
export const createD1PageStore = (db: D1Database): PageStore => ({
  async listWaiting({ view, until, publishedFrom, limit }) {
    const rows = await db
      .prepare(LIST_WAITING)
      .bind(bindView({ ...view, requirePage: false }), publishedFrom, until, limit)
      .all<Named<WaitingPage>>();
    return rows.results.map(name);
  },
  claim: async ({ post, url }, { now, until, dueBy }) =>
    (await db.prepare(CLAIM).bind(post, url, now, until, dueBy).run()).meta.changes > 0,
  async saveAnswered({ post, url }, now) {
    await db.batch([
      db.prepare(MOVE_ON).bind(post, url, bindChange(now)),
      db.prepare(ANSWER).bind(post, url, now),
    ]);
  },
  async saveMissing({ post, url }, { problem, nextAt }, now) {
    await db.prepare(MISS).bind(post, url, problem, nextAt, now).run();
  },
  async listMissing(view, publishedFrom, before) {
    const rows = await db
      .prepare(LIST_MISSING)
      .bind(bindView({ ...view, requirePage: false }), publishedFrom, before)
      .all<Named<MissingPage>>();
    return rows.results.map(name);
  },
});

type Named<Page> = Omit<Page, "post"> & { readonly post: string };

const name = <Page extends { readonly post: string }>(row: Page): Page & { readonly post: PostId } => ({
  ...row,
  post: asPostId(row.post),
});
