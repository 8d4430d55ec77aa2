import type { OpenBatch } from "../../../core/issues/batch.ts";
import { isStopped } from "../../../core/issues/command-state.ts";
import type { IssueDependencies } from "./issue-dependencies.ts";
import type { Task } from "./prepare-batches.ts";

/** Whether a task may begin now: its issue is not stopped, or it repeats a batch in doubt, whose key lives for a day. */
export function mayStart(ledger: IssueDependencies["ledger"], task: Task): boolean {
  if (!isStopped(ledger.readCommands())) return true;
  return task.kind === "retry" && (ledger.findOpenBatch(task.batch)?.inDoubtSince ?? null) !== null;
}

/**
 * Takes an attempt back whose issue was stopped while it waited for its start: the request never leaves, and that is
 * certain. One of a batch in doubt goes on. Answers whether it was taken back; asked right before the request.
 */
export function retractWhereStopped(
  { ledger, clock }: Pick<IssueDependencies, "ledger" | "clock">,
  batch: OpenBatch,
): boolean {
  if (batch.inDoubtSince !== null || !isStopped(ledger.readCommands())) return false;
  ledger.retractAttempt(batch, clock.now());
  return true;
}
