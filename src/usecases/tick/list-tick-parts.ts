import { deriveKeeping } from "../../core/keeping.ts";
import type { Pruner } from "../../ports/tick/pruner.ts";
import { type WatchReputationDependencies, watchReputations } from "../notes/watch-reputation.ts";
import type { PlanDependencies } from "../schedule/plan-issues.ts";
import { type EmptyDependencies, emptyLedgers } from "./empty-ledgers.ts";
import { type LookAgainDependencies, lookAgain } from "./look-again.ts";
import { planDue } from "./plan-due.ts";
import type { TickPart } from "./run-tick.ts";
import { type WakeDependencies, wakeOpenIssues } from "./wake-open-issues.ts";

/** All that a tick does: for issues, and what other nouns bring. A new part is one more line. */
export const listTickParts = (
  deps: PlanDependencies &
    WakeDependencies &
    LookAgainDependencies &
    EmptyDependencies &
    WatchReputationDependencies & { readonly pruner: Pruner },
  others: readonly TickPart[],
): readonly TickPart[] => [
  { name: "reputation", work: () => watchReputations(deps) }, // first: it may hold what is planned
  { name: "plan", work: (t) => planDue(deps, t) },
  { name: "wake", work: () => wakeOpenIssues(deps) },
  ...others,
  { name: "unreadable-rows", work: () => lookAgain(deps) },
  { name: "pruning", work: () => deps.pruner.prune(deriveKeeping(deps.clock.now())) },
  { name: "ledgers", work: () => emptyLedgers(deps) },
];
