import { INITIAL_PACING, type PacingState } from "../../core/pacing.ts";

/** The pacer's state in its object's storage: a restart goes on where it was and does not burst. */
export function createPacingStore(storage: DurableObjectStorage) {
  return {
    read: (): PacingState => storage.kv.get<PacingState>("pacing") ?? INITIAL_PACING,
    write: (state: PacingState) => storage.kv.put("pacing", state),
  };
}
