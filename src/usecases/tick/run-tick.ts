import { explainUnexpected } from "../../core/explain-unexpected.ts";
import type { Instant } from "../../core/ids.ts";
import type { Clock } from "../../ports/runtime/clock.ts";
import type { Log } from "../../ports/runtime/log.ts";
import type { FailingParts } from "../../ports/tick/failing-parts.ts";

/** One piece of what a tick does. */
export interface TickPart {
  /** As the log and `/health` show it. */
  readonly name: string;
  /** Bounded, idempotent, and fit to stop half way: what one tick leaves the next takes up. */
  readonly work: (t: Instant) => Promise<void>;
}

export interface TickDependencies {
  readonly parts: readonly TickPart[];
  readonly failingParts: Pick<FailingParts, "record">;
  /** Tells the author what has failed for long; after what this tick found is recorded. */
  readonly watchParts: () => Promise<void>;
  readonly clock: Pick<Clock, "now">;
  readonly log: Log;
}

/**
 * One tick of the cron trigger; `t` is the event's scheduled time. Parts run one after the other, because a Worker may
 * have six connections waiting, and each runs even if an earlier one failed. A tick may come twice, late or never:
 * windows tile time, every open issue is woken, and the next tick takes up what this one leaves.
 */
export async function runTick(deps: TickDependencies, t: Instant): Promise<void> {
  const seen: Awaited<ReturnType<typeof runPart>>[] = [];
  for (const part of deps.parts) seen.push(await runPart(deps, part, t));
  const select = (works: boolean) => seen.filter((one) => one.works === works).map((one) => one.name);
  await runPart(deps, { name: "health", work: () => recordHealth(deps, select(false), select(true)) }, t);
  await runPart(deps, { name: "author", work: deps.watchParts }, t);
}

const recordHealth = (deps: TickDependencies, failed: readonly string[], worked: readonly string[]) =>
  deps.failingParts.record({ failed, worked }, deps.clock.now());

async function runPart({ log }: Pick<TickDependencies, "log">, { name, work }: TickPart, t: Instant) {
  const works = await succeeds(
    () => work(t),
    (error) => log.record("tick.part-failed", { part: name, reason: explainUnexpected(error) }),
  );
  return { name, works };
}

/** Did the work succeed? Also catches what it throws before its first `await`. */
export async function succeeds(
  work: () => Promise<unknown>,
  onFailure: (error: unknown) => void,
): Promise<boolean> {
  const started = Promise.resolve().then(work);
  return started.then(
    () => true,
    (error: unknown) => {
      onFailure(error);
      return false;
    },
  );
}
