import { findResources, type Wanted } from "./resources.ts";
import { listSecrets } from "./secrets.ts";

/** What the account at Cloudflare holds of this newsletter. */
export interface AccountView {
  readonly hasDatabase: boolean;
  readonly hasNamespace: boolean;
  /** By file name: not applied yet. */
  readonly pendingMigrations: readonly string[];
  /** By name. */
  readonly secrets: readonly string[];
}

/** Asks the account. Throws where it cannot be asked: nobody is signed in, or there is no network. */
export async function viewAccount(wanted: Wanted): Promise<AccountView> {
  const { databaseId, namespaceId } = await findResources(wanted);
  const [pendingMigrations, secrets] = await Promise.all([
    databaseId === null ? [] : listPendingMigrations(wanted),
    listSecrets(wanted.wrangler),
  ]);
  return { hasDatabase: databaseId !== null, hasNamespace: namespaceId !== null, pendingMigrations, secrets };
}

/** By the database's name, so that no id and no other configuration is needed. */
async function listPendingMigrations({ wrangler }: Wanted): Promise<readonly string[]> {
  const said = await wrangler("d1", "migrations", "list", "DB", "--remote");
  return said.match(/\b\d{4}_[\w-]+\.sql\b/g) ?? [];
}
