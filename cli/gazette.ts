import { COMMANDS } from "./commands.ts";
import { readConnection } from "./connection.ts";
import { findCommand } from "./find-command.ts";
import { parseCall } from "./parse-call.ts";
import { isUsageFault } from "./usage-fault.ts";
import { sayHelp } from "./words/say-help.ts";

/** Runs what was typed. Exit codes: 0 done, 1 refused or failed, 2 wrong usage. */
async function run(typed: readonly string[]): Promise<number> {
  const asked = findCommand(COMMANDS, typed);
  if ("help" in asked) {
    console.log(sayHelp(asked.help));
    return 0;
  }
  const call = { ...parseCall(asked.command, asked.rest), connect: readConnection };
  return (await asked.command.run(call)) === "done" ? 0 : 1;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = isUsageFault(error) ? 2 : 1;
}
