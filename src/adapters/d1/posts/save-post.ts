import { asPostId, type Instant, type PostId } from "../../../core/ids.ts";
import { deriveBlog, deriveLinkKey } from "../../../core/polling/item-keys.ts";
import {
  decidePostIdentity,
  deriveLongPath,
  isSamePost,
  listPaths,
  SAME_DATE_MS,
} from "../../../core/posts/decide-post-identity.ts";
import type { IncomingPost } from "../../../core/posts/incoming-post.ts";
import { isLanguageDoubt } from "../../../core/posts/post-language.ts";
import { deriveStem, MARKDOWN_EXTENSIONS } from "../../../core/posts/post-path.ts";
import { foldPlace, listStems } from "../../../core/subscribers/fold-place.ts";
import type { PostStore } from "../../../ports/posts/post-store.ts";
import { isOutdated } from "../schedule/plan-statements.ts";
import { toPost } from "./post-row.ts";
import { bindChange, noteChange } from "./posts-changed.ts";
import { inheritStatements, renameStatements } from "./rename-statements.ts";
import {
  insertStatement,
  isUnchanged,
  longPathOf,
  pathStoryOf,
  replaceStatement,
  retireStatement,
  STORED_POST_COLUMNS,
  type StoredPostRow,
  toTwin,
} from "./stored-post.ts";
import { settleStatements } from "./story-statements.ts";

/** Of several saves that meet, one wins each round; so this many may save one post at the same moment. */
const ATTEMPTS = 50;

/**
 * SQL: rows that may be the incoming post: by id, by any spelling of the path, by the same bytes, by what the id names, and
 * by its page where it or they came by a feed; and its translations.
 */
const CONCERNED = `id = ?1 OR path IN (SELECT value FROM json_each(?2)) OR long_path IN (SELECT value FROM json_each(?2))
  OR (source_hash = ?3 AND language = ?4)
  OR path COLLATE NOCASE IN (SELECT value FROM json_each(?5)) OR long_path COLLATE NOCASE IN (SELECT value FROM json_each(?5))
  OR (path_story = ?6 AND path_story <> '')
  OR (link_key = ?7 AND link_key <> '' AND 1 IN (from_feed, ?8))
  OR (title = ?9 AND language = ?4 AND from_feed <> ?8 AND published_at BETWEEN ?10 - ${SAME_DATE_MS} AND ?10 + ${SAME_DATE_MS})`;

/** The rows that a save is decided from, as one text: equal text, equal facts. */
const FINGERPRINT = `(SELECT json_group_array(json_array(id, path, source_hash, changed_at, deleted_at, released_at))
  FROM (SELECT * FROM posts WHERE ${CONCERNED} ORDER BY id))`;

/**
 * Reads, decides, and writes in one batch, which is rolled back if the rows changed in between; then it starts again.
 * Only saves of the same post can meet.
 */
export async function savePost(
  db: D1Database,
  post: IncomingPost,
  now: Instant,
): ReturnType<PostStore["save"]> {
  for (let attempt = 1; ; attempt += 1) {
    const { rows, fingerprint } = await read(db, post);
    const plan = planSave(db, post, rows, now);
    if (plan.statements.length === 0) return plan.state;
    try {
      const isSeen = [post, ...rows].some(({ home }) => home === null);
      await db.batch([guard(db, post, fingerprint, isSeen ? now : 0), ...plan.statements]);
      return plan.state;
    } catch (error) {
      if (!isOutdated(error) || attempt === ATTEMPTS) throw error;
    }
  }
}

/** Bound to the places of `CONCERNED`. An id that names a path is that path's, also where a setting cut it since. */
const concerning = (post: IncomingPost): readonly (string | number)[] => {
  const paths = [
    post.path,
    longPathOf(post),
    ...formerPathsOf(post),
    ...gonePathsOf(post),
    ...MARKDOWN_EXTENSIONS.map((extension) => `${post.id}${extension}`),
  ];
  const named = JSON.stringify(listNamed(post));
  const spelt = [post.id, JSON.stringify(paths), post.sourceHash, post.language, named, pathStoryOf(post)];
  return [...spelt, deriveLinkKey(post.url), isFromFeed(post), post.title, post.publishedAt];
};

