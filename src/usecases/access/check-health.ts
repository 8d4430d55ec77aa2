import { HEARING_DELAY_MS, type Health } from "../../core/settings/health.ts";
import type { SettingFault, Settings } from "../../core/settings/settings.ts";
import type { DeliveryCountStore } from "../../ports/deliveries/delivery-count-store.ts";
import type { RepositoryStore } from "../../ports/repository/repository-store.ts";
import type { Clock } from "../../ports/runtime/clock.ts";
import type { NewsletterPause } from "../../ports/schedule/newsletter-pause.ts";
import type { FailingParts } from "../../ports/tick/failing-parts.ts";
import type { StoreProbe } from "../../ports/tick/store-probe.ts";
import type { UnreadableRows } from "../../ports/tick/unreadable-rows.ts";
import { holdsIdKey, type IdKeyDependencies, WRONG_ID_KEY } from "../subscribers/check-id-key.ts";

const MAX_ROWS = 50;

export interface CheckHealthDependencies extends IdKeyDependencies {
  readonly version: string;
  readonly settings: Pick<Settings, "secrets">;
  readonly clock: Clock;
  readonly stores: StoreProbe;
  readonly pause: Pick<NewsletterPause, "find">;
  readonly failingParts: Pick<FailingParts, "list" | "findLatestTick">;
  readonly repositories: Pick<RepositoryStore, "listProblems">;
  readonly unreadable: Pick<UnreadableRows, "listPublic">;
  readonly deliveryCounts: Pick<DeliveryCountStore, "findHearing">;
}

/** How the deployment is now. Stores that are not there are asked nothing more. */
export async function checkHealth(deps: CheckHealthDependencies): Promise<Health> {
  const lacking = await deps.stores.findFaults();
  const at = deps.clock.now();
  const canHear = deps.settings.secrets.providerWebhookSecret !== null;
  const known = { at, version: deps.version, canHear, lacking };
  if (lacking.length > 0)
    return {
      ...known,
      isPaused: false,
      problems: [],
      failing: [],
      unreadable: [],
      repositoryProblems: [],
      latestTickAt: null,
      hearing: null,
    };
  return {
    ...known,
    isPaused: (await deps.pause.find()) !== null,
    problems: await findKeyFaults(deps),
    failing: await deps.failingParts.list(),
    repositoryProblems: await deps.repositories.listProblems(),
    unreadable: await deps.unreadable.listPublic(MAX_ROWS),
    latestTickAt: await deps.failingParts.findLatestTick(),
    hearing: await deps.deliveryCounts.findHearing(at - HEARING_DELAY_MS),
  };
}

const findKeyFaults = async (deps: IdKeyDependencies): Promise<readonly SettingFault[]> =>
  (await holdsIdKey(deps)) ? [] : [{ setting: "SECRET_KEY", fault: WRONG_ID_KEY }];
