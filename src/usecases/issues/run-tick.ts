import type { Instant } from "../../core/ids.ts";
import { isListed } from "../../core/issue.ts";
import type { IssueStore } from "../../ports/issue-store.ts";
import { type PlanDependencies, planIssues } from "./plan-issues.ts";

export interface TickDependencies extends PlanDependencies {
  readonly issues: IssueStore;
  /** What subscribers need of a tick: owed confirmations, KV writes, folding. */
  readonly tendSubscribers: (keepFrom: Instant | null) => Promise<void>;
}

/**
 * One tick of the cron trigger. `t` is the event's scheduled time. Twice, late or never is fine: windows tile time,
 * every open issue is woken, and what one tick leaves the next takes up.
 */
export async function runTick(deps: TickDependencies, t: Instant): Promise<void> {
  const planned = await planIssues(deps, { kind: "tick" }, t);
  if (planned === "busy") deps.log.record("tick.overtaken", { t });
  const open = await deps.issues.listOpen();
  for (const issue of open) await deps.waker.wake(issue.id, issue.shards);
  const unlisted = open.filter((issue) => !isListed(issue)).map((issue) => issue.plannedAt);
  await deps.tendSubscribers(unlisted.length === 0 ? null : Math.min(...unlisted));
}
