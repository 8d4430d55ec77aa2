// `npm run setup` and `npm run deploy`: what needs the project's folder and its wrangler.
import { join } from "node:path";
import manifest from "../package.json" with { type: "json" };
import { deploy } from "./commands/deploy.ts";
import { setUp } from "./commands/set-up.ts";
import { readConnection } from "./connection.ts";
import { createWorkshop } from "./deployment/workshop.ts";
import { runProgram } from "./program/run-program.ts";

const workshop = createWorkshop(join(import.meta.dirname, ".."));
process.exitCode = await runProgram([setUp(workshop), deploy(workshop)], process.argv.slice(2), {
  program: "npm run",
  version: manifest.version,
  connect: readConnection,
});
