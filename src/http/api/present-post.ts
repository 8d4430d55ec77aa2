import type { ListedPost } from "../../contract/posts/posts.ts";
import { formatInstant, type Instant } from "../../core/ids.ts";
import type { ExplainedPost } from "../../usecases/posts/list-posts.ts";

const formatOptional = (at: Instant | null) => (at === null ? null : formatInstant(at));

/** A post as its author sees it. `draft`: it stays home, for whatever reason. */
export const presentPost = ({ home, page: _, ...post }: ExplainedPost): ListedPost => ({
  ...post,
  draft: home !== null,
  expiresAt: formatOptional(post.expiresAt),
  publishedAt: formatInstant(post.publishedAt),
  addedAt: formatInstant(post.addedAt),
  changedAt: formatInstant(post.changedAt),
  releasedAt: formatOptional(post.releasedAt),
});
