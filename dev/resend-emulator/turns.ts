import { setImmediate as nextTurn } from "node:timers/promises";

/**
 * Work that is asked for at one moment is done piece by piece, each in a turn of the loop of its own, so that the heads
 * of other requests are seen in between: a body of a megabyte takes ten milliseconds.
 */
export function createTurns(): () => Promise<void> {
  let last = Promise.resolve();
  return () => {
    last = last.then(() => nextTurn());
    return last;
  };
}
