import type { PostId } from "../../../core/ids.ts";
import { deriveBlog, deriveLinkKey } from "../../../core/polling/item-keys.ts";
import { isSamePost, listPaths } from "../../../core/posts/decide-post-identity.ts";
import type { IncomingPost } from "../../../core/posts/incoming-post.ts";
import { deriveStem } from "../../../core/posts/post-path.ts";
import { foldPlace } from "../../../core/subscribers/fold-place.ts";
import { formerPathsOf, gonePathsOf, isFromFeed, isOwnPath } from "./concerned-posts.ts";
import { toPost } from "./post-row.ts";
import { longPathOf, type StoredPostRow } from "./stored-post.ts";

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
export function sortOutPosts(post: IncomingPost, rows: readonly StoredPostRow[]) {
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
