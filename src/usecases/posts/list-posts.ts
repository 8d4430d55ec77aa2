import type { Post } from "../../core/posts/post.ts";
import type { PostFilter } from "../../core/posts/post-filter.ts";
import { explainNotDue } from "../../core/schedule/explain-not-due.ts";
import type { Newsletter } from "../../core/settings/settings.ts";
import type { PostStore } from "../../ports/posts/post-store.ts";
import type { Clock } from "../../ports/runtime/clock.ts";

export interface ListPostsDependencies {
  readonly newsletter: Pick<Newsletter, "maximumAgeDays" | "languages" | "requirePage">;
  readonly posts: Pick<PostStore, "list">;
  readonly clock: Pick<Clock, "now">;
}

/** `reason` says why it is not due now; null where the next tick would release it. */
export type ExplainedPost = Post & { readonly reason: string | null };

export interface PostPage {
  readonly posts: readonly ExplainedPost[];
  /** How many to pass over for the page after this one; null: there is none. */
  readonly next: number | null;
}

/** Posts for their author, those that stay home and future ones too, newest first. */
export async function listPosts(
  { newsletter, posts, clock }: ListPostsDependencies,
  { limit, offset }: Required<Pick<PostFilter, "limit" | "offset">>,
): Promise<PostPage> {
  const now = clock.now();
  const listed = await posts.list({ limit: limit + 1, offset }); // one more: is there more?
  const explained = listed.map((post) => ({ ...post, reason: explainNotDue(post, now, newsletter) }));
  return { posts: explained.slice(0, limit), next: listed.length > limit ? offset + limit : null };
}
