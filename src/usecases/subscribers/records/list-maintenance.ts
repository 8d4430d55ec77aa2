import type { OutboxWaker } from "../../../ports/outbox/outbox.ts";
import type { SignupStore } from "../../../ports/subscribers/signup-store.ts";
import type { TickPart } from "../../tick/run-tick.ts";
import { type IdKeyDependencies, rememberIdKey } from "../check-id-key.ts";
import { type FoldDependencies, foldChanges } from "./fold-changes.ts";
import { type WriteChangesDependencies, writeChangesToKv } from "./write-changes-to-kv.ts";

export type MaintenanceDependencies = WriteChangesDependencies &
  FoldDependencies &
  IdKeyDependencies & {
    readonly outboxWaker: OutboxWaker;
    readonly signups: Pick<SignupStore, "removeExpired">;
  };

/**
 * What a tick does for subscribers: owed mails, KV writes that are missing, changes that KV has by now, signups that
 * ran out.
 */
export const listMaintenance = (deps: MaintenanceDependencies): readonly TickPart[] => [
  { name: "outbox", work: () => deps.outboxWaker.wake() },
  { name: "kv-writes", work: () => writeChangesToKv(deps) },
  { name: "folding", work: () => foldChanges(deps) },
  { name: "id-key", work: () => rememberIdKey(deps) },
  { name: "expired-signups", work: () => deps.signups.removeExpired(deps.clock.now()) },
];
