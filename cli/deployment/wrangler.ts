import { execFile } from "node:child_process";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";

/** Runs the project's wrangler and answers its standard output. Throws its words, without its colours. */
export type Wrangler = (...args: readonly string[]) => Promise<string>;

const REMEDY = `Are you signed in? "npx wrangler login", or CLOUDFLARE_API_TOKEN in the environment; with several accounts CLOUDFLARE_ACCOUNT_ID too. Then run this again: what is done stays done.`;

/** On the Node that runs this very script, and without asking anything: it knows no better than we do. */
export const createWrangler = (root: string, environment: NodeJS.ProcessEnv): Wrangler => {
  const script = join(root, "node_modules/wrangler/bin/wrangler.js");
  const env = {
    ...environment,
    ...{ CI: "true", WRANGLER_SEND_METRICS: "false", WRANGLER_HIDE_BANNER: "true" },
    NODE_COMPILE_CACHE: join(root, "node_modules/.cache/wrangler"), // a third less computing at each start
  };
  return (...args) =>
    new Promise((resolve, reject) => {
      execFile(
        process.execPath,
        [script, ...args],
        { cwd: root, env, maxBuffer: 64 << 20 },
        (error, out, err) => {
          if (error === null) return resolve(stripVTControlCharacters(out));
          const said = stripVTControlCharacters(`${err}\n${out}`).trim();
          reject(new Error(`wrangler ${args.slice(0, 2).join(" ")} failed.\n${said}\n${REMEDY}`));
        },
      ).stdin?.end();
    });
};
