import type { Preview } from "../../core/previews/preview.ts";
import { type ShownPull, selectShownPosts } from "../../core/previews/shown-pull.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import type { PreviewStore } from "../../ports/previews/preview-store.ts";
import type { AskedBook } from "../../ports/repository/asked-book.ts";
import type { Clock } from "../../ports/runtime/clock.ts";
import type { Log } from "../../ports/runtime/log.ts";
import { type ComposePreviewDependencies, composePreview } from "./compose-preview.ts";

export interface PreviewShownDependencies extends ComposePreviewDependencies {
  readonly asked: AskedBook;
  readonly previews: Pick<PreviewStore, "save" | "remove">;
  readonly clock: Pick<Clock, "now">;
  readonly log: Log;
}

type Asked = Pick<ShownPull, "repository" | "number" | "askedAt">;

/**
 * Makes the preview of what a workflow shows of its pull request. Idempotent: the newest run counts, and one that comes late
 * changes nothing, be it repeated, overtaken, or sent again by whoever got hold of its token.
 */
export async function previewShown(
  deps: PreviewShownDependencies,
  shown: ShownPull,
): Promise<Result<Preview, Problem>> {
  if (!takeTurn(deps, shown)) return fail(SUPERSEDED);
  const posts = selectShownPosts(shown, deps.newsletter.postsFolder ?? "");
  const { preview, mails } = await composePreview(deps, { pull: shown, ...posts }, deps.clock.now());
  if (!takeTurn(deps, shown)) return fail(SUPERSEDED);
  await deps.previews.save(preview, mails);
  deps.log.record("preview.made", { pull: shown.number, posts: preview.posts.length });
  return succeed(preview);
}

/** Takes a preview away whose pull request is closed. Idempotent. */
export async function endShown(
  deps: Pick<PreviewShownDependencies, "asked" | "previews" | "previewIds">,
  ended: Asked,
): Promise<Result<null, Problem>> {
  if (!takeTurn(deps, ended)) return fail(SUPERSEDED);
  await deps.previews.remove(deps.previewIds.derive(ended));
  return succeed(null);
}

/** Is this run the newest one? From then on no earlier one is. */
function takeTurn({ asked }: Pick<PreviewShownDependencies, "asked">, { number, askedAt }: Asked): boolean {
  if (askedAt < (asked.read(number) ?? askedAt)) return false;
  asked.write(number, askedAt);
  return true;
}

const SUPERSEDED: Problem = {
  kind: "preview-superseded",
  detail: "A newer run of this pull request's workflow was here: nothing is to be done.",
};
