import type { Cadence } from "../../core/cadence.ts";
import { explainUnexpected } from "../../core/explain-unexpected.ts";
import type { Instant } from "../../core/ids.ts";
import { type PlanDependencies, planIssues } from "../schedule/plan-issues.ts";
import { succeeds } from "./run-tick.ts";

/**
 * Plans what is due. If the plan of all cadences fails, each is planned alone, so that one that cannot be planned does
 * not hold up the others; windows tile time all the same. Fails only if one of them fails.
 */
export async function planDue(deps: PlanDependencies, t: Instant): Promise<void> {
  const { cadences } = deps.newsletter;
  if (await plans(deps, cadences, t)) return;
  const stuck: Cadence[] = [];
  for (const cadence of cadences) if (!(await plans(deps, [cadence], t))) stuck.push(cadence);
  if (stuck.length > 0) throw new Error(`Cannot be planned: ${stuck.join(", ")}`);
}

const plans = (deps: PlanDependencies, cadences: readonly Cadence[], t: Instant): Promise<boolean> =>
  succeeds(
    async () => {
      const planned = await planIssues(deps, { kind: "tick", cadences }, t);
      if (planned === "busy") deps.log.record("tick.overtaken", { t });
    },
    (error) =>
      deps.log.record("plan.failed", { cadences: cadences.join(), reason: explainUnexpected(error) }),
  );
