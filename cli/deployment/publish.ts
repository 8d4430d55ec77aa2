import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "smol-toml";
import { composeConfig, type ResourceIds } from "./compose-config.ts";
import type { DeploymentVars } from "./settings-file.ts";
import type { Wrangler } from "./wrangler.ts";

/** Written anew each time, from `wrangler.toml` and the settings of the deployment; wrangler may be run with it by hand. */
export const CONFIG_FILE = "wrangler.deployment.json";

export function writeConfig(root: string, vars: DeploymentVars, ids: ResourceIds): void {
  const base = parse(readFileSync(join(root, "wrangler.toml"), "utf8"));
  writeFileSync(join(root, CONFIG_FILE), `${JSON.stringify(composeConfig(base, vars, ids), null, 2)}\n`);
}

/** Brings the database up to date, then the Worker: a migration is safe beside the old version, not the other way round. */
export async function publish(wrangler: Wrangler, secretsFile: string | null): Promise<void> {
  await wrangler("d1", "migrations", "apply", "DB", "--remote", "--config", CONFIG_FILE);
  const secrets = secretsFile === null ? [] : ["--secrets-file", secretsFile];
  await wrangler("deploy", "--config", CONFIG_FILE, ...secrets);
}
