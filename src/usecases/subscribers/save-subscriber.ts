import type { Instant, SubscriberId } from "../../core/ids.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import type { Subscriber } from "../../core/subscriber.ts";
import type { ChangeLog, NewChange } from "../../ports/change-log.ts";
import { findRecord, type SubscriberRecords } from "./find-record.ts";
import { type WriteDependencies, writeChange } from "./write-change.ts";

export type SaveDependencies = SubscriberRecords &
  WriteDependencies & { readonly changes: Pick<ChangeLog, "append"> };

/** What somebody decided about a subscriber: an answer, and the change that it takes, if any; `at`: not before then. */
export interface SaveDecision<Answer> {
  readonly answer: Answer;
  readonly save:
    | (Pick<NewChange, "record" | "departure" | "switch" | "welcome"> & { readonly at?: Instant })
    | null;
}

/** So many times somebody else may come between reading and saving. */
const ATTEMPTS = 5;

/**
 * Reads, lets decide, and saves: first the change in D1, then KV at once. Where somebody else changed the subscriber
 * in between, it reads and lets decide again; `conflict` after five times. A crash after the append loses nothing: the
 * change is what everybody reads, and a tick writes it to KV.
 */
export async function saveSubscriber<Answer>(
  deps: SaveDependencies,
  input: { readonly id: SubscriberId; readonly at: Instant },
  decide: (seen: Subscriber | null) => Promise<SaveDecision<Answer>>,
): Promise<Result<Answer, Problem>> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const seen = await findRecord(deps, input.id);
    const { answer, save } = await decide(seen.record);
    if (save === null) return succeed(answer);

    const before = save.record === null ? null : seen.record; // an erasure keeps nothing, not even what it found
    const appended = await deps.changes.append({ ...input, ...save, before, expectedSeq: seen.seq });
    if (appended === "outdated") continue;
    await writeChange(deps, { id: input.id, seq: appended.seq, record: save.record });
    return succeed(answer);
  }
  return fail({ kind: "conflict" });
}
