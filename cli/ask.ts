import { confirm, isCancel } from "@clack/prompts";
import type { Call } from "./command.ts";
import { blameUsage } from "./usage-fault.ts";

/**
 * Asks before something that is hard to take back. `--yes` answers beforehand; without a terminal nobody could answer,
 * so it is wrong usage there, and nothing waits. The question stands on standard error: the other is for what was asked.
 */
export async function askFirst({ switches }: Pick<Call, "switches">, question: string): Promise<boolean> {
  if (switches.has("yes")) return true;
  requireAnswer(switches);
  const answer = await confirm({ message: question, initialValue: false, output: process.stderr });
  return !isCancel(answer) && answer;
}

/** Throws a usage fault where a question could not be answered: to be called before any work is done. */
export function requireAnswer(switches: Call["switches"]): void {
  if (switches.has("yes") || isTerminal()) return;
  throw blameUsage("This asks before it begins, and nobody is there to answer: add --yes.");
}

/** Somebody can read what we ask, and answer. */
export const isTerminal = () => process.stdin.isTTY && process.stderr.isTTY;
