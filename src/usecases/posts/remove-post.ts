import type { PostId } from "../../core/ids.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import type { Newsletter } from "../../core/settings/settings.ts";
import type { PostStore } from "../../ports/posts/post-store.ts";
import type { Clock } from "../../ports/runtime/clock.ts";
import type { Log } from "../../ports/runtime/log.ts";
import { findPost } from "./find-post.ts";

export interface RemovePostDependencies {
  readonly newsletter: Pick<Newsletter, "postsFolder">;
  readonly posts: PostStore;
  readonly clock: Clock;
  readonly log: Log;
}

/** Takes a post out of feeds and of issues not yet composed. Published again, it still mails nobody twice. */
export async function removePost(
  deps: RemovePostDependencies,
  path: string,
): Promise<Result<{ readonly id: PostId; readonly state: "removed" }, Problem>> {
  const post = await findPost(deps, path);
  const removal = post === null ? "missing" : await deps.posts.remove(post.path, deps.clock.now());
  if (post === null || removal === "missing") {
    return fail({ kind: "post-not-found", detail: "Name it by the path that it was published at." });
  }
  deps.log.record("post.removed", { post: post.id });
  return succeed({ id: post.id, state: "removed" });
}
