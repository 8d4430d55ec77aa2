import type { BatchNumber, DraftBatch, OpenBatch } from "../../../core/issues/batch.ts";
import { countDue } from "../../../core/issues/wave.ts";
import type { Slice } from "../../editions/render-edition.ts";
import { freezeBatches, type Prepared, type Unsent } from "./freeze-batches.ts";
import type { IssueDependencies } from "./issue-dependencies.ts";
import { prepareBody } from "./prepare-body.ts";

export type Task =
  | { readonly kind: "retry"; readonly batch: BatchNumber }
  | { readonly kind: "draft"; readonly draft: DraftBatch }
  | { readonly kind: "fresh" };

/**
 * Prepares tasks whose starts have come, up to the point where only the request is left. A task that is missing from
 * the result has nothing left to request.
 */
export async function prepareBatches(
  deps: IssueDependencies,
  slice: Slice,
  tasks: readonly Task[],
): Promise<ReadonlyMap<Task, Prepared>> {
  const prepared = new Map<Task, Prepared>();
  const unsent = new Map<Task, Unsent>();
  for (const task of tasks) {
    const doubtful = task.kind === "retry" ? findDoubtful(deps, task.batch) : null;
    if (doubtful !== null) {
      const repeated = await repeatDoubtful(deps, slice, doubtful);
      if (repeated !== null) prepared.set(task, repeated);
      continue;
    }
    const next = await findUnsent(deps, slice, task);
    if (next !== null) unsent.set(task, next);
  }
  const frozen = await freezeBatches(deps, slice, [...unsent.values()]);
  draftAhead(deps, slice, [...unsent.values()].filter(({ refused }) => refused === null).length);
  for (const [task, one] of unsent) {
    const batch = frozen.get(one);
    if (batch !== undefined) prepared.set(task, batch);
  }
  return prepared;
}

function findDoubtful(deps: IssueDependencies, number: BatchNumber): OpenBatch | null {
  const batch = deps.ledger.findOpenBatch(number);
  return batch === null || batch.inDoubtSince === null ? null : batch;
}

async function findUnsent(deps: IssueDependencies, slice: Slice, task: Task): Promise<Unsent | null> {
  if (task.kind === "retry") {
    const refused = deps.ledger.findOpenBatch(task.batch);
    if (refused === null) return null;
    return { number: task.batch, recipients: deps.ledger.listRecipients(task.batch), refused };
  }
  const draft = task.kind === "draft" ? task.draft : (slice.drafted.shift() ?? (await draftBatch(deps)));
  return draft === null ? null : { ...draft, refused: null };
}

/**
 * Drafts as many batches again right after the freezing, so that the same durable write holds them too: with a write
 * for each, drafts were a third of all writes. Not if a quota has to be asked first.
 */
function draftAhead(deps: IssueDependencies, slice: Slice, most: number): void {
  if (deps.quota !== undefined) return;
  while (slice.drafted.length < most) {
    const next = deps.ledger.draftBatch(deps.terms.batchSize, deps.clock.now());
    if (next === null) return;
    slice.drafted.push(next);
  }
}

/** Drafts at most what the quota leaves. If that is nothing, the ledger records until when the issue waits. */
async function draftBatch(deps: IssueDependencies): Promise<DraftBatch | null> {
  const size = deps.terms.batchSize;
  if (deps.quota === undefined) return deps.ledger.draftBatch(size, deps.clock.now());
  const wanted = Math.min(size, countDue(deps.ledger.readFacts(), deps.clock.now()));
  if (wanted === 0) return null;
  const { granted, until } = await deps.quota.claim(wanted);
  if (until !== null) deps.ledger.waitForQuota(until, deps.clock.now());
  return granted === 0 ? null : deps.ledger.draftBatch(granted, deps.clock.now());
}

/** The same bytes again. If they cannot be made any more, the batch is unknown and never sent anew. */
async function repeatDoubtful(
  deps: IssueDependencies,
  slice: Slice,
  batch: OpenBatch,
): Promise<Prepared | null> {
  const body = await prepareBody(deps, slice, deps.ledger.listRecipients(batch.number));
  if (batch.bodyHash !== body.hash) {
    const reason = "the rebuilt body differs";
    deps.ledger.settle(batch, { do: "settle", outcome: "unknown", reason }, deps.clock.now());
    deps.log.record("batch.body-differed", { issue: deps.id, shard: deps.shard, batch: batch.number });
    return null;
  }
  deps.ledger.startAttempt(batch.number, body.hash, deps.clock.now());
  return { batch: deps.ledger.findOpenBatch(batch.number) ?? batch, mails: body.mails };
}
