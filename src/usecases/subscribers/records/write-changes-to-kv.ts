import type { Log } from "../../../ports/runtime/log.ts";
import type { ChangeLog } from "../../../ports/subscribers/change-log.ts";
import type { WriteDependencies } from "./write-change.ts";
import { writeManyChanges } from "./write-many-changes.ts";

export interface WriteChangesDependencies extends WriteDependencies {
  readonly changes: Pick<ChangeLog, "markWritten" | "listUnwritten">;
  readonly log: Log;
}

/** The Free plan allows 1,000 calls an invocation, and the tick has other work. */
const WRITES_PER_TICK = 400;

/** Repeats the KV writes that were refused or that a crash swallowed; only the latest of each subscriber counts. */
export async function writeChangesToKv(deps: WriteChangesDependencies): Promise<void> {
  const unwritten = await deps.changes.listUnwritten(WRITES_PER_TICK);
  if (unwritten.length === 0) return;
  const written = await writeManyChanges(deps, unwritten);
  deps.log.record("changes.written", { written, refused: unwritten.length - written });
}
