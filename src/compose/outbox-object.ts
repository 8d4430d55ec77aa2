import { consoleLog } from "../adapters/runtime/console-log.ts";
import { createAlarms } from "../adapters/sqlite/alarms.ts";
import { createDrainStateStore } from "../adapters/sqlite/drain-state-store.ts";
import { requireSettings } from "../config.ts";
import type { Env } from "../env.ts";
import { drainOutbox } from "../usecases/outbox/drain-outbox.ts";
import { composeFoundation } from "./foundation.ts";

/** The drain of owed mail, over its object's storage. Settings are read at each slice, so that a deploy takes effect. */
export function connectOutbox(env: Env, storage: DurableObjectStorage) {
  const drain = createDrainStateStore(storage);
  return {
    alarms: createAlarms(storage, consoleLog),
    drain(): Promise<number | null> {
      const settings = requireSettings(env);
      const foundation = composeFoundation(env, settings, () => {});
      return drainOutbox({ ...foundation, newsletter: settings.newsletter, drain });
    },
  };
}
