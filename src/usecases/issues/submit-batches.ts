import { BATCH_SIZE, type BatchNumber, type DraftBatch, type OpenBatch } from "../../core/batch.ts";
import type { Move } from "../../core/decide-next-move.ts";
import type { Instant } from "../../core/ids.ts";
import type { Issue } from "../../core/issue.ts";
import type { IssueDependencies } from "./advance-issue.ts";
import { buildBatchBody } from "./build-batch-body.ts";
import type { Slice } from "./render-edition.ts";
import { submitBatch } from "./submit-batch.ts";

/** Requests in one slice: within the Free plan's 50 external subrequests, with the slice's own calls beside them. */
const REQUESTS_PER_SLICE = 40;

/** A Worker may have six connections waiting for headers; one is left for the stores. */
const IN_FLIGHT = 5;

type SubmitMove = Extract<Move, { do: "submit" }>;
type Task =
  | { readonly kind: "retry"; readonly batch: BatchNumber }
  | { readonly kind: "draft"; readonly draft: DraftBatch }
  | { readonly kind: "fresh" };

/** Submits what is due, each request at the start that the pacer gave, several in flight. */
export async function submitBatches(deps: IssueDependencies, issue: Issue, move: SubmitMove): Promise<void> {
  const content = await deps.editions.findContent(issue.id);
  if (content === null) throw new Error(`Issue ${issue.id} is submitted before it is composed.`);
  const slice: Slice = { content, encoded: new Map() };
  const tasks = listTasks(deps, move).slice(0, REQUESTS_PER_SLICE);
  const starts = await deps.pacer.reserve("digest", `${deps.id}/${deps.shard}`, tasks.length);
  const queue = starts.flatMap((start, index) => {
    const task = tasks[index];
    return task === undefined ? [] : [{ start, task }];
  });
  await Promise.all(Array.from({ length: IN_FLIGHT }, () => work(deps, slice, queue)));
}

function listTasks(deps: IssueDependencies, move: SubmitMove): readonly Task[] {
  const retries = move.retries.map((batch): Task => ({ kind: "retry", batch }));
  if (!move.fresh) return retries;
  const drafts = deps.ledger.listDrafts().map((draft): Task => ({ kind: "draft", draft }));
  const fresh = Math.ceil(deps.ledger.readFacts().unassigned / (deps.batchSize ?? BATCH_SIZE));
  return [...retries, ...drafts, ...Array.from({ length: fresh }, (): Task => ({ kind: "fresh" }))];
}

/** Takes tasks off the queue until it is empty, or until the provider told the whole issue to wait. */
async function work(
  deps: IssueDependencies,
  slice: Slice,
  queue: { start: Instant; task: Task }[],
): Promise<void> {
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    await deps.clock.sleep(next.start - deps.clock.now());
    const goOn = await perform(deps, slice, next.task);
    if (!goOn) queue.length = 0;
  }
}

async function perform(deps: IssueDependencies, slice: Slice, task: Task): Promise<boolean> {
  if (task.kind === "retry") return retryBatch(deps, slice, task.batch);
  const draft = task.kind === "draft" ? task.draft : deps.ledger.draftBatch(deps.batchSize ?? BATCH_SIZE);
  return draft === null ? true : freezeAndSubmit(deps, slice, draft);
}

/** Who left since is taken out by one query just before the batch is frozen; the ledger knows the bytes before they leave. */
async function freezeAndSubmit(deps: IssueDependencies, slice: Slice, draft: DraftBatch): Promise<boolean> {
  const gone = await deps.departures.listGone(
    draft.recipients.map((entry) => entry.id),
    deps.clock.now(),
  );
  const staying = draft.recipients.filter((entry) => !gone.has(entry.id));
  const built = await buildBatchBody(deps, slice, staying);
  const batch = deps.ledger.freezeBatch(draft, gone, built.hash, deps.clock.now());
  return batch === null ? true : submitBatch(deps, batch, built.body);
}

async function retryBatch(deps: IssueDependencies, slice: Slice, number: BatchNumber): Promise<boolean> {
  const batch = deps.ledger.findOpenBatch(number);
  if (batch === null) return true;
  const built = await buildBatchBody(deps, slice, deps.ledger.listRecipients(number));
  const current = checkBytes(deps, batch, built.hash);
  if (current === null) return true;
  deps.ledger.startAttempt(number, built.hash, deps.clock.now());
  return submitBatch(deps, deps.ledger.findOpenBatch(number) ?? current, built.body);
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
