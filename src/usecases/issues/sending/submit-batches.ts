import type { IssueContent } from "../../../core/editions/edition.ts";
import type { Instant } from "../../../core/ids.ts";
import type { Move } from "../../../core/issues/decide-next-move.ts";
import type { Issue } from "../../../core/issues/issue.ts";
import { countDue } from "../../../core/issues/wave.ts";
import { createLimiter } from "../../concurrency/limiter.ts";
import type { Slice } from "../../editions/render-edition.ts";
import { createBatchPreparer } from "./batch-preparer.ts";
import type { IssueDependencies } from "./issue-dependencies.ts";
import type { Task } from "./prepare-batches.ts";
import { mayStart, retractIfItFails, retractWhereStopped } from "./stop-attempts.ts";
import { submitBatch } from "./submit-batch.ts";
import { createStarts, type Starts } from "./take-starts.ts";

/**
 * Requests in one slice: within the Free plan's 50 external subrequests, and within the 50 queries that the page of D1
 * still names, one for each request and a dozen of the slice's own.
 */
const REQUESTS_PER_SLICE = 36;

/** A slice takes no further start after this, so that a pause or a cancel is seen soon. */
const SLICE_MS = 5_000;

/** Shards end theirs one after the other: if all of them reported and began anew at one moment, nobody would take starts. */
const deriveSliceMs = (shard: number, shards: number) => SLICE_MS * (1 - shard / shards / 2);

/** A Worker may have six connections waiting for headers; one is left for the stores. */
const IN_FLIGHT = 5;

/**
 * More workers than requests in flight: the next batches are prepared while others wait for their answer. With sixteen
 * shards each has a small share of the rate, and should ask for no more starts than it can use at once.
 */
const AT_WORK = 10;
const AT_WORK_IN_A_SHARD = 6;
const ASKED_IN_A_SHARD = 2;

/**
 * How long before its start a batch is frozen: late enough for readers who leave at the last moment, early enough for
 * the batch to go on time.
 */
const LEAD_MS = 100;

type SubmitMove = Extract<Move, { do: "submit" }>;

interface Run {
  readonly content: IssueContent;
  readonly tasks: Task[];
  readonly starts: Starts;
  readonly prepareAndRequest: ReturnType<typeof createBatchPreparer>;
  readonly until: Instant;
  /** Records that the issue goes out, once its first batch is frozen and before the first request leaves. */
  readonly begin: () => Promise<void>;
}

/** Submits what is due, each request at the start that the pacer gave, several in flight. */
export async function submitBatches(
  deps: IssueDependencies,
  issue: Issue,
  move: SubmitMove,
  content: IssueContent,
): Promise<void> {
  const tasks = listTasks(deps, move).slice(0, REQUESTS_PER_SLICE);
  const isShard = issue.shards > 1;
  const atWork = isShard ? AT_WORK_IN_A_SHARD : AT_WORK;
  const slice: Slice = { content, encoded: new Map(), drafted: [] };
  const run: Run = {
    content,
    tasks,
    starts: createStarts(deps, isShard ? ASKED_IN_A_SHARD : AT_WORK, () => tasks.length + 1),
    prepareAndRequest: createBatchPreparer(deps, slice, createLimiter(IN_FLIGHT)),
    until: deps.clock.now() + deriveSliceMs(deps.shard, issue.shards),
    begin: createBeginning(deps, issue),
  };
  const ends = await Promise.allSettled(Array.from({ length: atWork }, () => work(deps, run)));
  const failed = ends.find((end) => end.status === "rejected");
  if (failed !== undefined) throw failed.reason; // only now: a later slice must not meet an attempt of this one
}

function createBeginning(deps: IssueDependencies, issue: Issue): () => Promise<void> {
  let begun = issue.startedAt === null ? null : Promise.resolve();
  return () => {
    begun ??= deps.issues.markStarted(deps.id, deps.clock.now());
    return begun;
  };
}

function listTasks(deps: IssueDependencies, move: SubmitMove): Task[] {
  const retries = move.retries.map((batch): Task => ({ kind: "retry", batch }));
  if (!move.fresh) return retries;
  const drafts = deps.ledger.listDrafts().map((draft): Task => ({ kind: "draft", draft }));
  const due = countDue(deps.ledger.readFacts(), deps.clock.now());
  const fresh = Math.ceil(due / deps.terms.batchSize);
  return [...retries, ...drafts, ...Array.from({ length: fresh }, (): Task => ({ kind: "fresh" }))];
}

/** Takes tasks until none is left, the slice is over, or the issue was told to wait; a crash ends it for all. */
async function work(deps: IssueDependencies, run: Run): Promise<void> {
  for (let task = nextTask(deps, run); task !== undefined; task = nextTask(deps, run)) {
    const goOn = await perform(deps, run, task).catch((error: unknown) => {
      run.tasks.length = 0;
      throw error;
    });
    if (!goOn) run.tasks.length = 0;
  }
}

/** After the end of the slice the starts that it still holds are used; after a stop, only for batches in doubt. */
function nextTask(deps: IssueDependencies, { tasks, starts, until }: Run): Task | undefined {
  if (deps.clock.now() >= until) tasks.length = Math.min(tasks.length, starts.left());
  for (let task = tasks.shift(); task !== undefined; task = tasks.shift())
    if (mayStart(deps.ledger, task)) return task;
  return undefined;
}

/** Freezes just before the start and requests at it: nothing but the wait for the start comes between. */
async function perform(deps: IssueDependencies, run: Run, task: Task): Promise<boolean> {
  const startAt = await run.starts.take();
  if (startAt === null) return false;
  await deps.clock.sleep(startAt - LEAD_MS - deps.clock.now());
  if (!mayStart(deps.ledger, task)) return true;
  const goOn = await run.prepareAndRequest(task, async (prepared) => {
    if (retractWhereStopped(deps, prepared.batch)) return true;
    const reached = await retractIfItFails(deps, prepared.batch, async () => {
      await run.begin();
      return run.starts.reach(startAt);
    });
    if (retractWhereStopped(deps, prepared.batch)) return true;
    const { tokenAt: plannedAt } = run.content.envelope;
    return submitBatch(deps, { ...prepared, startAt: reached, plannedAt });
  });
  return goOn ?? (deps.ledger.quotaUntil() ?? 0) <= deps.clock.now();
}
