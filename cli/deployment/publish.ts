import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { deriveBuild, readBaseConfig } from "./build.ts";
import { composeConfig, type ResourceIds } from "./compose-config.ts";
import type { DeploymentVars } from "./settings-file.ts";
import type { Wrangler } from "./wrangler.ts";

/** Written anew each time, from `wrangler.toml` and the settings of the deployment; wrangler may be run with it by hand. */
export const CONFIG_FILE = "wrangler.deployment.json";

/** The name of the build whose deployment from this folder went through to its end: triggers and all. */
const DEPLOYED_FILE = ".wrangler/deployed-build";

export function writeConfig(root: string, vars: DeploymentVars, ids: ResourceIds): void {
  const define = { GAZETTE_BUILD: JSON.stringify(deriveBuild(root, vars)) };
  const config = { ...composeConfig(readBaseConfig(root), vars, ids), define };
  writeFileSync(join(root, CONFIG_FILE), `${JSON.stringify(config, null, 2)}\n`);
}

/** What is to be published. */
export interface Publication {
  readonly root: string;
  readonly vars: DeploymentVars;
  /** Null: no new secret. */
  readonly secretsFile: string | null;
}

/** Brings the database up to date, then the Worker: a migration is safe beside the old version, not the other way round. */
export async function publish(wrangler: Wrangler, { root, vars, secretsFile }: Publication): Promise<void> {
  const place = join(root, DEPLOYED_FILE);
  rmSync(place, { force: true });
  await wrangler("d1", "migrations", "apply", "DB", "--remote", "--config", CONFIG_FILE);
  const secrets = secretsFile === null ? [] : ["--secrets-file", secretsFile];
  await wrangler("deploy", "--config", CONFIG_FILE, ...secrets);
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, deriveBuild(root, vars));
}

/** Whether the latest deployment from this folder was of these files and settings, and ended well. */
export function wasPublished(root: string, vars: DeploymentVars): boolean {
  const place = join(root, DEPLOYED_FILE);
  return existsSync(place) && readFileSync(place, "utf8") === deriveBuild(root, vars);
}
