import { type Count, type Counts, type Maximum, NO_COUNTS, type Sum } from "./counts.ts";

/** The running count of one invocation. */
export interface Tally {
  add(count: Sum, by?: number): void;
  raise(count: Maximum, to: number): void;
  /** One connection from its start to its headers. */
  connect<T>(work: () => Promise<T>): Promise<T>;
  /** Counted once the invocation is over: a cursor knows its rows only when it was read. */
  later(read: () => readonly [Sum, number][]): void;
  read(): Counts;
}

export function createTally(): Tally {
  const counts: Record<Count, number> = { ...NO_COUNTS };
  const pending: (() => readonly [Sum, number][])[] = [];
  let waiting = 0;
  let tripsBehind = 0;
  const raise = (count: Maximum, to: number) => {
    counts[count] = Math.max(counts[count], to);
  };
  return {
    add(count, by = 1) {
      counts[count] += by;
    },
    raise,
    async connect(work) {
      waiting += 1;
      raise("connectionsWaiting", waiting);
      const trip = tripsBehind + 1; // whatever has been answered by now may have been waited for
      raise("roundTrips", trip);
      try {
        return await work();
      } finally {
        waiting -= 1;
        tripsBehind = Math.max(tripsBehind, trip);
      }
    },
    later: (read) => void pending.push(read),
    read() {
      for (const late of pending.splice(0)) for (const [count, by] of late()) counts[count] += by;
      return { ...counts };
    },
  };
}

export const countBytes = (value: unknown): number => {
  if (typeof value === "string") return new TextEncoder().encode(value).length;
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return value.byteLength;
  return 8;
};
