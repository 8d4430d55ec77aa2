import type { SubscriberId } from "../../core/ids.ts";
import { deriveShard } from "../../core/issues/shard.ts";
import type { IssueLedgers } from "../../ports/issues/issue-ledgers.ts";
import type { IssueStore } from "../../ports/issues/issue-store.ts";
import type { Log } from "../../ports/runtime/log.ts";

export interface ForgetDependencies {
  readonly issues: Pick<IssueStore, "listWithAddresses">;
  readonly ledgers: Pick<IssueLedgers, "forget">;
  readonly log: Log;
}

/**
 * Removes an erased reader, address included, from every issue that is on its way, and the address from those that closed
 * with a batch of unknown outcome. A batch in doubt keeps the reader until it is settled. If an object cannot be reached,
 * that of an open issue finds the erasure among the changes at a tick; for a closed one, which no tick wakes, this throws,
 * so that the erasure is repeated. Idempotent.
 */
export async function forgetReader(deps: ForgetDependencies, id: SubscriberId): Promise<void> {
  const issues = await deps.issues.listWithAddresses();
  const missed = await Promise.all(
    issues.map(async ({ id: issue, shards, closedAt }) => {
      const reached = await deps.ledgers.forget(issue, deriveShard(id, shards), id);
      if (!reached) deps.log.record("erasure.postponed", { issue, id });
      return !reached && closedAt !== null ? [issue] : [];
    }),
  );
  const [first] = missed.flat();
  if (first !== undefined)
    throw new Error(`The ledger of ${first} could not be told of an erasure: repeat it.`);
}
