/** Places for actions that run at the same time. */
export interface Limiter {
  /** Runs an action in the next free place; the others wait in the order in which they came. */
  readonly fly: <Outcome>(act: () => Promise<Outcome>) => Promise<Outcome>;
  /** Resolves once nobody waits for a place. */
  readonly whenIdle: () => Promise<void>;
}

/** A limiter that runs at most so many actions at a time. */
export function createLimiter(most: number): Limiter {
  const waiting: (() => void)[] = [];
  let watching: (() => void)[] = [];
  let flying = 0;
  const land = () => {
    const next = waiting.shift();
    if (next === undefined) flying -= 1;
    else next(); // the place passes on
    if (waiting.length > 0) return;
    for (const tell of watching) tell();
    watching = [];
  };
  return {
    async fly(act) {
      if (flying < most) flying += 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      return act().finally(land);
    },
    async whenIdle() {
      if (waiting.length > 0) await new Promise<void>((resolve) => watching.push(resolve));
    },
  };
}
