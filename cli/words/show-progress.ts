import { progress } from "@clack/prompts";

/** How far a long piece of work is. */
export interface Progress {
  advance(): void;
  stop(): void;
}

const UNSEEN: Progress = { advance: () => {}, stop: () => {} };

/** A bar on standard error, where that is a terminal and there is more than one step; else nothing at all. */
export function showProgress(message: string, steps: number): Progress {
  if (!process.stderr.isTTY || steps < 2) return UNSEEN;
  const bar = progress({ max: steps, output: process.stderr });
  bar.start(message);
  return { advance: () => bar.advance(1), stop: () => bar.stop(message) };
}
