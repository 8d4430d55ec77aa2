import type { Instant, PostId } from "../../core/ids.ts";
import type { Article } from "../../core/posts/article.ts";
import type { IncomingPost, SaveState, TakenId } from "../../core/posts/incoming-post.ts";
import type { Post, RenderedPost } from "../../core/posts/post.ts";
import type { PostFile } from "../../core/posts/post-file.ts";
import type { PostFilter } from "../../core/posts/post-filter.ts";

export interface PostStore {
  /**
   * Saves by id and moves the schedule's revision on, in one transaction. The same id at another path is a rename where the title tells so; a
   * new id at the same path takes the old one's release over; a post that was deleted and comes back keeps its own; the
   * same bytes in the same language under a new path are a rename where the old path is gone. Stories are derived anew
   * for all posts that the change can touch. Nothing changes where the id is that of another post that stands.
   * An id that names a path is that path's post, also in other letter case or by its folder (`hello` for
   * `hello/index.md`), where no post has exactly this id.
   */
  save(post: IncomingPost, now: Instant): Promise<SaveState | TakenId>;
  /**
   * Of these files, where in the list those are whose bytes are stored at their path already, and whose links lead to where
   * other posts stand; at most 5,000.
   */
  findUnchanged(files: readonly PostFile[]): Promise<ReadonlySet<number>>;
  /** By any spelling of its path, with or without the folder that posts lie in. */
  findByPath(path: string): Promise<Post | null>;
  /** Where posts stand on the blog, by the stems that name their files; those that are not here are left out. */
  findAddresses(stems: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The paths of posts whose links lead elsewhere than to where this one stands, itself among them where one of its own does. */
  findOutdated(post: Pick<IncomingPost, "id" | "path" | "longPath">): Promise<readonly string[]>;
  /** Without bodies, which nobody shows of many posts at once. */
  findMany(ids: readonly PostId[]): Promise<readonly Post[]>;
  /** As `findMany`, but throws `UnreadableRowError` where one of them cannot be read: a mail holds all or is not made. */
  findEvery(ids: readonly PostId[]): Promise<readonly Post[]>;
  /** Bodies for mails, in the order asked for; posts that are not there are left out. */
  findArticles(ids: readonly PostId[]): Promise<readonly (readonly [PostId, Article])[]>;
  /** Newest first by `publishedAt`; those that stay home too, unless asked otherwise. */
  list(filter: PostFilter): Promise<readonly Post[]>;
  /** As `list`, with bodies; at most 100. For feeds. */
  listRendered(filter: PostFilter): Promise<readonly RenderedPost[]>;
  /**
   * Marks as deleted; the release stays known, and passes to a post with the same bytes that waited beside it.
   * `missing` if there is none. Idempotent.
   */
  remove(path: string, now: Instant): Promise<"removed" | "missing">;
}
