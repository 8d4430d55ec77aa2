import type { SubscriberId } from "../../../core/ids.ts";
import type { Subscriber } from "../../../core/subscribers/subscriber.ts";
import type { Clock } from "../../../ports/runtime/clock.ts";
import type { ChangeLog } from "../../../ports/subscribers/change-log.ts";
import type { SubscriberBase } from "../../../ports/subscribers/subscriber-base.ts";

export interface WriteDependencies {
  readonly base: Pick<SubscriberBase, "write" | "remove">;
  readonly changes: Pick<ChangeLog, "markWritten">;
  readonly clock: Pick<Clock, "now">;
}

export interface WritableChange {
  readonly id: SubscriberId;
  readonly seq: number;
  readonly record: Subscriber | null;
}

/** Writes one change to KV. If KV refuses, the change stays unwritten and a tick repeats it. Idempotent. */
export const putChange = (deps: Pick<WriteDependencies, "base">, { id, record }: WritableChange) =>
  record === null ? deps.base.remove(id) : deps.base.write(record);
