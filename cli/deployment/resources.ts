import * as z from "zod";
import type { ResourceIds } from "./compose-config.ts";
import { readProvisioned } from "./provisioned.ts";
import type { Wrangler } from "./wrangler.ts";

export const WORKER = "gazette";
export const DATABASE = "gazette";
export const NAMESPACE = "gazette-subscribers";

/** By id where the deploy button wrote one into this folder, else by name: so there is one of each. */
export interface Wanted {
  readonly root: string;
  readonly wrangler: Wrangler;
}

const databasesSchema = z.array(z.object({ name: z.string(), uuid: z.string() }));
const namespacesSchema = z.array(z.object({ title: z.string(), id: z.string() }));

/** What is there of the two stores; null: it is not there yet. */
export async function findResources({ root, wrangler }: Wanted) {
  const bound = readProvisioned(root);
  const [listed, named] = await Promise.all([
    wrangler("d1", "list", "--json"),
    wrangler("kv", "namespace", "list"),
  ]);
  const databases = databasesSchema.parse(JSON.parse(listed));
  const namespaces = namespacesSchema.parse(JSON.parse(named));
  const database =
    databases.find(({ uuid }) => uuid === bound?.databaseId) ??
    databases.find(({ name }) => name === DATABASE);
  const namespace =
    namespaces.find(({ id }) => id === bound?.namespaceId) ??
    namespaces.find(({ title }) => title === NAMESPACE);
  return { databaseId: database?.uuid ?? null, namespaceId: namespace?.id ?? null };
}

/** Makes what is missing, and looks again. Idempotent. */
export async function ensureResources(wanted: Wanted): Promise<ResourceIds> {
  const found = await findResources(wanted);
  if (found.databaseId === null) await wanted.wrangler("d1", "create", DATABASE);
  if (found.namespaceId === null) await wanted.wrangler("kv", "namespace", "create", NAMESPACE);
  const { databaseId, namespaceId } = isWhole(found) ? found : await findResources(wanted);
  if (databaseId === null || namespaceId === null)
    throw new Error("Cloudflare does not list what was just made. Run this again in a minute.");
  return { databaseId, namespaceId };
}

export const isWhole = (
  found: { readonly [Key in keyof ResourceIds]: string | null },
): found is ResourceIds => found.databaseId !== null && found.namespaceId !== null;
