import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import manifest from "../package.json" with { type: "json" };

/** What commander and `fs.globSync` need. */
const NEEDS_NODE = ">=22.12";

/** CommonJS inside of ECMAScript modules asks for `require`. */
const BANNER = `#!/usr/bin/env node
import { createRequire } from "node:module";
const require = createRequire(import.meta.url);`;

/**
 * Writes the command line as one file that needs nothing else, beside the manifest by which `npx <folder>` runs it.
 * Answers the file. Idempotent.
 */
export async function bundleCommandLine(root: string, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const outfile = join(folder, "gazette.js");
  await build({
    entryPoints: [join(root, "cli/gazette.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node22.12",
    minify: true,
    legalComments: "linked",
    banner: { js: BANNER },
    logLevel: "warning",
  });
  await chmod(outfile, 0o755);
  const { name, version, license } = manifest;
  const own = {
    name,
    version,
    license,
    type: "module",
    bin: { gazette: "gazette.js" },
    engines: { node: NEEDS_NODE },
  };
  await writeFile(join(folder, "package.json"), `${JSON.stringify(own, null, 2)}\n`);
  return outfile;
}
