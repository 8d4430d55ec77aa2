import { readBaseConfig } from "./build.ts";
import type { DeploymentVars } from "./settings-file.ts";

/** What Cloudflare's deploy button wrote into `wrangler.toml` of the clone that it made. */
export interface Provisioned {
  readonly databaseId: string;
  readonly namespaceId: string;
  /** As the author answered the button; what was left as it came is in it too. */
  readonly vars: DeploymentVars;
}

/** Null: this clone is as it came, without the id of any store. */
export function readProvisioned(root: string): Provisioned | null {
  const { d1_databases, kv_namespaces, vars } = readBaseConfig(root);
  const databaseId = readField(d1_databases, "database_id");
  const namespaceId = readField(kv_namespaces, "id");
  if (databaseId === "" || namespaceId === "") return null;
  return { databaseId, namespaceId, vars: Object(vars) };
}

const readField = (tables: unknown, field: string) =>
  String(Object(Array.isArray(tables) ? tables[0] : null)[field] ?? "");

/** Those that somebody answered: the values that this project comes with are examples, and say so. */
export const selectAnswered = (vars: DeploymentVars): DeploymentVars =>
  Object.fromEntries(
    Object.entries(vars).filter(([, value]) => !/\bexample\b|localhost/i.test(String(value))),
  );
