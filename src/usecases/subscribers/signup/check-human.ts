import type { Problem } from "../../../core/problem.ts";
import { fail, type Result, succeed } from "../../../core/result.ts";
import type { HumanVerdict } from "../../../core/subscribers/human-verdict.ts";
import type { Log } from "../../../ports/runtime/log.ts";
import type { HumanCheck } from "../../../ports/subscribers/human-check.ts";

export interface HumanCheckDependencies {
  /** Null: the newsletter asks for no check. */
  readonly humanCheck: HumanCheck | null;
  readonly log: Log;
}

const PROBLEMS = {
  refused: { kind: "human-check-failed" },
  unknown: { kind: "human-check-unanswered" },
} as const satisfies Record<Exclude<HumanVerdict["outcome"], "passed">, Problem>;

/**
 * Asks whether a person sent this. Comes after everything that can be judged for nothing, because the asking spends
 * the token: a form that comes back for another reason can be sent again as it is.
 */
export async function checkHuman(
  deps: HumanCheckDependencies,
  input: { readonly humanToken?: unknown; readonly client: string | null },
): Promise<Result<null, Problem>> {
  if (deps.humanCheck === null) return succeed(null);
  const token = typeof input.humanToken === "string" ? input.humanToken : "";
  const { outcome, reason } = await deps.humanCheck.check(token, input.client);
  if (outcome === "passed") return succeed(null);
  deps.log.record("human-check.failed", { outcome, reason });
  return fail(PROBLEMS[outcome]);
}
