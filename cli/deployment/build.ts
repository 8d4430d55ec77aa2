import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "smol-toml";
import manifest from "../../package.json" with { type: "json" };
import { composeConfig } from "./compose-config.ts";
import type { DeploymentVars } from "./settings-file.ts";

/** All that a deployment is made of; what is made of these by hand alone (tests, docs) changes none. */
const FOLDERS = ["migrations", "public", "src", "templates"];
const FILES = ["package-lock.json"];

/** The stores keep their ids for ever, and a folder that was not set up does not know them. */
const ANY_IDS = { databaseId: "", namespaceId: "" };

const BUILD_LENGTH = 12;

/** The name of what a deployment of this folder with these settings is: equal files and settings, equal name. */
export function deriveBuild(root: string, vars: DeploymentVars): string {
  const hash = createHash("sha256");
  for (const file of listFiles(root))
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update("\0");
  hash.update(JSON.stringify(composeConfig(readBaseConfig(root), vars, ANY_IDS)));
  return hash.digest("hex").slice(0, BUILD_LENGTH);
}

/** What `/health` of such a deployment says. */
export const deriveVersion = (root: string, vars: DeploymentVars) =>
  `${manifest.version}+${deriveBuild(root, vars)}`;

export const readBaseConfig = (root: string) => parse(readFileSync(join(root, "wrangler.toml"), "utf8"));

const listFiles = (root: string): readonly string[] => [
  ...FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
      .sort(),
  ),
  ...FILES,
];
