import { createInterface } from "node:readline/promises";
import type { Call } from "./command.ts";
import { blameUsage } from "./usage-fault.ts";

/**
 * Asks before something that is hard to take back. `--yes` answers beforehand; without a terminal nobody could answer,
 * so it is wrong usage there, and nothing waits.
 */
export async function askFirst({ switches }: Pick<Call, "switches">, question: string): Promise<boolean> {
  if (switches.has("yes")) return true;
  requireAnswer(switches);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`${question} [y/N] `);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

/** Throws a usage fault where a question could not be answered: to be called before any work is done. */
export function requireAnswer(switches: Call["switches"]): void {
  if (switches.has("yes") || (process.stdin.isTTY && process.stderr.isTTY)) return;
  throw blameUsage("This asks before it begins, and nobody is there to answer: add --yes.");
}
