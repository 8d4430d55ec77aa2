import type { PostId } from "../../core/ids.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import { explainNotDue } from "../../core/schedule/explain-not-due.ts";
import type { Newsletter } from "../../core/settings/settings.ts";
import type { PageStore } from "../../ports/pages/page-store.ts";
import type { PostStore } from "../../ports/posts/post-store.ts";
import type { Clock } from "../../ports/runtime/clock.ts";
import type { Log } from "../../ports/runtime/log.ts";
import { findPost } from "../posts/find-post.ts";

export interface ReleasePostDependencies {
  readonly newsletter: Pick<Newsletter, "postsFolder" | "maximumAgeDays" | "languages" | "requirePage">;
  readonly posts: Pick<PostStore, "findByPath">;
  readonly pages: Pick<PageStore, "saveAnswered">;
  readonly clock: Pick<Clock, "now">;
  readonly log: Log;
}

export interface ReleaseOutcome {
  readonly id: PostId;
  /** What else keeps it from its readers; null: it goes out with the next tick. */
  readonly reason: string | null;
}

/** The author's word that a post waits for its page no longer. It overrides nothing else. Idempotent. */
export async function releasePost(
  deps: ReleasePostDependencies,
  path: string,
): Promise<Result<ReleaseOutcome, Problem>> {
  const post = await findPost(deps, path);
  if (post === null)
    return fail({ kind: "post-not-found", detail: "Name it by the path that posts list shows." });
  const now = deps.clock.now();
  await deps.pages.saveAnswered({ post: post.id, url: post.url }, now);
  deps.log.record("page.waived", { post: post.id });
  return succeed({
    id: post.id,
    reason: explainNotDue(post, now, { ...deps.newsletter, requirePage: false }),
  });
}
