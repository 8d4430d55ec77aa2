import type { Instant } from "../ids.ts";
import type { RowLine } from "./backup-lines.ts";

/** Columns that say when something happened; not those that say when something will. */
const HAPPENED = ["at", "added_at", "changed_at", "planned_at", "composed_at", "started_at", "closed_at"];

/** The latest moment at which something happened, by this row or before. */
export function findNewest(line: RowLine, before: Instant | null): Instant | null {
  const moments = listMoments(line);
  return moments.length === 0 ? before : Math.max(before ?? 0, ...moments);
}

function listMoments(line: RowLine): readonly Instant[] {
  if (line.list === "subscribers") {
    const { record } = line.row;
    if (record === null) return [];
    return record.status === "unsubscribed" ? [record.confirmedAt, record.leftAt] : [record.confirmedAt];
  }
  const { row } = line;
  return HAPPENED.map((name) => row[name]).filter((moment) => typeof moment === "number");
}
