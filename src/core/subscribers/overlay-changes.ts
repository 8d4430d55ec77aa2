import type { Instant } from "../ids.ts";
import type { Change } from "./change.ts";
import { deriveReader, type Reader, type Subscriber } from "./subscriber.ts";

/** As much of a change as the overlay needs. */
type ReaderChange = Pick<Change, "id" | "at" | "before" | "record">;

/**
 * Readers as they were at that instant, in order of their ids: a list that may be stale, corrected by the changes
 * (oldest first) of the same span of ids. Adds who is not listed yet, drops who is erased. A list is in that order
 * already: where nothing changed it stays as it is.
 */
export function overlayChanges(
  listed: readonly Reader[],
  changes: readonly ReaderChange[],
  asOf: Instant,
): readonly Reader[] {
  if (changes.length === 0) return listed;
  const readers = new Map(listed.map((reader) => [reader.id, reader]));
  for (const [id, history] of Map.groupBy(changes, (change) => change.id)) {
    const record = selectRecordAt(history, asOf);
    if (record === null) readers.delete(id);
    if (record !== null) readers.set(id, deriveReader(record));
  }
  return [...readers.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The last change up to then; where all came later, what the first of them found. */
function selectRecordAt(history: readonly ReaderChange[], asOf: Instant): Subscriber | null {
  const latest = history.findLast((change) => change.at <= asOf);
  if (latest !== undefined) return latest.record;
  return history[0]?.before ?? null;
}
