import { AsyncLocalStorage } from "node:async_hooks";
import type { Counts } from "./counts.ts";
import { addInvocation, type KindReading } from "./meter-reading.ts";
import { createTally, type Tally } from "./tally.ts";

/** Which invocation some work belongs to, through every await, and what all of them counted. */
export function createInvocations(now = () => Date.now()) {
  const running = new AsyncLocalStorage<Tally>();
  const outside = createTally(); // start-up of an object: no invocation yet
  const readings = new Map<string, KindReading>();
  return {
    current: () => running.getStore() ?? outside,
    /** One invocation; `after`: work that goes on once it has answered. */
    async run<T>(
      kind: string,
      work: () => T | Promise<T>,
      after: readonly Promise<unknown>[] = [],
    ): Promise<T> {
      const tally = createTally();
      const startedAt = now();
      try {
        return await running.run(tally, async () => await work());
      } finally {
        void Promise.allSettled(after).then(() => {
          tally.add("wallMs", now() - startedAt);
          const counts = tally.read();
          addInvocation(readings, nameKind(kind, counts), counts);
        });
      }
    },
    read: (): readonly KindReading[] => [...readings.values()],
    clear: () => readings.clear(),
  };
}

/** Slices of an issue differ by what they do, so that the worst of each can be told. */
function nameKind(kind: string, counts: Counts): string {
  if (!kind.endsWith(".alarm")) return kind;
  if (counts.externalSubrequests > 0) return `${kind}, submitting`;
  return counts.kvLists > 0 ? `${kind}, listing` : kind;
}
