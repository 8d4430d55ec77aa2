import type { OpenBatch } from "../../../core/issues/batch.ts";
import { isStopped } from "../../../core/issues/command-state.ts";
import type { IssueDependencies } from "./issue-dependencies.ts";
import type { Task } from "./prepare-batches.ts";

/**
 * May a task begin now? Yes if its issue is not stopped, or if it repeats a batch in doubt, whose key lives for a day
 * only.
 */
export function mayStart(ledger: IssueDependencies["ledger"], task: Task): boolean {
  if (!isStopped(ledger.readCommands())) return true;
  return task.kind === "retry" && (ledger.findOpenBatch(task.batch)?.inDoubtSince ?? null) !== null;
}

/**
 * Takes an attempt back if its issue was stopped while the attempt waited for its start: the request certainly never
 * leaves. An attempt of a batch in doubt goes on. Called right before the request; returns whether the attempt was
 * taken back.
 */
export function retractWhereStopped(
  { ledger, clock }: Pick<IssueDependencies, "ledger" | "clock">,
  batch: OpenBatch,
): boolean {
  if (batch.inDoubtSince !== null || !isStopped(ledger.readCommands())) return false;
  ledger.retractAttempt(batch, clock.now());
  return true;
}

/**
 * Takes an attempt back if what comes before its request fails: the request certainly never leaves. Otherwise the batch
 * would count as in doubt, and would leave though its issue was stopped meanwhile.
 */
export function retractIfItFails<Outcome>(
  { ledger, clock }: Pick<IssueDependencies, "ledger" | "clock">,
  batch: OpenBatch,
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  return work().catch((error: unknown) => {
    ledger.retractAttempt(batch, clock.now());
    throw error;
  });
}
