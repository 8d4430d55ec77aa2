import type { BatchNumber } from "../../core/batch.ts";
import type { IssueId, SubscriberId } from "../../core/ids.ts";
import type { IssueLedgers } from "../../ports/issue-ledgers.ts";
import type { IssueWaker } from "../../ports/issue-waker.ts";
import type { RecipientState, Resolution } from "../../ports/ledger.ts";
import type { UnknownBatch, UnknownMails } from "../../ports/unknown-batches.ts";

/** What an issue's object answers to (src/objects/issue-object.ts). */
export interface IssueRpc extends Rpc.DurableObjectBranded {
  wake(id: IssueId, shard: number): Promise<void>;
  resolve(batch: BatchNumber, as: Resolution): Promise<"resolved" | "not-unknown">;
  findRecipient(id: SubscriberId): RecipientState | null;
  listUnknown(): readonly UnknownBatch[];
  findUnknown(batch: BatchNumber): UnknownMails | null;
}

/** Objects are named `<issue>/<shard>`, so every caller reaches the same ones. */
const nameObject = (issue: IssueId, shard: number) => `${issue}/${shard}`;

export function createObjectWaker(namespace: DurableObjectNamespace<IssueRpc>): IssueWaker {
  return {
    async wake(issue, shards) {
      const all = Array.from({ length: shards }, (_, shard) =>
        namespace.getByName(nameObject(issue, shard)).wake(issue, shard),
      );
      await Promise.all(all);
    },
  };
}

export function createObjectLedgers(namespace: DurableObjectNamespace<IssueRpc>): IssueLedgers {
  return {
    resolve: async (issue, shard, batch, as) =>
      namespace.getByName(nameObject(issue, shard)).resolve(batch, as),
    findRecipient: async (issue, shard, id) =>
      namespace.getByName(nameObject(issue, shard)).findRecipient(id),
    listUnknown: async (issue, shard) => namespace.getByName(nameObject(issue, shard)).listUnknown(),
    findUnknown: async (issue, shard, batch) =>
      namespace.getByName(nameObject(issue, shard)).findUnknown(batch),
  };
}
