import type { Instant } from "../../core/ids.ts";
import { type Occasion, TICK_PATIENCE_MS } from "../../core/notes/occasion.ts";
import type { Clock } from "../../ports/runtime/clock.ts";
import type { FailingParts } from "../../ports/tick/failing-parts.ts";

export interface WatchTicksDependencies {
  readonly failingParts: Pick<FailingParts, "list" | "findLatestTick">;
  readonly tellAuthor: (occasions: readonly Occasion[]) => Promise<void>;
  readonly clock: Pick<Clock, "now">;
}

/** At the end of a tick: tells the author of its parts that have failed for an hour. Idempotent. */
export async function watchParts(deps: WatchTicksDependencies): Promise<void> {
  const before = deps.clock.now() - TICK_PATIENCE_MS;
  const failing = (await deps.failingParts.list()).filter(({ since }) => since <= before);
  await deps.tellAuthor(failing.map(({ part, since }) => ({ kind: "tick-failing", part, since })));
}

/**
 * Beside the ticks, by whoever else has an alarm: tells the author once that none has come for an hour. When to look
 * again; null: not before the next tick. A deployment whose first tick has not come yet is the doctor's business.
 */
export async function watchTicks(deps: WatchTicksDependencies): Promise<Instant | null> {
  const since = await deps.failingParts.findLatestTick();
  if (since === null) return null;
  const patientUntil = since + TICK_PATIENCE_MS;
  if (deps.clock.now() < patientUntil) return patientUntil;
  await deps.tellAuthor([{ kind: "tick-missing", since }]);
  return null;
}
