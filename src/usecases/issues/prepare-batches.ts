import { BATCH_SIZE, type BatchNumber, type DraftBatch, type OpenBatch } from "../../core/batch.ts";
import { countDue } from "../../core/wave.ts";
import type { IssueDependencies } from "./advance-issue.ts";
import { freezeBatches, type Prepared } from "./freeze-batches.ts";
import { prepareBody } from "./prepare-body.ts";
import type { Slice } from "./render-edition.ts";

export type Task =
  | { readonly kind: "retry"; readonly batch: BatchNumber }
  | { readonly kind: "draft"; readonly draft: DraftBatch }
  | { readonly kind: "fresh" };

/**
 * Brings tasks whose starts have come to the point where only their requests are left. A task that is not in the answer
 * has nothing left to request.
 */
export async function prepareBatches(
  deps: IssueDependencies,
  slice: Slice,
  tasks: readonly Task[],
): Promise<ReadonlyMap<Task, Prepared>> {
  const prepared = new Map<Task, Prepared>();
  const drafts = new Map<Task, DraftBatch>();
  for (const task of tasks) {
    const retried = task.kind === "retry" ? await prepareRetry(deps, slice, task.batch) : null;
    if (retried !== null) prepared.set(task, retried);
    const draft = task.kind === "retry" ? null : await takeDraft(deps, slice, task);
    if (draft !== null) drafts.set(task, draft);
  }
  const frozen = await freezeBatches(deps, slice, [...drafts.values()]);
  draftAhead(deps, slice, drafts.size);
  for (const [task, draft] of drafts) {
    const batch = frozen.get(draft);
    if (batch !== undefined) prepared.set(task, batch);
  }
  return prepared;
}

const takeDraft = async (deps: IssueDependencies, slice: Slice, task: Exclude<Task, { kind: "retry" }>) =>
  task.kind === "draft" ? task.draft : (slice.drafted.shift() ?? draftBatch(deps));

/**
 * Chooses as many again right after the freezing, so that its durable write holds them too: with one of its own each
 * draft was a third of the writes. Not where a quota has to be asked first.
 */
function draftAhead(deps: IssueDependencies, slice: Slice, most: number): void {
  if (deps.quota !== undefined) return;
  while (slice.drafted.length < most) {
    const next = deps.ledger.draftBatch(deps.batchSize ?? BATCH_SIZE, deps.clock.now());
    if (next === null) return;
    slice.drafted.push(next);
  }
}

/** At most what the quota leaves. Where that is nothing, the ledger says until when the issue waits. */
async function draftBatch(deps: IssueDependencies): Promise<DraftBatch | null> {
  const size = deps.batchSize ?? BATCH_SIZE;
  if (deps.quota === undefined) return deps.ledger.draftBatch(size, deps.clock.now());
  const wanted = Math.min(size, countDue(deps.ledger.readFacts(), deps.clock.now()));
  if (wanted === 0) return null;
  const { granted, until } = await deps.quota.claim(wanted);
  if (until !== null) deps.ledger.waitForQuota(until, deps.clock.now());
  return granted === 0 ? null : deps.ledger.draftBatch(granted, deps.clock.now());
}

async function prepareRetry(
  deps: IssueDependencies,
  slice: Slice,
  number: BatchNumber,
): Promise<Prepared | null> {
  const batch = deps.ledger.findOpenBatch(number);
  if (batch === null) return null;
  const body = await prepareBody(deps, slice, deps.ledger.listRecipients(number));
  const current = checkBytes(deps, batch, body.hash);
  if (current === null) return null;
  deps.ledger.startAttempt(number, body.hash, deps.clock.now());
  return { batch: deps.ledger.findOpenBatch(number) ?? current, join: body.join };
}

/** A retry sends the same bytes. Where it cannot: in doubt, the batch is unknown; certainly refused, a new generation. */
function checkBytes(deps: IssueDependencies, batch: OpenBatch, hash: string): OpenBatch | null {
  if (batch.bodyHash === "" || batch.bodyHash === hash) return batch;
  if (batch.inDoubtSince === null) {
    deps.ledger.rebuild(batch.number);
    return deps.ledger.findOpenBatch(batch.number);
  }
  deps.ledger.settle(
    batch,
    { do: "settle", outcome: "unknown", reason: "the rebuilt body differs" },
    deps.clock.now(),
  );
  deps.log.record("batch.body-differed", { issue: deps.id, shard: deps.shard, batch: batch.number });
  return null;
}
