import { styleText } from "node:util";

export interface Narrator {
  /** Acts, then tells it as done with the time it took; a failure is told and thrown on. */
  step<Outcome>(words: string, act: () => Promise<Outcome>): Promise<Outcome>;
  /** A line between the steps. */
  say(words: string): void;
  /** Seconds since the start. */
  elapsed(): string;
}

/** Tells a story line by line, each only after it really happened. */
export function createNarrator(print: (line: string) => void): Narrator {
  const startedAt = performance.now();
  const since = (start: number) => `${((performance.now() - start) / 1000).toFixed(1)} s`;
  return {
    async step(words, act) {
      const start = performance.now();
      try {
        const outcome = await act();
        print(`${styleText("green", "✓")} ${words} ${styleText("dim", since(start))}`);
        return outcome;
      } catch (error) {
        print(`${styleText("red", "✗")} ${words}`);
        throw error;
      }
    },
    say: print,
    elapsed: () => since(startedAt),
  };
}
