import type { Call, Command, Outcome } from "../command.ts";
import { askHealth } from "../deployment/ask-health.ts";
import { publish, writeConfig } from "../deployment/publish.ts";
import { listFaults } from "../deployment/questions.ts";
import { findResources, isWhole } from "../deployment/resources.ts";
import { listSecrets } from "../deployment/secrets.ts";
import { readSettingsFile, SETTINGS_FILE } from "../deployment/settings-file.ts";
import type { Workshop } from "../deployment/workshop.ts";

const NEEDED = ["SECRET_KEY", "AUTHOR_TOKEN", "RESEND_API_KEY"];
const SET_UP = "Run npm run setup: it makes what is missing, and touches nothing else.";

/** Brings a newsletter that was set up to the version of this folder. Idempotent. */
export const deploy = (workshop: Workshop): Command => ({
  name: "deploy",
  summary: "check, bring the database up to date, deploy, and ask /health",
  run: (call) => deployNewsletter(workshop, call),
});

async function deployNewsletter({ root, wrangler, patienceMs }: Workshop, { json }: Call): Promise<Outcome> {
  const vars = readSettingsFile(root);
  if (vars === null) throw new Error(`There is no ${SETTINGS_FILE}. ${SET_UP}`);
  const faults = listFaults(vars);
  if (faults.length > 0) throw new Error([`${SETTINGS_FILE} has faults:`, ...faults].join("\n"));
  const found = await findResources(wrangler);
  if (!isWhole(found)) throw new Error(`The D1 database or the KV namespace is not there. ${SET_UP}`);
  writeConfig(root, vars, found);
  const missing = await listMissingSecrets();
  if (missing.length > 0) throw new Error(`The Worker lacks ${missing.join(", ")}. ${SET_UP}`);
  await publish(wrangler, null);
  const url = String(vars.PUBLIC_URL);
  const fault = await askHealth(url, patienceMs);
  if (fault !== null) throw new Error(`It is deployed, but:\n${fault}`);
  console.log(json ? JSON.stringify({ publicUrl: url, ok: true }) : `${url} answers, and all is well.`);
  return "done";

  async function listMissingSecrets() {
    const existing = await listSecrets(wrangler);
    return NEEDED.filter((name) => !existing.includes(name));
  }
}
