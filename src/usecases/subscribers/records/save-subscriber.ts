import type { Instant, SubscriberId } from "../../../core/ids.ts";
import type { Problem } from "../../../core/problem.ts";
import { fail, type Result, succeed } from "../../../core/result.ts";
import type { NewChange } from "../../../core/subscribers/change.ts";
import type { AfterResponse } from "../../../ports/runtime/after-response.ts";
import type { ChangeLog } from "../../../ports/subscribers/change-log.ts";
import { type FactsDependencies, findFacts, type SeenFacts } from "./find-facts.ts";
import { putChange, type WriteDependencies } from "./write-change.ts";

export type SaveDependencies = FactsDependencies &
  WriteDependencies & {
    readonly changes: Pick<ChangeLog, "append">;
    readonly afterResponse: AfterResponse;
  };

/**
 * What was decided about a subscriber: an answer, and the change to save, if any; `at`: the change counts from then at
 * the earliest.
 */
export interface SaveDecision<Answer> {
  readonly answer: Answer;
  readonly save:
    | (Pick<NewChange, "record" | "unsubscription" | "settles" | "switch" | "welcome"> & {
        readonly at?: Instant;
      })
    | null;
}

export interface SaveInput {
  readonly id: SubscriberId;
  readonly at: Instant;
  /** The request to join that the decision is about. */
  readonly signupAt?: Instant;
}

/** How often somebody else may come between reading and saving. */
const ATTEMPTS = 5;

/**
 * Reads a subscriber, lets the caller decide, and saves: first the change in D1, then KV at once. If somebody else
 * changed the subscriber in between, it reads and decides again; `conflict` after five times. Three round trips: what
 * is known, the change, KV. A crash after the append loses nothing: everybody reads the change, and a tick writes it to
 * KV. That KV took it is marked after the response, since only the ticks want to know.
 */
export async function saveSubscriber<Answer>(
  deps: SaveDependencies,
  { signupAt, ...input }: SaveInput,
  decide: (seen: SeenFacts) => Promise<SaveDecision<Answer>>,
): Promise<Result<Answer, Problem>> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const seen = await findFacts(deps, {
      id: input.id,
      now: input.at,
      ...(signupAt === undefined ? {} : { signupAt }),
    });
    const { answer, save } = await decide(seen);
    if (save === null) return succeed(answer);

    const before = save.record === null ? null : seen.record; // an erasure keeps nothing, not even what it found
    const appended = await deps.changes.append({ ...input, ...save, before, expectedSeq: seen.seq });
    if (appended === "outdated") continue;
    const written = await putChange(deps, { id: input.id, seq: appended.seq, record: save.record });
    if (written === "written")
      deps.afterResponse(() => deps.changes.markWritten([appended.seq], deps.clock.now()));
    return succeed(answer);
  }
  return fail({ kind: "conflict" });
}
