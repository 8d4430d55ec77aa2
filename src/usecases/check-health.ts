import type { Health } from "../core/health.ts";
import type { Clock } from "../ports/clock.ts";
import type { FailingParts } from "../ports/failing-parts.ts";
import type { StoreProbe } from "../ports/store-probe.ts";
import type { UnreadableRows } from "../ports/unreadable-rows.ts";

const MAXIMUM_ROWS = 50;

/** How the deployment is now. Stores that are not there are asked nothing more. */
export async function checkHealth(deps: {
  readonly clock: Clock;
  readonly stores: StoreProbe;
  readonly failingParts: Pick<FailingParts, "list">;
  readonly unreadable: Pick<UnreadableRows, "listPublic">;
}): Promise<Health> {
  const problems = await deps.stores.findFaults();
  const at = deps.clock.now();
  if (problems.length > 0) return { at, problems, failing: [], unreadable: [] };
  const failing = await deps.failingParts.list();
  return { at, problems, failing, unreadable: await deps.unreadable.listPublic(MAXIMUM_ROWS) };
}
