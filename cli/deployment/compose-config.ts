import type { DeploymentVars } from "./settings-file.ts";

/** What the bindings lead to. */
export interface ResourceIds {
  readonly databaseId: string;
  readonly namespaceId: string;
}

type Config = Readonly<Record<string, unknown>>;

/**
 * The configuration of the deployment: everything of `wrangler.toml` but the settings of development, with the ids of
 * what was found or made, and the host name where it is not one of workers.dev.
 */
export function composeConfig(
  base: Config,
  vars: DeploymentVars,
  { databaseId, namespaceId }: ResourceIds,
): Config {
  return {
    ...base,
    vars,
    kv_namespaces: mapTables(base.kv_namespaces, (one) => ({ ...one, id: namespaceId })),
    d1_databases: mapTables(base.d1_databases, (one) => ({ ...one, database_id: databaseId })),
    ...composeRoutes(String(vars.PUBLIC_URL)),
  };
}

const mapTables = (tables: unknown, change: (table: Config) => Config) =>
  (Array.isArray(tables) ? tables : []).map(change);

/** Cloudflare makes the DNS row and the certificate of a custom domain. Without one the Worker has its workers.dev name. */
function composeRoutes(publicUrl: string): Config {
  const { hostname } = new URL(publicUrl);
  const hasOwn = !hostname.endsWith(".workers.dev") && hostname.includes(".") && !/^[\d.]+$/.test(hostname);
  return hasOwn
    ? { routes: [{ pattern: hostname, custom_domain: true }], workers_dev: false }
    : { workers_dev: true };
}
