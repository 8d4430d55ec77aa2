import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { parseJson } from "../../src/core/parse-json.ts";

/** The settings of the deployment, by name; lists as JSON arrays, as in `wrangler.toml`. */
export type DeploymentVars = Readonly<Record<string, string | number | boolean | readonly string[]>>;

const fileSchema = z.strictObject({
  vars: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
});

/** The author's own file, which no upgrade brings: `wrangler.toml` stays what development uses. */
export const SETTINGS_FILE = "deployment.json";

/** Null: this newsletter was not set up yet. Throws where the file cannot be read: nothing is guessed then. */
export function readSettingsFile(root: string): DeploymentVars | null {
  const file = join(root, SETTINGS_FILE);
  if (!existsSync(file)) return null;
  const json = parseJson(readFileSync(file, "utf8"));
  const read = json.ok ? fileSchema.safeParse(json.value) : null;
  if (read?.success) return read.data.vars;
  throw new Error(
    `${SETTINGS_FILE} cannot be read: it holds {"vars":{"PUBLIC_URL":"https://…",…}}. Mend it, or remove it and run npm run setup.`,
  );
}

export const writeSettingsFile = (root: string, vars: DeploymentVars) =>
  writeFileSync(join(root, SETTINGS_FILE), `${JSON.stringify({ vars }, null, 2)}\n`);
