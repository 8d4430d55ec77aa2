import type { Bar } from "../../../core/subscribers/may-be-mailed.ts";
import { isActiveAt } from "../../../core/subscribers/may-be-mailed.ts";
import type { Reader } from "../../../core/subscribers/subscriber.ts";
import type { Clock } from "../../../ports/runtime/clock.ts";
import type { SignupStore } from "../../../ports/subscribers/signup-store.ts";
import type { UndeliverableList } from "../../../ports/subscribers/undeliverable-list.ts";
import type { ListReadersDependencies } from "../records/list-readers.ts";
import { walkReaders } from "../records/walk-readers.ts";

export interface CountDependencies extends ListReadersDependencies {
  readonly undeliverable: Pick<UndeliverableList, "listBarred">;
  readonly signups: Pick<SignupStore, "countPending">;
  readonly clock: Pick<Clock, "now">;
}

/**
 * Everybody counts once: a suppressed address counts as suppressed, whatever its status. One KV list and two D1 queries for
 * each thousand subscribers.
 */
export async function countSubscribers(deps: CountDependencies) {
  const now = deps.clock.now();
  const counts = { active: 0, paused: 0, unsubscribed: 0, suppressed: 0 };
  for await (const readers of walkReaders(deps, now)) {
    const barred = await listBarred(deps, readers);
    for (const reader of readers) {
      counts[barred.get(reader.id)?.isSuppressed ? "suppressed" : deriveStatusAt(reader, now)] += 1;
    }
  }
  const pending = await deps.signups.countPending(now);
  const { active, paused, unsubscribed, suppressed } = counts;
  return { ...counts, pending, total: active + paused + unsubscribed + suppressed + pending };
}

/** Who of them must not be written to, and why: a query for each thousand. */
export async function listBarred(
  deps: { readonly undeliverable: Pick<UndeliverableList, "listBarred"> },
  readers: readonly Reader[],
): Promise<ReadonlyMap<Reader["id"], Bar>> {
  const barred = new Map<Reader["id"], Bar>();
  for (let start = 0; start < readers.length; start += 1000) {
    const ids = readers.slice(start, start + 1000).map(({ id }) => id);
    for (const [id, why] of await deps.undeliverable.listBarred(ids)) barred.set(id, why);
  }
  return barred;
}

/** The status as people say it: a pause is a span of an active reader. */
export function deriveStatusAt(reader: Reader, now: number): "active" | "paused" | "unsubscribed" {
  if (reader.status === "unsubscribed") return "unsubscribed";
  return isActiveAt(reader, now) || reader.pause === null ? "active" : "paused";
}
