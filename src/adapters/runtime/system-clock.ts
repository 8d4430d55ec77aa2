import type { Clock } from "../../ports/runtime/clock.ts";

/** The platform's clock. In a Worker it stands still between two waits for I/O, so it measures no CPU time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  async sleep(ms) {
    if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
  },
};
