import type { Instant } from "../ids.ts";
import { fail, type Result, succeed } from "../result.ts";
import { parseRepository, type RepositoryName } from "./repository.ts";

/** What a workflow's token says of its run, once it is proven to come from the host. */
export interface WorkflowClaims {
  /** A number that no other repository ever has; a name may pass to somebody else. */
  readonly repositoryId: string;
  readonly repository: string;
  /** What the run was started by. */
  readonly event: string;
  readonly ref: string;
  /** The branch that the pull request goes into; empty: it is the run of no pull request. */
  readonly baseRef: string;
  readonly issuedAt: Instant;
}

/** Whose workflows are listened to. */
export interface WorkflowRules {
  /** Null: nobody's. */
  readonly repositoryId: string | null;
  /** Null: any. */
  readonly branch: string | null;
}

/** The run of a pull request's workflow in the blog's own repository. */
export interface WorkflowRun {
  readonly repository: RepositoryName;
  /** Of its pull request; null: that was merged, and the token names the branch that took it. */
  readonly number: number | null;
  readonly askedAt: Instant;
}

/** What its token shows where it may hold nothing of the run's own repository but what was merged there. */
const FOREIGN_EVENTS = ["pull_request_target", "workflow_run"];
const MERGE_REF = /^refs\/pull\/([1-9]\d{0,8})\/merge$/;

/**
 * The run whose token this is, or why it is not listened to and what to do. `pull_request` alone is a run with the code of
 * the branch and without the repository's secrets: what runs with secrets must not be led by a stranger's files.
 */
export function decideWorkflow(claims: WorkflowClaims, rules: WorkflowRules): Result<WorkflowRun, string> {
  const { repositoryId, event, ref, baseRef } = claims;
  const repository = parseRepository(claims.repository);
  if (repository === null) return fail("The token names no repository.");
  if (repositoryId !== rules.repositoryId) return fail(explainForeign(repository, repositoryId, rules));
  if (FOREIGN_EVENTS.includes(event))
    return fail(
      `A run by ${event} is never listened to: it has rights that a pull request must not have. Run the workflow on pull_request.`,
    );
  if (event !== "pull_request")
    return fail("Run the workflow on pull_request: previews are of pull requests.");
  if (rules.branch !== null && rules.branch !== baseRef)
    return fail(
      "The pull request goes into another branch than GITHUB_BRANCH names. Add `branches` to the workflow's `pull_request`.",
    );
  const [, number] = MERGE_REF.exec(ref) ?? [];
  if (number === undefined && (baseRef === "" || ref !== `refs/heads/${baseRef}`))
    return fail("The token names no pull request: run the workflow on pull_request.");
  const { issuedAt: askedAt } = claims;
  return succeed({ repository, number: number === undefined ? null : Number(number), askedAt });
}

const explainForeign = (name: RepositoryName, id: string, { repositoryId }: WorkflowRules) =>
  repositoryId === null
    ? `The newsletter listens to no repository's workflows yet. If ${name} is your blog's, set GITHUB_REPOSITORY_ID to ${id} and deploy.`
    : `The newsletter listens to another repository. If ${name} is your blog's, set GITHUB_REPOSITORY_ID to ${id} and deploy.`;
