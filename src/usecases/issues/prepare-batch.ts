import {
  BATCH_SIZE,
  type BatchNumber,
  type DraftBatch,
  type OpenBatch,
  selectStaying,
} from "../../core/batch.ts";
import type { BatchBody } from "../../core/batch-body.ts";
import { countDue } from "../../core/wave.ts";
import type { IssueDependencies } from "./advance-issue.ts";
import { buildBatchBody } from "./build-batch-body.ts";
import type { Slice } from "./render-edition.ts";

export type Task =
  | { readonly kind: "retry"; readonly batch: BatchNumber }
  | { readonly kind: "draft"; readonly draft: DraftBatch }
  | { readonly kind: "fresh" };

/** A frozen batch whose attempt is recorded: it has to leave now. */
export interface Prepared {
  readonly batch: OpenBatch;
  readonly body: BatchBody;
}

/** Brings one task to the point where only the request is left. Null: nothing is left to request. */
export async function prepareBatch(
  deps: IssueDependencies,
  slice: Slice,
  task: Task,
): Promise<Prepared | null> {
  if (task.kind === "retry") return prepareRetry(deps, slice, task.batch);
  const draft = task.kind === "draft" ? task.draft : await draftBatch(deps);
  return draft === null ? null : freezeBatch(deps, slice, draft);
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

/** Who left since is taken out by one query just before the batch is frozen; the ledger knows the bytes before they leave. */
async function freezeBatch(
  deps: IssueDependencies,
  slice: Slice,
  draft: DraftBatch,
): Promise<Prepared | null> {
  const gone = await deps.departures.listGone(
    draft.recipients.map((entry) => entry.id),
    deps.clock.now(),
  );
  const staying = selectStaying(draft, gone);
  const built = await buildBatchBody(deps, slice, staying);
  const batch = deps.ledger.freezeBatch(draft, gone, built.hash, deps.clock.now());
  return batch === null ? null : { batch, body: built.body };
}

async function prepareRetry(
  deps: IssueDependencies,
  slice: Slice,
  number: BatchNumber,
): Promise<Prepared | null> {
  const batch = deps.ledger.findOpenBatch(number);
  if (batch === null) return null;
  const built = await buildBatchBody(deps, slice, deps.ledger.listRecipients(number));
  const current = checkBytes(deps, batch, built.hash);
  if (current === null) return null;
  deps.ledger.startAttempt(number, built.hash, deps.clock.now());
  return { batch: deps.ledger.findOpenBatch(number) ?? current, body: built.body };
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
