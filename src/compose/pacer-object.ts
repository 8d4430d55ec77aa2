import { consoleLog } from "../adapters/runtime/console-log.ts";
import { systemClock } from "../adapters/runtime/system-clock.ts";
import { createPacingStore } from "../adapters/sqlite/pacing-store.ts";
import { requireSettings } from "../config.ts";
import type { Env } from "../env.ts";
import { createPacer } from "../usecases/provider/pacer.ts";

/** The pacer's rules over the object's own storage. Settings are read at each call, so that a deploy takes effect. */
export function connectPacer(env: Env, storage: DurableObjectStorage) {
  return createPacer({
    clock: systemClock,
    store: createPacingStore(storage, { clock: systemClock, log: consoleLog }),
    provider: () => requireSettings(env).provider,
  });
}
