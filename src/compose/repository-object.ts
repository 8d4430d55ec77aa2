import { consoleLog } from "../adapters/runtime/console-log.ts";
import { systemClock } from "../adapters/runtime/system-clock.ts";
import { createAlarms } from "../adapters/sqlite/alarms.ts";
import { createPushBox } from "../adapters/sqlite/push-box.ts";
import { requireSettings } from "../config.ts";
import type { Instant } from "../core/ids.ts";
import { joinPush, type Push } from "../core/repository/push.ts";
import type { Env } from "../env.ts";
import { syncRepository } from "../usecases/repository/sync-repository.ts";
import { bindPorts } from "./bindings.ts";
import { extend } from "./lazily.ts";
import { wirePorts } from "./wire.ts";

/** What one repository is owed, over its object's storage. Settings are read at each slice, so that a deploy takes effect. */
export function connectRepository(env: Env, storage: DurableObjectStorage) {
  const pushes = createPushBox(storage);
  return {
    alarms: createAlarms(storage, consoleLog),
    /** When it is to be tried. */
    takePush(push: Push): Instant {
      const pending = joinPush(pushes.read(), push, systemClock.now());
      pushes.write(pending);
      return pending.nextAt;
    },
    sync: () => syncRepository(extend(wirePorts(bindPorts(env, requireSettings(env), () => {})), { pushes })),
  };
}
