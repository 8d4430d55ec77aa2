import { blame, type Check, pass, warn } from "../../src/core/settings/checks.ts";
import type { AccountView } from "../deployment/account-view.ts";
import { readBaseConfig } from "../deployment/build.ts";
import { listFaults } from "../deployment/questions.ts";
import { DATABASE, NAMESPACE } from "../deployment/resources.ts";
import { NEEDED_SECRETS } from "../deployment/secrets.ts";
import { SETTINGS_FILE } from "../deployment/settings-file.ts";
import type { Folder } from "./surroundings.ts";

const SET_UP = "Run npm run setup: it makes what is missing, and touches nothing else.";
const NOT_HERE = "Run npm run setup in the newsletter's folder to have this looked at.";
const OF_ACCOUNT = ["bindings", "migrations", "secrets"];

/** What the folder and its account at Cloudflare say. */
export async function examineFolder(folder: Folder | null): Promise<readonly Check[]> {
  if (folder === null) return OF_ACCOUNT.map((name) => pass(name, NOT_HERE));
  return [checkSettings(folder), checkPostalAddress(folder), ...(await examineAccount(folder))];
}

function checkSettings({ vars }: Folder): Check {
  const faults = listFaults(vars);
  if (faults.length === 0) return pass("settings");
  return blame("settings", faults.join(" "), `Mend ${SETTINGS_FILE}, or give the flags to npm run setup.`);
}

function checkPostalAddress({ root, vars }: Folder): Check {
  const example = Object(readBaseConfig(root).vars).POSTAL_ADDRESS;
  if (vars.POSTAL_ADDRESS !== example) return pass("postal-address");
  return warn(
    "postal-address",
    "It is still that of the example.",
    'npm run setup -- --postal-address "…": the law asks for it in every mail.',
  );
}

/** Where the account cannot be asked, each line says so, and none is a fault. */
async function examineAccount({ viewAccount }: Folder): Promise<readonly Check[]> {
  const view = await viewAccount().catch((error: unknown) =>
    error instanceof Error ? error : new Error(String(error)),
  );
  if (view instanceof Error) return OF_ACCOUNT.map((name) => pass(name, adviseAccess(view)));
  return [checkBindings(view), checkMigrations(view), checkSecrets(view)];
}

const adviseAccess = ({ message }: Error) =>
  `Cloudflare cannot be asked: sign in with npx wrangler login. ${message.split("\n")[1] ?? ""}`.trim();

function checkBindings({ hasDatabase, hasNamespace }: AccountView): Check {
  if (hasDatabase && hasNamespace) return pass("bindings");
  const lacking = hasDatabase ? `KV namespace ${NAMESPACE}` : `D1 database ${DATABASE}`;
  return blame("bindings", `The account has no ${lacking}.`, SET_UP);
}

function checkMigrations({ hasDatabase, pendingMigrations }: AccountView): Check {
  if (!hasDatabase) return pass("migrations", SET_UP);
  if (pendingMigrations.length === 0) return pass("migrations");
  return blame("migrations", `Not applied: ${pendingMigrations.join(", ")}.`, "Run npm run deploy.");
}

function checkSecrets({ secrets }: AccountView): Check {
  const missing = NEEDED_SECRETS.filter((name) => !secrets.includes(name));
  if (missing.length === 0) return pass("secrets");
  return blame("secrets", `The Worker lacks ${missing.join(", ")}.`, SET_UP);
}
