import { join } from "node:path";

export const PROJECT_ROOT = join(import.meta.dirname, "../..");

/** Wrangler of this project, on the Node that runs this very script: the system's own may be too old for it. */
export function composeWranglerCommand(args: readonly string[]): readonly [string, ...string[]] {
  return [process.execPath, join(PROJECT_ROOT, "node_modules/wrangler/bin/wrangler.js"), ...args];
}
