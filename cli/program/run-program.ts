import { CommanderError } from "commander";
import type { Call, Command } from "../command.ts";
import { isRefusal } from "../refusal.ts";
import { isUsageFault } from "../usage-fault.ts";
import { createProgram } from "./create-program.ts";
import { expandTyped } from "./expand-typed.ts";
import { PROGRAM } from "./name-program.ts";
import { sayFault } from "./say-fault.ts";

/** What a run needs to know of the world. */
export interface Surroundings {
  /** How it is called, where that is not as usual. */
  readonly program?: string;
  readonly version: string;
  readonly connect: Call["connect"];
}

type ExitCode = 0 | 1 | 2;

/** Runs what was typed. Exit codes: 0 done, 1 refused or failed, 2 wrong usage. */
export async function runProgram(
  commands: readonly Command[],
  typed: readonly string[],
  { program: name = PROGRAM, version, connect }: Surroundings,
): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = createProgram(commands, { name, version }, async (command, call) => {
    if ((await command.run({ ...call, connect })) === "refused") code = 1;
  });
  try {
    await program.parseAsync(expandTyped(typed, commands), { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const isWrongUsage = error instanceof CommanderError || isUsageFault(error);
    const message = sayFault(error instanceof Error ? error.message : String(error));
    if (!(error instanceof CommanderError)) console.error(message); // commander has said its own
    if (program.opts().json === true)
      console.log(JSON.stringify(describeFailure(error, message, isWrongUsage)));
    return isWrongUsage ? 2 : 1;
  }
}

/** For machines, where there is nothing else to tell them. */
const describeFailure = (error: unknown, message: string, isWrongUsage: boolean) => ({
  error: {
    kind: isWrongUsage ? "wrong-usage" : isRefusal(error) ? "refused" : "failed",
    ...(isRefusal(error) ? { status: error.status } : {}),
    message,
  },
});
