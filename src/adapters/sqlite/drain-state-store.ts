import { type DrainState, INITIAL_DRAIN } from "../../core/drain-state.ts";
import type { DrainStateStore } from "../../ports/outbox.ts";

/** How the drain gets on, in its object's storage. A state of an earlier version keeps what it has. */
export function createDrainStateStore(storage: DurableObjectStorage): DrainStateStore {
  return {
    read: () => ({ ...INITIAL_DRAIN, ...storage.kv.get<Partial<DrainState>>("drain") }),
    write: (state) => storage.kv.put("drain", state),
  };
}
