import type { IssueId, SubscriberId } from "../../core/ids.ts";
import type { BatchNumber } from "../../core/issues/batch.ts";
import { type CommandState, selectCommands } from "../../core/issues/command-state.ts";
import type { Issue } from "../../core/issues/issue.ts";
import type { RecipientState } from "../../core/issues/recipient-state.ts";
import type { Resolution, UnknownBatch, UnknownMails } from "../../core/issues/unknown-batch.ts";
import type { IssueCommander } from "../../ports/issues/issue-commander.ts";
import type { IssueLedgers } from "../../ports/issues/issue-ledgers.ts";
import type { IssueWaker } from "../../ports/issues/issue-waker.ts";
import type { LedgerEmptier } from "../../ports/tick/retiring-issues.ts";
import { consoleLog } from "./console-log.ts";

/** What an issue's object answers to (src/objects/issue-object.ts). */
export interface IssueRpc extends Rpc.DurableObjectBranded {
  wake(id: IssueId, shard: number): Promise<void>;
  command(id: IssueId, shard: number, commands: CommandState): Promise<void>;
  forget(id: SubscriberId): void;
  empty(): Promise<void>;
  resolve(batch: BatchNumber, as: Resolution): Promise<"resolved" | "not-unknown">;
  findRecipient(id: SubscriberId): RecipientState | null;
  listUnknown(): readonly UnknownBatch[];
  findUnknown(batch: BatchNumber): UnknownMails | null;
}

/** Objects are named `<issue>/<shard>`, so every caller reaches the same ones. */
const objectName = (issue: IssueId, shard: number) => `${issue}/${shard}`;

export function createObjectWaker(namespace: DurableObjectNamespace<IssueRpc>): IssueWaker {
  return {
    async wake(issue, shards) {
      const all = Array.from({ length: shards }, (_, shard) =>
        namespace.getByName(objectName(issue, shard)).wake(issue, shard),
      );
      await Promise.all(all);
    },
  };
}

/** A deploy, or a move to another machine, breaks a call once: the next one meets the object in its new place. */
const ATTEMPTS = 3;

/** Whether the object could be reached. A stub whose call failed may be broken, so that each attempt has its own. */
async function reach(call: () => Promise<unknown> | unknown): Promise<boolean> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    try {
      await call();
      return true;
    } catch (error) {
      if (attempt === ATTEMPTS) consoleLog.record("object.unreached", { error: String(error) });
    }
  }
  return false;
}

/** Calls to all shards at once: the answer takes as long as the slowest of them. */
export function createObjectCommander(namespace: DurableObjectNamespace<IssueRpc>): IssueCommander {
  return {
    async command(issue: Issue) {
      const commands = selectCommands(issue);
      const reached = await Promise.all(
        Array.from({ length: issue.shards }, (_, shard) =>
          reach(() => namespace.getByName(objectName(issue.id, shard)).command(issue.id, shard, commands)),
        ),
      );
      return reached.filter((one) => !one).length;
    },
  };
}

export function createObjectLedgers(namespace: DurableObjectNamespace<IssueRpc>): IssueLedgers {
  return {
    resolve: async (issue, shard, batch, as) =>
      namespace.getByName(objectName(issue, shard)).resolve(batch, as),
    forget: (issue, shard, id) => reach(() => namespace.getByName(objectName(issue, shard)).forget(id)),
    findRecipient: async (issue, shard, id) =>
      namespace.getByName(objectName(issue, shard)).findRecipient(id),
    listUnknown: async (issue, shard) => namespace.getByName(objectName(issue, shard)).listUnknown(),
    findUnknown: async (issue, shard, batch) =>
      namespace.getByName(objectName(issue, shard)).findUnknown(batch),
  };
}

export const createObjectEmptier = (namespace: DurableObjectNamespace<IssueRpc>): LedgerEmptier => ({
  empty: async (issue, shard) => namespace.getByName(objectName(issue, shard)).empty(),
});
