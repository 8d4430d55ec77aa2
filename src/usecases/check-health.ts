import type { Health } from "../core/health.ts";
import type { Clock } from "../ports/clock.ts";
import type { FailingParts } from "../ports/failing-parts.ts";
import type { StoreProbe } from "../ports/store-probe.ts";

/** How the deployment is now. Stores that are not there are asked nothing more. */
export async function checkHealth(deps: {
  readonly clock: Clock;
  readonly stores: StoreProbe;
  readonly failingParts: Pick<FailingParts, "list">;
}): Promise<Health> {
  const problems = await deps.stores.findFaults();
  const failing = problems.length > 0 ? [] : await deps.failingParts.list();
  return { at: deps.clock.now(), problems, failing };
}
