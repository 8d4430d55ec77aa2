import type { BackupEnd } from "../../src/core/backup/backup-lines.ts";
import { formatInstant } from "../../src/core/ids.ts";

const HOUR_MS = 3_600_000;

/** What it holds, in the order of what people ask for. */
export const sayCounts = ({ counts }: BackupEnd) =>
  (["subscribers", "unsubscriptions", "suppressions", "posts", "issues"] as const)
    .map((list) => `${counts[list] ?? 0} ${list}`)
    .join(", ");

/** How old it is, by the newest of what it tells. */
export function sayAge({ newest }: BackupEnd, now: number): string {
  if (newest === null) return "It holds nothing that ever happened.";
  const hours = Math.max(0, Math.floor((now - newest) / HOUR_MS));
  const age = hours < 48 ? `${hours} hours` : `${Math.floor(hours / 24)} days`;
  return `The newest that it knows of is of ${formatInstant(newest)}, ${age} ago.`;
}

export const summarise = (file: string, { counts, newest, sha256 }: BackupEnd) => ({
  ...{ file, counts, sha256 },
  newest: newest === null ? null : formatInstant(newest),
});
