import { type DrainState, INITIAL_DRAIN } from "../../src/core/outbox/drain-state.ts";
import type { DrainStateStore } from "../../src/ports/outbox/outbox.ts";
import { type DrainDependencies, drainOutbox } from "../../src/usecases/outbox/drain-outbox.ts";

export function createDrainState(): DrainStateStore {
  let state: DrainState = INITIAL_DRAIN;
  return {
    read: () => state,
    write: (next) => {
      state = next;
    },
  };
}

/** What the outbox's object does until it wants to be woken later; answers when, or null. */
export async function drainUntilLater(deps: DrainDependencies): Promise<number | null> {
  const wakeAt = await drainOutbox(deps);
  return wakeAt !== null && wakeAt <= deps.clock.now() ? drainUntilLater(deps) : wakeAt;
}
