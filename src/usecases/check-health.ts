import type { Instant } from "../core/ids.ts";
import type { SettingFault } from "../core/settings.ts";
import type { Clock } from "../ports/clock.ts";
import type { StoreProbe } from "../ports/store-probe.ts";

export interface Health {
  readonly at: Instant;
  /** Empty: everything that the product needs is there. */
  readonly problems: readonly SettingFault[];
}

/** How the deployment is now. */
export async function checkHealth(deps: {
  readonly clock: Clock;
  readonly stores: StoreProbe;
}): Promise<Health> {
  return { at: deps.clock.now(), problems: await deps.stores.findFaults() };
}
