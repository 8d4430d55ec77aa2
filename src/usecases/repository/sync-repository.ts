import type { Instant } from "../../core/ids.ts";
import type { HostFailure } from "../../core/repository/comparison.ts";
import { type PendingPush, postpone, resume } from "../../core/repository/push.ts";
import type { RepositoryState } from "../../core/repository/repository-state.ts";
import { type Result, succeed } from "../../core/result.ts";
import type { PushBox } from "../../ports/repository/push-box.ts";
import type { RepositoryHost } from "../../ports/repository/repository-host.ts";
import type { RepositoryStore } from "../../ports/repository/repository-store.ts";
import type { Clock } from "../../ports/runtime/clock.ts";
import type { Log } from "../../ports/runtime/log.ts";
import { findTarget, listChanges } from "./list-changes.ts";
import { type TakeFilesDependencies, takeFiles } from "./take-files.ts";

export interface SyncDependencies extends TakeFilesDependencies {
  readonly repositoryHost: RepositoryHost;
  readonly pushes: PushBox;
  readonly repositories: RepositoryStore;
  readonly clock: Clock;
  readonly log: Log;
}

/** How far an attempt came. */
interface Progress {
  readonly commit: string;
  /** Nothing of this commit is left to do. */
  readonly isDone: boolean;
}

/**
 * One slice of what a repository is owed: brings posts nearer to the head of its branch. A push says only that there is
 * something to do; what is done follows from the head as it is now and from what is here, so pushes may come twice, in any
 * order or not at all, and a slice may stop anywhere. Returns when to be called again; null: nothing is owed.
 */
export async function syncRepository(deps: SyncDependencies): Promise<Instant | null> {
  const pending = deps.pushes.read();
  if (pending === null) return null;
  if (pending.nextAt > deps.clock.now()) return pending.nextAt;
  const state = await findState(deps, pending);
  const progress = await advance(deps, pending, state);
  return progress.ok
    ? noteProgress(deps, pending, progress.value)
    : notePostponed(deps, pending, progress.problem);
}

/** What is known of another branch, or by another folder, says nothing of how far this one was brought in. */
async function findState(
  deps: SyncDependencies,
  { repository, branch }: PendingPush,
): Promise<RepositoryState> {
  const { postsFolder: folder = "" } = deps.newsletter;
  const known = await deps.repositories.find(repository);
  if (known?.branch === branch && known.folder === folder) return known;
  const nothing = { takenAt: null, problem: null, failingSince: null, nextAt: null };
  return { ...nothing, ...known, name: repository, branch, folder, taken: null, taking: null };
}

async function advance(
  deps: SyncDependencies,
  pending: PendingPush,
  state: RepositoryState,
): Promise<Result<Progress, HostFailure>> {
  const target = await findTarget(deps, pending, state);
  if (!target.ok) return target;
  const commit = target.value;
  if (commit === state.taken && state.taking === null) return succeed({ commit, isDone: true });
  const changes = await listChanges(deps, { state, commit, before: pending.before });
  if (!changes.ok) return changes;
  if (state.taking !== commit) await deps.repositories.save({ ...state, taking: commit });
  const taken = await takeFiles(deps, { repository: state.name, commit, changes: changes.value });
  return taken.ok ? succeed({ commit, isDone: taken.value.isDone }) : taken;
}

/** Whatever came meanwhile is owed still. */
async function noteProgress(
  deps: SyncDependencies,
  pending: PendingPush,
  { commit, isDone }: Progress,
): Promise<Instant | null> {
  const now = deps.clock.now();
  const state = await findState(deps, pending);
  const isNews = isDone && (state.taken !== commit || state.taking !== null);
  if (isNews || state.problem !== null) {
    const end = isDone ? { taken: commit, taking: null, takenAt: now } : {};
    await deps.repositories.save({ ...state, ...end, problem: null, failingSince: null, nextAt: null });
  }
  if (isNews) deps.log.record("repository.taken", { repository: pending.repository, commit });
  const current = deps.pushes.read();
  const isOwed = current !== null && (!isDone || current.seq !== pending.seq);
  deps.pushes.write(isOwed ? resume(current, now) : null);
  return isOwed ? now : null;
}

async function notePostponed(
  deps: SyncDependencies,
  pending: PendingPush,
  failure: HostFailure,
): Promise<Instant> {
  const now = deps.clock.now();
  const later = postpone(deps.pushes.read() ?? pending, failure, now);
  deps.pushes.write(later);
  const { failingSince, nextAt } = later;
  deps.log.record("repository.failed", { repository: pending.repository, problem: failure.detail, nextAt });
  const state = await findState(deps, pending);
  await deps.repositories.save({ ...state, problem: failure.detail, failingSince, nextAt });
  return nextAt;
}
