import type { Issue } from "../../core/issues/issue.ts";

/** Tells the objects of an issue what its author wants, so that it holds from the very moment. */
export interface IssueCommander {
  /**
   * Resolves once the objects have recorded it, with the number of objects that could not be reached. Idempotent, and
   * in any order: the newest command stands.
   */
  command(issue: Issue): Promise<number>;
}
