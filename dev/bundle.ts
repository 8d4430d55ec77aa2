// `npm run bundle`: the command line as one file in dist/, for machines without this project.
import { join } from "node:path";
import { bundleCommandLine } from "./bundle-command-line.ts";
import { PROJECT_ROOT } from "./wrangler/wrangler-command.ts";

console.log(await bundleCommandLine(PROJECT_ROOT, join(PROJECT_ROOT, "dist")));
