import { consoleLog } from "../adapters/runtime/console-log.ts";
import { createAlarms } from "../adapters/sqlite/alarms.ts";
import { createDrainStateStore } from "../adapters/sqlite/drain-state-store.ts";
import { requireSettings } from "../config.ts";
import type { Env } from "../env.ts";
import { watchTicks } from "../usecases/notes/watch-ticks.ts";
import { drainOutbox } from "../usecases/outbox/drain-outbox.ts";
import { bindPorts } from "./bindings.ts";
import { extend } from "./lazily.ts";
import { wirePorts } from "./wire.ts";

/** The drain of owed mail, over its object's storage. Settings are read at each slice, so that a deploy takes effect. */
export function connectOutbox(env: Env, storage: DurableObjectStorage) {
  const drain = createDrainStateStore(storage);
  return {
    alarms: createAlarms(storage, consoleLog),
    /** One slice; the ticks are watched from here too, since this object has an alarm of its own. */
    async drain(): Promise<number | null> {
      const ports = wirePorts(bindPorts(env, requireSettings(env), () => {}));
      const wishes = [await watchTicks(ports), await drainOutbox(extend(ports, { drain }))].filter(
        (at) => at !== null,
      );
      return wishes.length === 0 ? null : Math.min(...wishes);
    },
  };
}
