import type { SubscriberId } from "../../../core/ids.ts";
import type { Subscriber } from "../../../core/subscribers/subscriber.ts";
import type { ChangeLog } from "../../../ports/subscribers/change-log.ts";
import type { SubscriberBase } from "../../../ports/subscribers/subscriber-base.ts";

export interface SubscriberRecords {
  readonly base: Pick<SubscriberBase, "find">;
  readonly changes: Pick<ChangeLog, "findLatest">;
}

/** A subscriber as known now, with the change that says so; `seq` null: only KV says so. */
export interface SeenRecord {
  readonly record: Subscriber | null;
  readonly seq: number | null;
}

/** KV, overlaid with the latest change. Both are always read, so that the time taken tells nothing. */
export async function findRecord(deps: SubscriberRecords, id: SubscriberId): Promise<SeenRecord> {
  const [latest, stored] = await Promise.all([deps.changes.findLatest(id), deps.base.find(id)]);
  return latest === null ? { record: stored, seq: null } : { record: latest.record, seq: latest.seq };
}
