import type { Issue } from "../../core/issues/issue.ts";

/** Tells the objects of an issue what its author wants, so that it holds from the very moment. */
export interface IssueCommander {
  /**
   * Answers once every object has recorded it: how many could not be reached, 0 where all were. Idempotent, and in any
   * order: the newest command stands.
   */
  command(issue: Issue): Promise<number>;
}
