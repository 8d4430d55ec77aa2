import { systemClock } from "../adapters/platform/system-clock.ts";
import { createPacingStore } from "../adapters/sqlite/pacing-store.ts";
import { requireSettings } from "../config.ts";
import type { RateReading } from "../core/answer.ts";
import { applyReading, decideStarts, type StartRequest } from "../core/pacing.ts";
import type { Env } from "../env.ts";

/** The pacer's rules over the object's own storage. Both calls are synchronous: nothing comes between. */
export function connectPacer(env: Env, storage: DurableObjectStorage) {
  const store = createPacingStore(storage);
  return {
    reserve(request: StartRequest): readonly number[] {
      const rate = requireSettings(env).provider.ratePerSecond;
      const decided = decideStarts(store.read(), request, rate, systemClock.now());
      store.write(decided.state);
      return decided.starts;
    },
    report(reading: RateReading): void {
      store.write(applyReading(store.read(), reading, systemClock.now()));
    },
  };
}
