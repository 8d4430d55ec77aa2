import { explainUnexpected } from "../../core/explain-unexpected.ts";
import type { Problem } from "../../core/problem.ts";
import { decidePull, decidePush, type PushRules } from "../../core/repository/admit-event.ts";
import type { RepositoryCall, RepositoryEvent } from "../../core/repository/repository-call.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import type { RepositoryTaker } from "../../ports/repository/push-box.ts";
import type { RepositoryCalls } from "../../ports/repository/repository-calls.ts";
import type { Log } from "../../ports/runtime/log.ts";

export interface ReceiveEventDependencies {
  readonly repositoryCalls: RepositoryCalls;
  readonly pushRules: PushRules;
  readonly repositoryTaker: RepositoryTaker;
  readonly log: Log;
}

/** `accepted`: the work is owed. */
export type EventOutcome =
  | { readonly status: "accepted" }
  | { readonly status: "pong" }
  | { readonly status: "ignored"; readonly reason: string };

/**
 * Takes one event of a repository. Asks its host nothing: what follows from the event is owed once this succeeds, and done
 * by the repository's object. Idempotent, in any order.
 */
export async function receiveEvent(
  deps: ReceiveEventDependencies,
  call: RepositoryCall,
): Promise<Result<EventOutcome, Problem>> {
  const read = await deps.repositoryCalls.read(call);
  if (read.is === "forged") return fail({ kind: "webhook-signature-wrong" });
  if (read.is === "malformed") return fail({ kind: "webhook-body-malformed", detail: read.detail });
  return takeEvent(deps, read.event);
}

async function takeEvent(
  deps: ReceiveEventDependencies,
  event: RepositoryEvent,
): Promise<Result<EventOutcome, Problem>> {
  if (event.is === "ping") return succeed({ status: "pong" });
  if (event.is === "other") return ignore(`Nothing follows from the event ${event.name}.`);
  const work = event.is === "push" ? decidePush(event, deps.pushRules) : decidePull(event, deps.pushRules);
  if (!work.ok) return ignore(work.problem);
  try {
    if ("number" in work.value) await deps.repositoryTaker.takePull(work.value);
    else await deps.repositoryTaker.takePush(work.value);
    return succeed({ status: "accepted" });
  } catch (error) {
    deps.log.record("push.not-taken", { repository: event.repository, error: explainUnexpected(error) });
    return fail({ kind: "push-not-recorded" });
  }
}

const ignore = (reason: string) => succeed({ status: "ignored" as const, reason });
