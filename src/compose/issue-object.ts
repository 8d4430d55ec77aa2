import { consoleLog } from "../adapters/runtime/console-log.ts";
import { systemClock } from "../adapters/runtime/system-clock.ts";
import { createAlarms } from "../adapters/sqlite/alarms.ts";
import { createSqliteLedger } from "../adapters/sqlite/ledger.ts";
import { createNamedValues } from "../adapters/sqlite/named-values.ts";
import { createUnknownBatches } from "../adapters/sqlite/unknown-batches.ts";
import { requireSettings } from "../config.ts";
import { asIssueId, type IssueId, type SubscriberId } from "../core/ids.ts";
import type { CommandState } from "../core/issues/command-state.ts";
import type { Resolution } from "../core/issues/unknown-batch.ts";
import type { Env } from "../env.ts";
import { advanceIssue } from "../usecases/issues/sending/advance-issue.ts";
import { bindPorts } from "./bindings.ts";
import { extend } from "./lazily.ts";
import { wirePorts } from "./wire.ts";

/** What one issue object does, over its own storage. Settings are read at each slice, so that a deploy takes effect. */
export function connectIssue(env: Env, storage: DurableObjectStorage) {
  const ledger = createSqliteLedger(storage);
  const facts = createNamedValues(storage.sql);
  return {
    alarms: createAlarms(storage, consoleLog),
    identify(id: IssueId, shard: number): void {
      facts.write("issue", id);
      facts.write("shard", shard);
    },
    async advance(): Promise<number | null> {
      const id = facts.read("issue");
      if (id === null) return null; // never woken with a name: nothing to do
      const settings = requireSettings(env);
      const ports = wirePorts(bindPorts(env, settings, () => {}));
      const object = { id: asIssueId(String(id)), shard: Number(facts.read("shard") ?? 0), ledger };
      return advanceIssue(extend(ports, object));
    },
    recordCommands: (commands: CommandState) => ledger.recordCommands(commands),
    forget: (id: SubscriberId) => ledger.forget([id], systemClock.now()),
    resolve: (batch: number, as: Resolution) => ledger.resolve(batch, as, systemClock.now()),
    findRecipient: (id: SubscriberId) => ledger.findRecipient(id),
    unknown: createUnknownBatches(storage.sql, ledger),
  };
}
