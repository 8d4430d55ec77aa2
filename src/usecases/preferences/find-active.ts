import type { SubscriberId } from "../../core/ids.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import type { ActiveSubscriber, Subscriber } from "../../core/subscriber.ts";
import type { DepartureList } from "../../ports/departure-list.ts";
import { findRecord, type SubscriberRecords } from "../subscribers/find-record.ts";

export interface FindActiveDependencies extends SubscriberRecords {
  readonly departures: Pick<DepartureList, "find">;
}

/** The record behind a link that manages. Who has left since, or is not known any more, has nothing to manage. */
export async function findActive(
  deps: FindActiveDependencies,
  id: SubscriberId,
): Promise<Result<ActiveSubscriber, Problem>> {
  const { record } = await findRecord(deps, id);
  return requireActive(deps, id, record);
}

/** The departure is read after the record: one in between is seen. */
export async function requireActive(
  { departures }: Pick<FindActiveDependencies, "departures">,
  id: SubscriberId,
  record: Subscriber | null,
): Promise<Result<ActiveSubscriber, Problem>> {
  const { departedAt } = await departures.find(id);
  if (departedAt !== null || record?.status === "unsubscribed") return fail({ kind: "left-since" });
  return record === null ? fail({ kind: "subscriber-not-found" }) : succeed(record);
}
