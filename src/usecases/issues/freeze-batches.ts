import { type DraftBatch, type OpenBatch, selectStaying } from "../../core/batch.ts";
import type { JoinBody } from "../../core/batch-body.ts";
import type { SubscriberId } from "../../core/ids.ts";
import type { IssueDependencies } from "./advance-issue.ts";
import { type PreparedBody, prepareBody } from "./prepare-body.ts";
import type { Slice } from "./render-edition.ts";

/** A frozen batch whose attempt is recorded: it has to leave now. */
export interface Prepared {
  readonly batch: OpenBatch;
  readonly join: JoinBody;
}

interface Candidate {
  readonly draft: DraftBatch;
  readonly body: PreparedBody;
}

/**
 * Who left since is taken out by one query for all of them, just before they are frozen. Their bodies are prepared before it, so
 * that nothing comes between its answer and the freezing; one that somebody left is prepared anew. The ledger knows the
 * bytes before they leave, and one durable write holds all of it. Everybody of a batch left: it is not in the answer.
 */
export async function freezeBatches(
  deps: IssueDependencies,
  slice: Slice,
  drafts: readonly DraftBatch[],
): Promise<ReadonlyMap<DraftBatch, Prepared>> {
  const frozen = new Map<DraftBatch, Prepared>();
  if (drafts.length === 0) return frozen;
  const early: Candidate[] = [];
  for (const draft of drafts) early.push({ draft, body: await prepareBody(deps, slice, draft.recipients) });

  const ids = drafts.flatMap(({ recipients }) => recipients.map((entry) => entry.id));
  const gone = await deps.departures.listGone(ids, deps.clock.now());
  const candidates: Candidate[] = [];
  for (const candidate of early) candidates.push(await leaveOut(deps, slice, candidate, gone));

  for (const { draft, body } of candidates) {
    const batch = deps.ledger.freezeBatch(draft, gone, body.hash, deps.clock.now());
    if (batch !== null) frozen.set(draft, { batch, join: body.join });
  }
  return frozen;
}

async function leaveOut(
  deps: IssueDependencies,
  slice: Slice,
  candidate: Candidate,
  gone: ReadonlySet<SubscriberId>,
): Promise<Candidate> {
  const { draft } = candidate;
  const staying = selectStaying(draft, gone);
  if (staying.length === draft.recipients.length) return candidate;
  return { draft, body: await prepareBody(deps, slice, staying) };
}
