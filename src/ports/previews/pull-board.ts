import type { HostFailure } from "../../core/repository/comparison.ts";
import type { Pull } from "../../core/repository/pull.ts";
import type { Result } from "../../core/result.ts";

/** What is said at a pull request. Idempotent: what is there already is kept as it is. */
export interface PullBoard {
  /** Keeps the one comment that holds this mark, which nobody sees, up to date. */
  comment(
    pull: Pick<Pull, "repository" | "number">,
    said: { readonly mark: string; readonly text: string },
  ): Promise<Result<null, HostFailure>>;
  /** Marks a commit. */
  mark(
    pull: Pick<Pull, "repository" | "head">,
    said: { readonly isGood: boolean; readonly url: string; readonly description: string },
  ): Promise<Result<null, HostFailure>>;
}
