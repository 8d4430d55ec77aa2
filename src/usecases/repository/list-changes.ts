import type { Comparison, HostFailure } from "../../core/repository/comparison.ts";
import {
  type Changes,
  deriveComparedChanges,
  deriveListedChanges,
} from "../../core/repository/derive-changes.ts";
import { isPostOf } from "../../core/repository/post-places.ts";
import type { PendingPush } from "../../core/repository/push.ts";
import type { RepositoryName } from "../../core/repository/repository.ts";
import type { RepositoryState } from "../../core/repository/repository-state.ts";
import { type Result, succeed } from "../../core/result.ts";
import type { RepositoryFiles } from "../../ports/repository/repository-files.ts";
import type { RepositoryHost } from "../../ports/repository/repository-host.ts";

export interface ListChangesDependencies {
  readonly repositoryHost: RepositoryHost;
  readonly repositoryFiles: Pick<RepositoryFiles, "listPaths">;
}

/**
 * The commit that posts are to be brought to: the head of the branch, whichever push told of it. A host may know of a push
 * before its branch shows it: a commit that follows the head is the newer one. Where the host shows no head, the push's own
 * counts, unless it is older than what is here.
 */
export async function findTarget(
  { repositoryHost: host }: ListChangesDependencies,
  { repository, branch, after }: PendingPush,
  { taken }: RepositoryState,
): Promise<Result<string, HostFailure>> {
  const head = await host.findHead(repository, branch);
  if (!head.ok && !["missing", "malformed"].includes(head.problem.kind)) return head;
  const known = head.ok ? head.value : taken;
  if (known === null || known === after) return succeed(after);
  const pushed = await host.compare(repository, known, after);
  const status = pushed.ok ? pushed.value.status : "behind";
  return succeed(status === "ahead" || (status === "diverged" && !head.ok) ? after : known);
}

export interface ChangesRequest {
  readonly state: RepositoryState;
  readonly commit: string;
  /** Where the first of the pushes began; null: nobody knows. */
  readonly before: string | null;
}

/**
 * What brings posts to that commit: what it changes of what is here, where the host tells all of that; else the list of all
 * files. A comparison is asked for in both cases, for it alone tells where a file lay before; two of them where the branch was
 * forced elsewhere, since files may have been moved on either side.
 */
export async function listChanges(
  { repositoryHost: host, repositoryFiles }: ListChangesDependencies,
  { state, commit, before }: ChangesRequest,
): Promise<Result<Changes, HostFailure>> {
  const { name, folder, taken, taking } = state;
  const isPost = (path: string) => isPostOf(path, folder);
  const isBroken = taking !== null && taking !== commit; // of that one some may be here
  const base = isBroken ? taking : (taken ?? before);
  const there = await compareIfKnown(host, name, base, commit);
  if (!there.ok) return there;
  if (taken !== null && !isBroken && saysAll(there.value))
    return succeed(deriveComparedChanges(there.value.files, isPost));

  const isForced = there.value !== null && ["diverged", "behind"].includes(there.value.status);
  const here = await compareIfKnown(host, name, isForced ? commit : null, base);
  if (!here.ok) return here;
  const listed = await host.listFiles(name, commit, folder);
  if (listed.ok) {
    const moves = { there: there.value, here: here.value };
    return succeed(deriveListedChanges(listed.value, await repositoryFiles.listPaths(name), moves, isPost));
  }
  return listed.problem.kind === "missing" && saysAll(there.value)
    ? succeed(deriveComparedChanges(there.value.files, isPost))
    : listed;
}

/** Null where there is nothing to compare, or one of both is nowhere any more. */
async function compareIfKnown(
  host: RepositoryHost,
  repository: RepositoryName,
  base: string | null,
  head: string | null,
): Promise<Result<Comparison | null, HostFailure>> {
  if (base === null || head === null) return succeed(null);
  const compared = await host.compare(repository, base, head);
  return !compared.ok && compared.problem.kind === "missing" ? succeed(null) : compared;
}

/** Seen from what has diverged, only what the commit itself changed is told. */
const saysAll = (comparison: Comparison | null): comparison is Comparison =>
  comparison?.isWhole === true && ["ahead", "identical"].includes(comparison.status);
