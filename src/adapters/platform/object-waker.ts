import type { IssueId } from "../../core/ids.ts";
import type { IssueWaker } from "../../ports/issue-waker.ts";

/** What an issue's object answers to (src/objects/issue-object.ts). */
export interface IssueRpc extends Rpc.DurableObjectBranded {
  wake(id: IssueId, shard: number): Promise<void>;
}

/** Objects are named `<issue>/<shard>`, so every caller wakes the same ones. */
export function createObjectWaker(namespace: DurableObjectNamespace<IssueRpc>): IssueWaker {
  return {
    async wake(issue, shards) {
      const all = Array.from({ length: shards }, (_, shard) =>
        namespace.getByName(`${issue}/${shard}`).wake(issue, shard),
      );
      await Promise.all(all);
    },
  };
}
