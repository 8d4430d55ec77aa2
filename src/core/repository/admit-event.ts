import { fail, type Result, succeed } from "../result.ts";
import type { Pull } from "./pull.ts";
import type { Push } from "./push.ts";
import type { RepositoryName } from "./repository.ts";
import type { RepositoryEvent } from "./repository-call.ts";

/** Whose pushes are taken. */
export interface PushRules {
  /** Null: of any that is signed with the secret. */
  readonly repository: RepositoryName | null;
  /** Null: the repository's default branch. */
  readonly branch: string | null;
}

/** The push as work, or why it is none. */
export function decidePush(
  { branch, before, after, ...event }: Extract<RepositoryEvent, { is: "push" }>,
  rules: PushRules,
): Result<Push, string> {
  if (branch === null) return fail("It is no push to a branch.");
  const foreign = explainForeign(event, branch, rules);
  if (foreign !== null) return fail(foreign);
  const { repository } = event;
  return after === null ? fail("The branch is deleted.") : succeed({ repository, branch, before, after });
}

/** The pull request as work, or why it is none. */
export function decidePull(
  { pull, into, ...event }: Extract<RepositoryEvent, { is: "pull-request" }>,
  rules: PushRules,
): Result<Pull, string> {
  const foreign = explainForeign(event, into, rules);
  if (foreign !== null) return fail(foreign);
  return pull === null ? fail("Nothing of the pull request changed that a preview shows.") : succeed(pull);
}

type Origin = Pick<Extract<RepositoryEvent, { is: "push" }>, "repository" | "defaultBranch">;

/** Why something of this branch is nothing to us; null: it is. */
function explainForeign(
  { repository, defaultBranch }: Origin,
  branch: string,
  rules: PushRules,
): string | null {
  if (rules.repository !== null && rules.repository !== repository)
    return "It is another repository than GITHUB_REPOSITORY names.";
  return branch === (rules.branch ?? defaultBranch) ? null : "It is another branch than that of the posts.";
}
