import type { SubscriberId } from "../../core/ids.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import type { ActiveSubscriber } from "../../core/subscribers/subscriber.ts";
import type { Clock } from "../../ports/runtime/clock.ts";
import { type FactsDependencies, findFacts, type SeenFacts } from "../subscribers/records/find-facts.ts";

export interface FindActiveDependencies extends FactsDependencies {
  readonly clock: Pick<Clock, "now">;
}

/**
 * The record behind a link that manages. A reader who has left since, or is not known any more, has nothing to manage.
 */
export const findActive = async (
  deps: FindActiveDependencies,
  id: SubscriberId,
): Promise<Result<ActiveSubscriber, Problem>> =>
  requireActive(await findFacts(deps, { id, now: deps.clock.now() }));

export function requireActive({ record, unsubscribedAt }: SeenFacts): Result<ActiveSubscriber, Problem> {
  if (unsubscribedAt !== null || record?.status === "unsubscribed") return fail({ kind: "left-since" });
  return record === null ? fail({ kind: "subscriber-not-found" }) : succeed(record);
}
