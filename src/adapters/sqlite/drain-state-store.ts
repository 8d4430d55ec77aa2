import { INITIAL_DRAIN, parseDrainState } from "../../core/outbox/drain-state.ts";
import type { DrainStateStore } from "../../ports/outbox/outbox.ts";

/**
 * How the drain gets on, in its object's storage. A state of an earlier version keeps what it has; one that cannot be
 * read keeps no mail back: the drain begins anew.
 */
export function createDrainStateStore(storage: DurableObjectStorage): DrainStateStore {
  return {
    read: () => parseDrainState(storage.kv.get("drain")) ?? INITIAL_DRAIN,
    write: (state) => storage.kv.put("drain", state),
  };
}
