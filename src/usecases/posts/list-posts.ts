import type { Post } from "../../core/posts/post.ts";
import { explainNotDue } from "../../core/schedule/release.ts";
import type { Newsletter } from "../../core/settings/settings.ts";
import type { PostFilter, PostStore } from "../../ports/posts/post-store.ts";
import type { Clock } from "../../ports/runtime/clock.ts";

export interface ListPostsDependencies {
  readonly newsletter: Pick<Newsletter, "maximumAgeDays" | "languages">;
  readonly posts: Pick<PostStore, "list">;
  readonly clock: Pick<Clock, "now">;
}

/** A post as its author sees it: `reason` says why it is not due now; null where the next tick would release it. */
export interface ListedPost extends Post {
  readonly reason: string | null;
}

/** Posts for their author, those that stay home and future ones too, newest first. */
export async function listPosts(
  { newsletter, posts, clock }: ListPostsDependencies,
  page: Required<Pick<PostFilter, "limit" | "offset">>,
): Promise<readonly ListedPost[]> {
  const now = clock.now();
  const listed = await posts.list(page);
  return listed.map((post) => ({ ...post, reason: explainNotDue(post, now, newsletter) }));
}
