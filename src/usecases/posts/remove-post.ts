import type { PostId } from "../../core/ids.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import type { PostStore } from "../../ports/post-store.ts";

export interface RemovePostDependencies {
  readonly posts: PostStore;
  readonly clock: Clock;
  readonly log: Log;
}

/** Takes a post out of feeds and of issues not yet composed. Published again, it still mails nobody twice. */
export async function removePost(
  deps: RemovePostDependencies,
  path: string,
): Promise<Result<{ readonly id: PostId; readonly state: "removed" }, Problem>> {
  const normal = path.normalize("NFC");
  const post = await deps.posts.findByPath(normal);
  const removal = post === null ? "missing" : await deps.posts.remove(normal, deps.clock.now());
  if (post === null || removal === "missing") {
    return fail({ kind: "post-not-found", detail: "Name it by the path that it was published at." });
  }
  deps.log.record("post.removed", { post: post.id });
  return succeed({ id: post.id, state: "removed" });
}
