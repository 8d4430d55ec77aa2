import { listEvents, type TypedEvent } from "../../core/deliveries/delivery-event.ts";
import { parseEmailAddress } from "../../core/email-address.ts";
import { type Instant, type IssueId, isSubscriberId } from "../../core/ids.ts";
import type { BatchOutcome } from "../../core/issues/batch.ts";
import { type BatchLabel, nameBatch } from "../../core/issues/batch-label.ts";
import { RETIRED_DETAIL } from "../../core/issues/issue.ts";
import { deriveShard } from "../../core/issues/shard.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import type { AddressHasher } from "../../ports/access/address-hasher.ts";
import type { DeliveryLog } from "../../ports/deliveries/delivery-log.ts";
import type { IssueLedgers } from "../../ports/issues/issue-ledgers.ts";
import type { IssueStore } from "../../ports/issues/issue-store.ts";
import { explainMissing } from "./show-issues.ts";

export interface RecipientDependencies {
  readonly issues: IssueStore;
  readonly ledgers: IssueLedgers;
  readonly deliveries: Pick<DeliveryLog, "find">;
  readonly addressHasher: AddressHasher;
}

const STATES = { submitted: "submitted", refused: "refused", unknown: "unknown" } as const satisfies Partial<
  Record<BatchOutcome, string>
>;

/** What became of one address in an issue, as far as the ledger knows. */
export interface RecipientOutcome {
  readonly state: (typeof STATES)[keyof typeof STATES] | "frozen";
  readonly batch: BatchLabel;
  /** Null: it was not, or not yet. */
  readonly submittedAt: Instant | null;
  readonly providerId: string | null;
  /** Of a refusal alone: why, in the provider's own words; null where it gave none. */
  readonly reason?: string | null;
  /** What the provider reported since, oldest first. */
  readonly events: readonly TypedEvent[];
}

/**
 * What the ledger knows of one address (or subscriber id) in an issue: whether and when it was submitted, in which
 * batch, with which provider id, or why it was refused, and what was reported of it since.
 */
export async function findRecipient(
  deps: RecipientDependencies,
  issueId: IssueId,
  who: string,
): Promise<Result<RecipientOutcome, Problem>> {
  const issue = await deps.issues.find(issueId);
  if (issue === null) return fail(explainMissing(issueId));
  const address = parseEmailAddress(who);
  if (!address.ok && !isSubscriberId(who)) return fail(address.problem);
  const id = address.ok ? await deps.addressHasher.hash(address.value.folded) : who;
  if (!isSubscriberId(id)) return fail({ kind: "recipient-not-found" });
  if (issue.retiredAt !== null) return fail({ kind: "recipient-not-found", detail: RETIRED_DETAIL });
  const shard = deriveShard(id, issue.shards);
  const found = await deps.ledgers.findRecipient(issueId, shard, id);
  if (found === null || found.outcome === "empty") return fail({ kind: "recipient-not-found" });
  return succeed({
    state: found.outcome === null ? "frozen" : STATES[found.outcome],
    batch: nameBatch({ shard, batch: found.batch }, issue.shards),
    submittedAt: found.outcome === "submitted" ? found.settledAt : null,
    providerId: found.providerId,
    ...(found.outcome === "refused" ? { reason: found.reason } : {}),
    events: listEvents(await deps.deliveries.find(issueId, id)),
  });
}
