import type { Health } from "../../core/settings/health.ts";
import type { SettingFault } from "../../core/settings/settings.ts";
import type { Clock } from "../../ports/runtime/clock.ts";
import type { FailingParts } from "../../ports/tick/failing-parts.ts";
import type { StoreProbe } from "../../ports/tick/store-probe.ts";
import type { UnreadableRows } from "../../ports/tick/unreadable-rows.ts";
import { holdsIdKey, type IdKeyDependencies, WRONG_ID_KEY } from "../subscribers/check-id-key.ts";

const MAX_ROWS = 50;

export interface CheckHealthDependencies extends IdKeyDependencies {
  readonly clock: Clock;
  readonly stores: StoreProbe;
  readonly failingParts: Pick<FailingParts, "list">;
  readonly unreadable: Pick<UnreadableRows, "listPublic">;
}

/** How the deployment is now. Stores that are not there are asked nothing more. */
export async function checkHealth(deps: CheckHealthDependencies): Promise<Health> {
  const faults = await deps.stores.findFaults();
  const at = deps.clock.now();
  if (faults.length > 0) return { at, problems: faults, failing: [], unreadable: [] };
  const problems = await findKeyFaults(deps);
  const failing = await deps.failingParts.list();
  return { at, problems, failing, unreadable: await deps.unreadable.listPublic(MAX_ROWS) };
}

const findKeyFaults = async (deps: IdKeyDependencies): Promise<readonly SettingFault[]> =>
  (await holdsIdKey(deps)) ? [] : [{ setting: "SECRET_KEY", fault: WRONG_ID_KEY }];
