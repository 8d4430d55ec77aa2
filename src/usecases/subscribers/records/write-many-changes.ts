import { CONNECTIONS, mapConcurrently } from "../../concurrency/map-concurrently.ts";
import { putChange, type WritableChange, type WriteDependencies } from "./write-change.ts";

/** Marked together: a crash in between repeats at most these writes, and a repeated write is the same write. */
const MARKED_TOGETHER = 100;

/**
 * Writes many changes to KV, six at a time, and returns how many it took. Those that KV refuses stay for a later tick.
 */
export async function writeManyChanges(
  deps: WriteDependencies,
  changes: readonly WritableChange[],
): Promise<number> {
  let written = 0;
  for (let start = 0; start < changes.length; start += MARKED_TOGETHER) {
    const part = changes.slice(start, start + MARKED_TOGETHER);
    const outcomes = await mapConcurrently(part, CONNECTIONS, (change) => putChange(deps, change));
    const seqs = part.filter((_, index) => outcomes[index] === "written").map(({ seq }) => seq);
    await deps.changes.markWritten(seqs, deps.clock.now());
    written += seqs.length;
  }
  return written;
}
