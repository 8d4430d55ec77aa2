import { composeComment, composeDescription, deriveMark } from "../../core/previews/compose-comment.ts";
import { CLIP_BYTES, hasFaults, type Preview } from "../../core/previews/preview.ts";
import type { HostFailure } from "../../core/repository/comparison.ts";
import type { Pull } from "../../core/repository/pull.ts";
import { type Result, succeed } from "../../core/result.ts";
import type { Newsletter } from "../../core/settings/settings.ts";
import type { PullBoard } from "../../ports/previews/pull-board.ts";

export interface TellPullDependencies {
  readonly newsletter: Pick<Newsletter, "publicUrl" | "timeZone">;
  /** Null: without a token nothing can be said there. */
  readonly pullBoard: PullBoard | null;
}

/** Says at the pull request what its preview shows: one comment that is kept up to date, one status. Idempotent. */
export async function tellPull(
  { newsletter, pullBoard }: TellPullDependencies,
  pull: Pull,
  preview: Preview,
): Promise<Result<null, HostFailure>> {
  if (pullBoard === null) return succeed(null);
  const url = derivePreviewUrl(newsletter.publicUrl, preview.id);
  const text = composeComment(preview, { url, timeZone: newsletter.timeZone, clipBytes: CLIP_BYTES });
  const said = await pullBoard.comment(pull, { mark: deriveMark(preview), text });
  if (!said.ok) return said;
  const description = composeDescription(preview);
  return pullBoard.mark(pull, { isGood: !hasFaults(preview), url, description });
}

export const derivePreviewUrl = (publicUrl: URL, id: string): string =>
  new URL(`previews/${id}`, publicUrl).href;
