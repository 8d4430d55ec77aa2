import { fail, type Result, succeed } from "../result.ts";
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
  event: Extract<RepositoryEvent, { is: "push" }>,
  rules: PushRules,
): Result<Push, string> {
  const { repository, branch, before, after } = event;
  if (rules.repository !== null && rules.repository !== repository)
    return fail("It is another repository than GITHUB_REPOSITORY names.");
  if (branch === null) return fail("It is no push to a branch.");
  if (branch !== (rules.branch ?? event.defaultBranch))
    return fail("It is another branch than that of the posts.");
  return after === null ? fail("The branch is deleted.") : succeed({ repository, branch, before, after });
}
