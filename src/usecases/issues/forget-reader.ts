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
 * Takes an erased reader out of every issue on its way, address and all; a batch in doubt keeps them until it is settled.
 * An object that cannot be reached finds the erasure among the changes at a tick. Idempotent.
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
