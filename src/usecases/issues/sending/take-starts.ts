import type { Instant } from "../../../core/ids.ts";
import type { IssueDependencies } from "./issue-dependencies.ts";

/** A start that was missed by more than this is let go: the pacer has given what follows it to others. */
const GOOD_FOR_MS = 40;

export interface Starts {
  /** The next start of this slice; null: none comes. */
  take(): Promise<Instant | null>;
  /** Waits until a start, or until another one in place of one that is missed. Answers which it was. */
  reach(startAt: Instant): Promise<Instant>;
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
    if (next !== undefined) return isMissed(next) ? exchange(next) : next;
    asking ??= ask();
    return (await asking) ? take() : null;
  };
  const exchange = async (missed: Instant): Promise<Instant | null> => {
    await deps.pacer.release(missed);
    return take();
  };
  const reach = async (startAt: Instant): Promise<Instant> => {
    await deps.clock.sleep(startAt - deps.clock.now());
    if (!isMissed(startAt)) return startAt;
    const other = await exchange(startAt);
    return other === null ? startAt : reach(other);
  };
  return { take, reach, left: () => starts.length };
}
