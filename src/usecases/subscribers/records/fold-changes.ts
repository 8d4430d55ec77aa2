import type { Instant } from "../../../core/ids.ts";
import type { Change } from "../../../core/subscribers/change.ts";
import { isSameRecord } from "../../../core/subscribers/subscriber-record.ts";
import type { Log } from "../../../ports/runtime/log.ts";
import type { ChangeLog } from "../../../ports/subscribers/change-log.ts";
import type { SubscriberBase } from "../../../ports/subscribers/subscriber-base.ts";
import type { WriteDependencies } from "./write-change.ts";
import { writeManyChanges } from "./write-many-changes.ts";

export interface FoldDependencies extends WriteDependencies {
  readonly base: Pick<SubscriberBase, "write" | "remove" | "findMany">;
  readonly changes: Pick<ChangeLog, "markWritten" | "listWrittenBefore" | "fold">;
  /** When the oldest issue was planned whose roster is not listed yet; null: none. */
  readonly findKeepFrom: () => Promise<Instant | null>;
  readonly log: Log;
}

/** KV may show an old value for a minute and more: after an hour it shows what it holds. */
const CERTAIN_AFTER_MS = 3_600_000;
/** KV reads at most this many keys at once. */
const CHANGES_A_ROUND = 100;
const ROUNDS_PER_TICK = 4;

/**
 * Drops the changes that KV has shown for an hour. If KV holds something else (two writes overtook one another), the
 * change is written again and waits another hour. While an issue's roster is still to be listed as of its planning,
 * changes from then on stay; if that moment cannot be told, nothing is folded.
 */
export async function foldChanges(deps: FoldDependencies): Promise<void> {
  const keepFrom = await deps.findKeepFrom();
  const certainBefore = deps.clock.now() - CERTAIN_AFTER_MS;
  const before = Math.min(certainBefore, keepFrom ?? certainBefore);
  for (let round = 0; round < ROUNDS_PER_TICK; round += 1) {
    const candidates = await deps.changes.listWrittenBefore(before, CHANGES_A_ROUND);
    if (candidates.length > 0) await foldRound(deps, candidates);
    if (candidates.length < CHANGES_A_ROUND) return;
  }
}

async function foldRound(deps: FoldDependencies, candidates: readonly Change[]): Promise<void> {
  const stored = await deps.base.findMany(candidates.map(({ id }) => id));
  const isCertain = ({ id, record }: Change) => isSameRecord(stored.get(id) ?? null, record);
  const certain = candidates.filter(isCertain);
  const others = candidates.filter((change) => !isCertain(change));
  await deps.changes.fold(certain);
  const repeated = await writeManyChanges(deps, others);
  deps.log.record("changes.folded", { folded: certain.length, repeated, refused: others.length - repeated });
}
