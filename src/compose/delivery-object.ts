import { createD1DeliveryCountStore } from "../adapters/d1/deliveries/delivery-count-store.ts";
import { consoleLog } from "../adapters/runtime/console-log.ts";
import { systemClock } from "../adapters/runtime/system-clock.ts";
import { createAlarms } from "../adapters/sqlite/alarms.ts";
import { createDeliveryRows } from "../adapters/sqlite/delivery-rows.ts";
import { requireSettings } from "../config.ts";
import type { IssueId } from "../core/ids.ts";
import type { Env } from "../env.ts";
import { createDeliveryTracker } from "../usecases/deliveries/delivery-tracker.ts";
import { watchReputation } from "../usecases/notes/watch-reputation.ts";
import { bindPorts } from "./bindings.ts";
import { wirePorts } from "./wire.ts";

/** The tracker of one sixteenth of all reports, over its object's storage. Settings are read where they are needed. */
export const connectDeliveries = (env: Env, storage: DurableObjectStorage) => ({
  alarms: createAlarms(storage, consoleLog),
  tracker: createDeliveryTracker({
    rows: createDeliveryRows(storage),
    counts: createD1DeliveryCountStore(env.DB),
    watchReputation: (issue: IssueId) =>
      watchReputation(wirePorts(bindPorts(env, requireSettings(env), () => {})), [issue]),
    clock: systemClock,
  }),
});
