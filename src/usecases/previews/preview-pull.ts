import { explainUnexpected } from "../../core/explain-unexpected.ts";
import { composeComment, composeDescription, deriveMark } from "../../core/previews/compose-comment.ts";
import { CLIP_BYTES, hasFaults, type Preview } from "../../core/previews/preview.ts";
import type { ShownPull } from "../../core/previews/shown-pull.ts";
import type { Problem } from "../../core/problem.ts";
import type { WorkflowRun } from "../../core/repository/decide-workflow.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import type { Newsletter } from "../../core/settings/settings.ts";
import type { PullPreviewer } from "../../ports/previews/pull-previewer.ts";
import type { Log } from "../../ports/runtime/log.ts";
import { derivePreviewUrl } from "./tell-pull.ts";

export interface PreviewPullDependencies {
  readonly newsletter: Pick<Newsletter, "publicUrl" | "timeZone">;
  readonly pullPreviewer: PullPreviewer;
  readonly log: Log;
}

/** A preview, and what its workflow is to say of it at the pull request: the newsletter may not be allowed to. */
export interface PreviewedPull {
  readonly preview: Preview;
  readonly url: string;
  /** Markdown. */
  readonly summary: string;
  /** What the one comment that holds the summary begins with, unseen. */
  readonly mark: string;
  readonly isGood: boolean;
  /** In one line of at most 140 characters. */
  readonly description: string;
}

/** The preview of a pull request, for the workflow that runs on it. Stores no post and mails nobody. Idempotent. */
export async function previewPull(
  deps: PreviewPullDependencies,
  run: WorkflowRun,
  shown: Pick<ShownPull, "title" | "head" | "files" | "removed" | "leftOut">,
): Promise<Result<PreviewedPull, Problem>> {
  const { repository, number, askedAt } = run;
  if (number === null) return fail(MERGED);
  const made = await reach(deps, () => deps.pullPreviewer.preview({ repository, number, askedAt, ...shown }));
  if (!made.ok) return made;
  const { publicUrl, timeZone } = deps.newsletter;
  const url = derivePreviewUrl(publicUrl, made.value.id);
  return succeed({
    ...{ preview: made.value, url, mark: deriveMark(made.value) },
    summary: composeComment(made.value, { url, timeZone, clipBytes: CLIP_BYTES }),
    ...{ isGood: !hasFaults(made.value), description: composeDescription(made.value) },
  });
}

/** The pull request is closed: its preview goes. The token of one that was merged names no number, so that any is taken. */
export async function endPreview(
  deps: Pick<PreviewPullDependencies, "pullPreviewer" | "log">,
  { repository, number: own, askedAt }: WorkflowRun,
  number: number,
): Promise<Result<null, Problem>> {
  if (own !== null && own !== number) return fail(OTHER_PULL);
  return reach(deps, () => deps.pullPreviewer.end({ repository, number, askedAt }));
}

async function reach<Value>(
  { log }: Pick<PreviewPullDependencies, "log">,
  work: () => Promise<Result<Value, Problem>>,
): Promise<Result<Value, Problem>> {
  try {
    return await work();
  } catch (error) {
    log.record("preview.not-made", { error: explainUnexpected(error) });
    return fail({ kind: "preview-not-made" });
  }
}

const MERGED: Problem = {
  kind: "workflow-not-trusted",
  detail: "The pull request is merged: there is nothing to preview any more.",
};
const OTHER_PULL: Problem = {
  kind: "workflow-not-trusted",
  detail: "A run ends the preview of its own pull request alone.",
};
