import manifest from "../package.json" with { type: "json" };
import { COMMANDS } from "./commands.ts";
import { readConnection } from "./connection.ts";
import { runProgram } from "./program/run-program.ts";

// Whoever reads our output may stop early (`| head`): that is no failure of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

process.exitCode = await runProgram(COMMANDS, process.argv.slice(2), {
  version: manifest.version,
  connect: readConnection,
});
