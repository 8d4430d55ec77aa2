import type { Instant } from "../../../core/ids.ts";
import type { IssueDependencies } from "./issue-dependencies.ts";

/** A start that was missed by more than this is given up: the pacer has given the starts after it to others. */
const GOOD_FOR_MS = 250;

export interface Starts {
  /** The next start of this slice; null: none comes. */
  take(): Promise<Instant | null>;
  /** A start in place of one that was missed; the given one while it is good, or where no other comes. */
  renew(startAt: Instant): Promise<Instant>;
  /** Given and not taken yet. */
  left(): number;
}

/** Starts for the tasks of one slice, asked for several at a time and one call after the other. */
export function createStarts(
  deps: Pick<IssueDependencies, "id" | "shard" | "pacer" | "clock">,
  most: number,
  wanted: () => number,
): Starts {
  const starts: Instant[] = [];
  let asking: Promise<boolean> | null = null;
  const isMissed = (startAt: Instant) => deps.clock.now() - startAt > GOOD_FOR_MS;
  const ask = async (): Promise<boolean> => {
    const count = Math.max(1, Math.min(most, wanted()));
    starts.push(...(await deps.pacer.reserve("digest", `${deps.id}/${deps.shard}`, count)));
    asking = null;
    return starts.length > 0;
  };
  const take = async (): Promise<Instant | null> => {
    const next = starts.shift();
    if (next !== undefined) return isMissed(next) ? take() : next;
    asking ??= ask();
    return (await asking) ? take() : null;
  };
  const renew = async (startAt: Instant) => (isMissed(startAt) ? ((await take()) ?? startAt) : startAt);
  return { take, renew, left: () => starts.length };
}
