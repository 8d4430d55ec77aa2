import type { Clock } from "../../src/ports/runtime/clock.ts";

/** Time passes only where everybody waits for it. */
export function createPatientClock(begin: number) {
  let now = begin;
  const sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  const clock: Clock = {
    now: () => now,
    sleep: (ms) => new Promise((wake) => sleepers.push({ at: now + Math.max(0, ms), wake })),
  };
  const pass = async (ms: number) => {
    for (const end = now + ms; ; ) {
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
      const next = sleepers.sort((a, b) => a.at - b.at)[0];
      if (next === undefined || next.at > end) {
        now = end;
        return;
      }
      sleepers.shift();
      now = Math.max(now, next.at);
      next.wake();
    }
  };
  return { clock, pass };
}
