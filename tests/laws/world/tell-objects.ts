import { createSqliteLedger } from "../../../src/adapters/sqlite/ledger.ts";
import type { IssueId } from "../../../src/core/ids.ts";
import { selectCommands } from "../../../src/core/issues/command-state.ts";
import type { IssueCommander } from "../../../src/ports/issues/issue-commander.ts";
import type { IssueLedgers } from "../../../src/ports/issues/issue-ledgers.ts";
import type { Invocation, Storm } from "./invocation.ts";
import type { ObjectHost } from "./object-host.ts";

type FindHost = (issue: IssueId, shard: number) => ObjectHost;

/** Like the real one, it answers how many objects could not be reached. */
export const createCommander = (invocation: Invocation, findHost: FindHost): IssueCommander => ({
  async command(issue) {
    const all = Array.from({ length: issue.shards }, (_, shard) =>
      invocation.call(`command ${issue.id}/${shard}`, async () => {
        const host = findHost(issue.id, shard);
        createSqliteLedger(host.storage).recordCommands(selectCommands(issue));
        await host.wake();
      }),
    );
    const told = await Promise.allSettled(all);
    return told.filter(({ status }) => status === "rejected").length;
  },
});

/** Tells objects of an erasure; false: the object could not be reached. */
export const createForgetting = (
  { time }: Storm,
  invocation: Invocation,
  findHost: FindHost,
): Pick<IssueLedgers, "forget"> => ({
  forget: (issue, shard, id) =>
    invocation
      .call(`forget ${id} in ${issue}/${shard}`, () =>
        createSqliteLedger(findHost(issue, shard).storage).forget([id], time.now()),
      )
      .then(
        () => true,
        () => false,
      ),
});
