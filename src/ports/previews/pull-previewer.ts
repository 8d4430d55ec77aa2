import type { Preview } from "../../core/previews/preview.ts";
import type { ShownPull } from "../../core/previews/shown-pull.ts";
import type { Problem } from "../../core/problem.ts";
import type { Result } from "../../core/result.ts";

/** Has the object of its repository make a preview of what a workflow shows, or end it. Throws where that does not answer. */
export interface PullPreviewer {
  preview(shown: ShownPull): Promise<Result<Preview, Problem>>;
  end(ended: Pick<ShownPull, "repository" | "number" | "askedAt">): Promise<Result<null, Problem>>;
}
