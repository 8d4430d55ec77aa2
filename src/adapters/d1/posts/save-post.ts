import { asPostId, type Instant } from "../../../core/ids.ts";
import { decidePostIdentity, deriveLongPath } from "../../../core/posts/decide-post-identity.ts";
import type { IncomingPost } from "../../../core/posts/incoming-post.ts";
import { isLanguageDoubt } from "../../../core/posts/language/post-language.ts";
import type { PostStore } from "../../../ports/posts/post-store.ts";
import { isOutdated } from "../schedule/plan-statements.ts";
import { guardConcerned, isOwnPath, readConcerned } from "./concerned-posts.ts";
import { toPost } from "./post-row.ts";
import { inheritStatements, renameStatements, vacateStatements } from "./rename-statements.ts";
import { sortOutPosts } from "./sort-out-posts.ts";
import {
  insertStatement,
  isUnchanged,
  longPathOf,
  pathStoryOf,
  replaceStatement,
  retireStatement,
  type StoredPostRow,
  toTwin,
} from "./stored-post.ts";
import { settleStatements } from "./story-statements.ts";

/** Of several saves that meet, one wins each round; so this many may save one post at the same moment. */
const ATTEMPTS = 50;

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
    const { rows, fingerprint } = await readConcerned(db, post);
    const plan = planSave(db, post, rows, now);
    if (plan.statements.length === 0) return plan.state;
    try {
      const isSeen = [post, ...rows].some(({ home }) => home === null);
      await db.batch([guardConcerned(db, post, fingerprint, isSeen ? now : 0), ...plan.statements]);
      return plan.state;
    } catch (error) {
      if (!isOutdated(error) || attempt === ATTEMPTS) throw error;
    }
  }
}

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
  const { holder, occupant, moved, twins, same } = sortOutPosts(incoming, rows);
  if (incoming.fromFeed !== undefined && same.some((row) => row.from_feed === 0))
    return { state: "unchanged", statements: [] }; // the file says what the post is, also that it is gone
  const item = same.find((row) => row.from_feed === 1) ?? null;
  const move = decidePostIdentity(
    incoming,
    holder && { ...toPost(holder), deletedAt: holder.deleted_at, isByPath: isOwnPath(incoming) },
    occupant && toPost(occupant),
    twins.map(toTwin),
    item && toPost(item),
    moved && toPost(moved),
  );
  if (move.do === "refuse") return { state: { takenBy: move.standing }, statements: [] };
  const vacated = rows.find(({ id }) => id === move.vacate);
  const vacating = vacated === undefined ? [] : vacateStatements(db, vacated);
  if (move.do === "insert") {
    return {
      state: "new",
      statements: [
        ...vacating,
        insertStatement(db, incoming, now),
        ...settleStatements(db, [pathStoryOf(incoming)]),
      ],
    };
  }
  const row = rows.find(({ id }) => id === move.id);
  const stored = row === undefined ? null : { path: row.path, longPath: row.long_path };
  const post = {
    ...incoming,
    home: isTranslated(incoming, rows) ? null : (incoming.home ?? keepDoubt(incoming, row)),
    longPath: deriveLongPath({ path: incoming.path, longPath: longPathOf(incoming) }, stored),
  };
  const left = moved === null || moved.id === move.id ? null : moved;
  if (row !== undefined && row.id === post.id && left === null && isUnchanged(row, post))
    return { state: "unchanged", statements: [] };
  return {
    state: "changed",
    statements: [
      ...vacating,
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

/** It stays home still where it did; what stands beside it by now is asked when it is stored. */
const keepDoubt = ({ mayTranslate }: IncomingPost, row: StoredPostRow | undefined): string | null =>
  mayTranslate !== undefined && row?.home === mayTranslate.doubt ? row.home : null;
