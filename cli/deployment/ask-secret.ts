import { isCancel, password } from "@clack/prompts";
import { isTerminal } from "../ask.ts";
import type { Call } from "../command.ts";
import { blameUsage } from "../usage-fault.ts";
import type { Workshop } from "./workshop.ts";

/**
 * The provider's key: from the environment, else by flag, else, where it is needed, by a question that shows nothing of it.
 * Null: it is not given, and not needed.
 */
export async function askSecret(
  { environment }: Workshop,
  { values, switches }: Call,
  isNeeded: boolean,
): Promise<string | null> {
  const given = environment.RESEND_API_KEY ?? values["resend-api-key"];
  if (given !== undefined && given.trim() !== "") return given.trim();
  if (!isNeeded) return null;
  if (switches.has("yes") || !isTerminal())
    throw blameUsage(
      "There is something missing: RESEND_API_KEY in the environment (or --resend-api-key), the key that Resend gave you.",
    );
  const answer = await password({ message: "The API key that Resend gave you", output: process.stderr });
  if (isCancel(answer)) throw new Error("It stops here. Run it again with the key: what is done stays done.");
  return answer.trim();
}