const formerPathsOf = ({ formerPaths = [] }: IncomingPost) => formerPaths;

const gonePathsOf = ({ gonePaths = [] }: IncomingPost) => gonePaths;

const isFromFeed = (post: IncomingPost) => (post.fromFeed === undefined ? 0 : 1);

/** The paths, in any letter case, that an id of front matter names; one that is the post's own path names no other. */
const listNamed = (post: IncomingPost): readonly string[] =>
  isOwnPath(post)
    ? []
    : listStems(post.id).flatMap((stem) => MARKDOWN_EXTENSIONS.map((extension) => stem + extension));

const isOwnPath = (post: IncomingPost) =>
  listPaths(post.path, longPathOf(post)).map(deriveStem).includes(post.id);

async function read(db: D1Database, post: IncomingPost) {
  const [rows, print] = await db.batch([
    db
      .prepare(`SELECT ${STORED_POST_COLUMNS} FROM posts WHERE ${CONCERNED} ORDER BY added_at, id`)
      .bind(...concerning(post)),
    db.prepare(`SELECT ${FINGERPRINT} AS fingerprint`).bind(...concerning(post)),
  ]);
  const [{ fingerprint } = { fingerprint: "" }] = (print?.results ?? []) as { fingerprint: string }[];
  return { rows: (rows?.results ?? []) as StoredPostRow[], fingerprint };
}

/**
 * Moves the schedule's revision on, or writes NULL into a column that refuses it, which undoes the whole batch. A post
 * that stays home, before and after, is no change that a reader of feeds may notice: `changedAt` is 0 then.
 */
const guard = (db: D1Database, post: IncomingPost, fingerprint: string, changedAt: Instant) =>
  db
    .prepare(
      `UPDATE schedule SET revision = CASE WHEN ${FINGERPRINT} = ?11 THEN revision + 1 END, ${noteChange("?12")}`,
    )
    .bind(...concerning(post), fingerprint, bindChange(changedAt));

type SavePlan = {
  readonly state: Awaited<ReturnType<PostStore["save"]>>;
  readonly statements: readonly D1PreparedStatement[];
};

function planSave(
  db: D1Database,
  incoming: IncomingPost,
  rows: readonly StoredPostRow[],
  now: Instant,
): SavePlan {
  const { holder, occupant, moved, twins, same } = sortOut(incoming, rows);
  if (incoming.fromFeed !== undefined && same.some((row) => row.from_feed === 0))
    return { state: "unchanged", statements: [] }; // the file says what the post is, also that it is gone
  const item = same.find((row) => row.from_feed === 1) ?? null;
  const move = decidePostIdentity(
    incoming,
    holder && { ...toPost(holder), deletedAt: holder.deleted_at },
    occupant && toPost(occupant),
    twins.map(toTwin),
    item && toPost(item),
    moved && toPost(moved),
  );
  if (move.do === "refuse") return { state: { takenBy: move.standing }, statements: [] };
  if (move.do === "insert") {
    return {
      state: "new",
      statements: [insertStatement(db, incoming, now), ...settleStatements(db, [pathStoryOf(incoming)])],
    };
  }
  const row = rows.find(({ id }) => id === move.id);
  const stored = row === undefined ? null : { path: row.path, longPath: row.long_path };
  const post = {
    ...incoming,
    home: isTranslated(incoming, rows) ? null : incoming.home,
    longPath: deriveLongPath({ path: incoming.path, longPath: longPathOf(incoming) }, stored),
  };
  const left = moved === null || moved.id === move.id ? null : moved;
  if (row !== undefined && row.id === post.id && left === null && isUnchanged(row, post))
    return { state: "unchanged", statements: [] };
  return {
    state: "changed",
    statements: [
      ...(move.retire === null ? [] : [retireStatement(db, move.retire, now)]),
      ...(item === null || item.id === move.id ? [] : takeOver(db, item, row, now)),
      ...(left === null || left.id === item?.id ? [] : takeOver(db, left, row, now)),
      ...(move.id === post.id ? [] : renameStatements(db, move.id, post.id)),
      replaceStatement(db, move.id, post, now),
      ...settleStatements(db, [pathStoryOf(post), ...rows.map((one) => one.path_story)]),
    ],
  };
}

