import type { ResourceIds } from "./compose-config.ts";
import type { Wrangler } from "./wrangler.ts";

export const WORKER = "gazette";
export const DATABASE = "gazette";
export const NAMESPACE = "gazette-subscribers";

/** What is there of the two stores; null: it is not there yet. Both are known by their names, so that there is one of each. */
export async function findResources(wrangler: Wrangler) {
  const databases = JSON.parse(await wrangler("d1", "list", "--json")) as readonly {
    readonly name: string;
    readonly uuid: string;
  }[]; // wrangler's own
  const namespaces = JSON.parse(await wrangler("kv", "namespace", "list")) as readonly {
    readonly title: string;
    readonly id: string;
  }[]; // wrangler's own
  return {
    databaseId: databases.find(({ name }) => name === DATABASE)?.uuid ?? null,
    namespaceId: namespaces.find(({ title }) => title === NAMESPACE)?.id ?? null,
  };
}

/** Makes what is missing, and looks again. Idempotent. */
export async function ensureResources(wrangler: Wrangler): Promise<ResourceIds> {
  const found = await findResources(wrangler);
  if (found.databaseId === null) await wrangler("d1", "create", DATABASE);
  if (found.namespaceId === null) await wrangler("kv", "namespace", "create", NAMESPACE);
  const { databaseId, namespaceId } = isWhole(found) ? found : await findResources(wrangler);
  if (databaseId === null || namespaceId === null)
    throw new Error("Cloudflare does not list what was just made. Run this again in a minute.");
  return { databaseId, namespaceId };
}

export const isWhole = (
  found: { readonly [Key in keyof ResourceIds]: string | null },
): found is ResourceIds => found.databaseId !== null && found.namespaceId !== null;
