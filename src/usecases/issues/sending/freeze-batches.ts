import type { PersonalMail } from "../../../core/editions/encoded-mail.ts";
import type { SubscriberId } from "../../../core/ids.ts";
import { type DraftBatch, type OpenBatch, selectStaying } from "../../../core/issues/batch.ts";
import { isStopped } from "../../../core/issues/command-state.ts";
import type { Slice } from "../../editions/render-edition.ts";
import type { IssueDependencies } from "./issue-dependencies.ts";
import { type PreparedBody, prepareBody } from "./prepare-body.ts";

/** A frozen batch whose attempt is recorded: it has to leave now. */
export interface Prepared {
  readonly batch: OpenBatch;
  readonly mails: readonly PersonalMail[];
}

/** A batch that certainly nobody received: a draft, or a frozen one whose every attempt was refused. */
export interface Unsent extends DraftBatch {
  /** Null: a draft. */
  readonly refused: OpenBatch | null;
}

interface Candidate {
  readonly unsent: Unsent;
  readonly body: PreparedBody;
}

/**
 * Freezes batches without the readers who have left. One query for all batches finds these readers, just before the
 * freezing; batches that were certainly refused are checked in the same way before each attempt. Bodies are prepared
 * before that query, so that nothing comes between its result and the freezing; a batch that a reader left is prepared
 * anew. The ledger knows the bytes before they leave, and one durable write holds all of it. A batch that all its
 * readers left is missing from the result.
 */
export async function freezeBatches(
  deps: IssueDependencies,
  slice: Slice,
  unsent: readonly Unsent[],
): Promise<ReadonlyMap<Unsent, Prepared>> {
  const frozen = new Map<Unsent, Prepared>();
  if (unsent.length === 0) return frozen;
  const early: Candidate[] = [];
  for (const one of unsent) early.push({ unsent: one, body: await prepareBody(deps, slice, one.recipients) });

  const ids = unsent.flatMap(({ recipients }) => recipients.map((entry) => entry.id));
  const gone = await deps.undeliverable.listUndeliverable(ids, deps.clock.now());
  const candidates: Candidate[] = [];
  for (const candidate of early) candidates.push(await leaveOut(deps, slice, candidate, gone));

  if (isStopped(deps.ledger.readCommands())) return frozen; // meanwhile: they stay what they are
  for (const { unsent, body } of candidates) {
    const batch = startAttempt(deps, unsent, gone, body.hash);
    if (batch !== null) frozen.set(unsent, { batch, mails: body.mails });
  }
  return frozen;
}

const startAttempt = (
  { ledger, clock }: IssueDependencies,
  unsent: Unsent,
  gone: ReadonlySet<SubscriberId>,
  bodyHash: string,
): OpenBatch | null =>
  unsent.refused === null
    ? ledger.freezeBatch(unsent, gone, bodyHash, clock.now())
    : ledger.reviseBatch(unsent.refused, gone, bodyHash, clock.now());

async function leaveOut(
  deps: IssueDependencies,
  slice: Slice,
  candidate: Candidate,
  gone: ReadonlySet<SubscriberId>,
): Promise<Candidate> {
  const { unsent } = candidate;
  const staying = selectStaying(unsent, gone);
  if (staying.length === unsent.recipients.length) return candidate;
  return { unsent, body: await prepareBody(deps, slice, staying) };
}
