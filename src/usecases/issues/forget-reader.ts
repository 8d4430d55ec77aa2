import type { SubscriberId } from "../../core/ids.ts";
import { deriveShard } from "../../core/issues/shard.ts";
import type { IssueLedgers } from "../../ports/issues/issue-ledgers.ts";
import type { IssueStore } from "../../ports/issues/issue-store.ts";
import type { Log } from "../../ports/runtime/log.ts";

export interface ForgetDependencies {
  readonly issues: Pick<IssueStore, "listOpen">;
  readonly ledgers: Pick<IssueLedgers, "forget">;
  readonly log: Log;
}

/**
 * Removes an erased reader, address included, from every issue that is on its way. A batch in doubt keeps the reader
 * until it is settled. An object that cannot be reached finds the erasure among the changes at a tick. Idempotent.
 */
export async function forgetReader(deps: ForgetDependencies, id: SubscriberId): Promise<void> {
  const open = await deps.issues.listOpen();
  await Promise.all(
    open.map(async ({ id: issue, shards }) => {
      const reached = await deps.ledgers.forget(issue, deriveShard(id, shards), id);
      if (!reached) deps.log.record("erasure.postponed", { issue, id });
    }),
  );
}
