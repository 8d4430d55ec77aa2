import type { Call, Command, Outcome } from "../command.ts";
import { awaitHealth } from "../deployment/ask-health.ts";
import { deriveVersion } from "../deployment/build.ts";
import { readProvisioned } from "../deployment/provisioned.ts";
import { publish, writeConfig } from "../deployment/publish.ts";
import { listFaults } from "../deployment/questions.ts";
import { findResources, isWhole } from "../deployment/resources.ts";
import { listSecrets, NEEDED_SECRETS } from "../deployment/secrets.ts";
import { type DeploymentVars, readSettingsFile, SETTINGS_FILE } from "../deployment/settings-file.ts";
import type { Workshop } from "../deployment/workshop.ts";

const SET_UP = "Run npm run setup: it makes what is missing, and touches nothing else.";

/** Brings a newsletter that was set up to the version of this folder. Idempotent. */
export const deploy = (workshop: Workshop): Command => ({
  name: "deploy",
  summary: "check, bring the database up to date, deploy, and ask /health whether it is this version",
  run: (call) => deployNewsletter(workshop, call),
});

async function deployNewsletter(workshop: Workshop, { json }: Call): Promise<Outcome> {
  const { root, wrangler, patienceMs } = workshop;
  const vars = await checkDeployment(workshop);
  const version = deriveVersion(root, vars);
  await publish(wrangler, { root, vars, secretsFile: null });
  const url = String(vars.PUBLIC_URL);
  const report = (words: string, ok: boolean) =>
    console.log(json ? JSON.stringify({ publicUrl: url, ok, version }) : words);
  if (readSettingsFile(root) === null) {
    report(
      `Deployed as the button was told. npm run setup, in a clone of this repository, completes it.`,
      false,
    );
    return "done";
  }
  const found = await awaitHealth(url, version, patienceMs);
  if (found.is !== "well")
    throw new Error(`It is deployed, but:\n${found.fault}\nnpm run gazette -- doctor looks everything over.`);
  report(`${url} runs ${version}, and all is well.`, true);
  return "done";
}

/** All that can be wrong before anything is changed. Throws with the remedy. */
async function checkDeployment(workshop: Workshop): Promise<DeploymentVars> {
  const { root, wrangler } = workshop;
  const vars = readSettingsFile(root);
  const provisioned = readProvisioned(root);
  if (vars === null && provisioned !== null) {
    writeConfig(root, provisioned.vars, provisioned); // the button brings the secrets itself, and after this
    return provisioned.vars;
  }
  if (vars === null) throw new Error(`There is no ${SETTINGS_FILE}. ${SET_UP}`);
  const faults = listFaults(vars);
  if (faults.length > 0) throw new Error([`${SETTINGS_FILE} has faults:`, ...faults].join("\n"));
  const found = await findResources(workshop);
  if (!isWhole(found)) throw new Error(`The D1 database or the KV namespace is not there. ${SET_UP}`);
  writeConfig(root, vars, found);
  const existing = await listSecrets(wrangler);
  const missing = NEEDED_SECRETS.filter((name) => !existing.includes(name));
  if (missing.length > 0) throw new Error(`The Worker lacks ${missing.join(", ")}. ${SET_UP}`);
  return vars;
}
