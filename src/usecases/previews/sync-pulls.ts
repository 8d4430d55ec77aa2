import type { Instant } from "../../core/ids.ts";
import type { HostFailure } from "../../core/repository/comparison.ts";
import type { PendingPull } from "../../core/repository/pull.ts";
import { postpone } from "../../core/repository/push.ts";
import { type Result, succeed } from "../../core/result.ts";
import type { PreviewStore } from "../../ports/previews/preview-store.ts";
import type { PullBox } from "../../ports/repository/push-box.ts";
import type { Clock } from "../../ports/runtime/clock.ts";
import type { Log } from "../../ports/runtime/log.ts";
import { type MakePreviewDependencies, makePreview } from "./make-preview.ts";
import { type TellPullDependencies, tellPull } from "./tell-pull.ts";

export interface SyncPullsDependencies extends MakePreviewDependencies {
  readonly pullBoard: TellPullDependencies["pullBoard"];
  readonly pulls: PullBox;
  readonly previews: PreviewStore;
  readonly clock: Pick<Clock, "now">;
  readonly log: Log;
}

/**
 * One slice of what pull requests are owed: makes the preview of one, or takes it away. Returns when to be called again; null:
 * nothing is owed. Idempotent, and may stop anywhere.
 */
export async function syncPulls(deps: SyncPullsDependencies): Promise<Instant | null> {
  const now = deps.clock.now();
  const [next] = [...deps.pulls.list()].sort((a, b) => a.nextAt - b.nextAt);
  if (next === undefined) return null;
  if (next.nextAt > now) return next.nextAt;
  const done = await settlePull(deps, next, now);
  const current = deps.pulls.read(next.number);
  if (!done.ok) {
    deps.log.record("preview.failed", { pull: next.number, problem: done.problem.detail });
    deps.pulls.write(next.number, postpone(current ?? next, done.problem, now));
  } else if (current?.seq === next.seq) deps.pulls.write(next.number, null);
  return deps.pulls.list().length === 0 ? null : Math.min(...deps.pulls.list().map(({ nextAt }) => nextAt));
}

async function settlePull(
  deps: SyncPullsDependencies,
  pull: PendingPull,
  now: Instant,
): Promise<Result<null, HostFailure>> {
  if (!pull.isOpen) {
    await deps.previews.remove(deps.previewIds.derive(pull));
    return succeed(null);
  }
  const made = await makePreview(deps, pull, now);
  if (!made.ok) return made;
  await deps.previews.save(made.value.preview, made.value.mails);
  deps.log.record("preview.made", { pull: pull.number, posts: made.value.preview.posts.length });
  const told = await tellPull(deps, pull, made.value.preview);
  if (told.ok || isToWait(told.problem)) return told;
  // A token that may not write there: the preview stands, and is listed for the author.
  deps.log.record("preview.untold", { pull: pull.number, problem: told.problem.detail });
  return succeed(null);
}

const isToWait = ({ kind }: HostFailure) => kind === "unreachable" || kind === "waits";