/**
 * A file that stands already turns out to be what the feed brought, or what lay elsewhere before: what went out with that went
 * out with the file.
 */
const takeOver = (
  db: D1Database,
  item: StoredPostRow,
  file: StoredPostRow | undefined,
  now: Instant,
): readonly D1PreparedStatement[] => [
  ...(file === undefined || file.released_at !== null || item.released_at === null
    ? []
    : inheritStatements(db, asPostId(item.id), asPostId(file.id))),
  retireStatement(db, asPostId(item.id), now),
];

/** Was its language alone in doubt, and does a post in another language stand at the same place? */
const isTranslated = (post: IncomingPost, rows: readonly StoredPostRow[]) =>
  isLanguageDoubt(post.home) &&
  rows.some(
    (row) =>
      row.deleted_at === null &&
      row.path_story === pathStoryOf(post) &&
      row.path_story !== "" &&
      row.language !== post.language &&
      row.path !== post.path,
  );

/** A post that is known by its path alone, whose path is this id by a spelling that a setting cut since. */
const isNamed = (row: StoredPostRow, id: PostId) =>
  row.id === deriveStem(row.path) && deriveStem(row.long_path) === id;

/** A post that is known by its path alone, which this id names by its folder or in other letter case. */
const isMeant = (row: StoredPostRow, post: IncomingPost) => {
  const stems = [row.path, row.long_path].map(deriveStem);
  return (
    !isOwnPath(post) && stems.includes(row.id) && stems.some((stem) => foldPlace(stem) === foldPlace(post.id))
  );
};

const toLinked = (row: StoredPostRow) => ({
  ...toPost(row),
  linkKey: row.link_key,
  blog: deriveBlog(row.url),
  feedBlog: row.feed_blog,
});

/** Finds the rows that have the incoming id, its path in any spelling, and its bytes. */
function sortOut(post: IncomingPost, rows: readonly StoredPostRow[]) {
  const paths = listPaths(post.path, longPathOf(post));
  const linked = {
    ...post,
    linkKey: deriveLinkKey(post.url),
    blog: deriveBlog(post.url),
    feedBlog: post.fromFeed?.blog ?? "",
  };
  const lay = (places: readonly string[]) => (row: StoredPostRow) =>
    [row.path, row.long_path].some((path) => places.includes(path) && !paths.includes(path));
  const isLike = (row: StoredPostRow) =>
    row.deleted_at === null && isSamePost({ ...toLinked(row), linkKey: "" }, { ...linked, linkKey: "" });
  const at = (row: StoredPostRow) => paths.includes(row.path) || paths.includes(row.long_path);
  return {
    holder:
      rows.find((row) => row.id === post.id) ??
      rows.find((row) => isNamed(row, post.id)) ??
      rows.find((row) => isMeant(row, post)) ??
      null,
    occupant: rows.find((row) => row.path === post.path) ?? rows.find(at) ?? null,
    moved:
      rows.find(lay(formerPathsOf(post))) ??
      rows.find((row) => lay(gonePathsOf(post))(row) && isLike(row)) ??
      null,
    twins: rows.filter((row) => row.source_hash === post.sourceHash && row.language === post.language),
    same: rows.filter((row) => row.from_feed + isFromFeed(post) > 0 && isSamePost(toLinked(row), linked)),
  };
}
