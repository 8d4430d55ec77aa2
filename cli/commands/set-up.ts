import { isCancel, text } from "@clack/prompts";
import { askFirst, isTerminal } from "../ask.ts";
import type { Call, Command, Outcome } from "../command.ts";
import { askHealth } from "../deployment/ask-health.ts";
import { askSecret } from "../deployment/ask-secret.ts";
import { publish, writeConfig } from "../deployment/publish.ts";
import {
  listFaults,
  listUnanswered,
  mergeVars,
  type Question,
  SETTING_FLAGS,
} from "../deployment/questions.ts";
import { DATABASE, ensureResources, NAMESPACE, WORKER } from "../deployment/resources.ts";
import { ensureOwnSecrets, listSecrets, SECRETS_FILE, withSecretsFile } from "../deployment/secrets.ts";
import {
  type DeploymentVars,
  readSettingsFile,
  SETTINGS_FILE,
  writeSettingsFile,
} from "../deployment/settings-file.ts";
import type { Workshop } from "../deployment/workshop.ts";
import { blameUsage } from "../usage-fault.ts";

/** From nothing to a newsletter that answers. Idempotent: what is there is found, and no secret is ever written over. */
export const setUp = (workshop: Workshop): Command => ({
  name: "setup",
  summary: "set the newsletter up at Cloudflare, or change its settings; safe to repeat",
  flags: {
    ...SETTING_FLAGS,
    "resend-api-key": {
      example: "re_…",
      summary: "better by RESEND_API_KEY in the environment: flags show in process lists",
    },
    "no-deploy": { summary: "write the settings and make the stores, and stop there" },
    "dry-run": { summary: "say what would be done, and do nothing" },
    yes: { summary: "ask nothing" },
  },
  run: (call) => setUpNewsletter(workshop, call),
});

async function setUpNewsletter(workshop: Workshop, call: Call): Promise<Outcome> {
  const { root, wrangler } = workshop;
  const { switches } = call;
  const vars = await settleVars(root, call);
  const deploys = !switches.has("no-deploy");
  if (switches.has("dry-run")) return report(call, { vars, steps: listSteps(deploys), dryRun: true });
  if (!switches.has("yes") && isTerminal() && !(await askFirst(call, `Set up ${vars.PUBLIC_URL} now?`)))
    return "refused";

  tell(call, `Settings: ${SETTINGS_FILE}`);
  writeSettingsFile(root, vars);
  tell(call, `Stores: D1 ${DATABASE}, KV ${NAMESPACE}`);
  writeConfig(root, vars, await ensureResources(wrangler));
  if (!deploys) return report(call, { vars, steps: listSteps(false), dryRun: false });

  const existing = await listSecrets(wrangler);
  const key = existing.includes("RESEND_API_KEY") ? {} : { RESEND_API_KEY: await askSecret(workshop, call) };
  const secrets = { ...ensureOwnSecrets(root, existing), ...key };
  tell(call, `Worker: ${WORKER}, with ${Object.keys(secrets).length} new secrets`);
  if (Object.keys(secrets).length === 0) await publish(wrangler, null);
  else await withSecretsFile(secrets, (file) => publish(wrangler, file));
  const fault = await askHealth(String(vars.PUBLIC_URL), workshop.patienceMs);
  if (fault !== null) throw new Error(`It is deployed, but:\n${fault}`);
  return report(call, { vars, steps: listSteps(true), dryRun: false });
}

const listSteps = (deploys: boolean): readonly string[] => [
  `write the settings to ${SETTINGS_FILE}`,
  `find or make the D1 database ${DATABASE} and the KV namespace ${NAMESPACE}`,
  ...(deploys
    ? [
        `make the secrets that are missing, and keep our own in ${SECRETS_FILE}`,
        "bring the database up to date",
        `deploy the Worker ${WORKER}`,
        "ask its /health",
      ]
    : []),
];

/** The settings, all of them valid. Without a terminal nothing waits: each missing flag is named at once. */
async function settleVars(root: string, { values, switches }: Call): Promise<DeploymentVars> {
  const kept = mergeVars(readSettingsFile(root) ?? {}, values);
  const missing = listUnanswered(kept);
  const canAsk = isTerminal() && !switches.has("yes");
  if (missing.length > 0 && !canAsk)
    throw blameUsage(
      [
        "There is something missing:",
        ...missing.map((one) => `  --${one.flag} "${one.example}"  ${one.summary}`),
      ].join("\n"),
    );
  const answers: Record<string, string> = {};
  for (const question of missing) answers[question.flag] = await ask(question);
  const vars = mergeVars(kept, answers);
  const faults = listFaults(vars);
  if (faults.length > 0) throw blameUsage(faults.join("\n"));
  return vars;
}

async function ask({ summary, example }: Question): Promise<string> {
  const validate = (value: string | undefined) =>
    (value ?? "").trim() === "" ? "This is needed." : undefined;
  const answer = await text({ message: summary, placeholder: example, validate, output: process.stderr });
  if (isCancel(answer)) throw new Error("Nothing was done.");
  return answer;
}

/** What goes on, for people who look on. */
const tell = ({ json }: Call, line: string) => {
  if (!json) console.error(line);
};

interface Report {
  readonly vars: DeploymentVars;
  readonly steps: readonly string[];
  readonly dryRun: boolean;
}

function report({ json }: Call, { vars, steps, dryRun }: Report): Outcome {
  const first = dryRun ? "Would be done:" : `Done for ${vars.PUBLIC_URL}:`;
  const lines = [first, ...steps.map((step) => `  ${step}`)];
  console.log(json ? JSON.stringify({ publicUrl: vars.PUBLIC_URL, steps, dryRun }) : lines.join("\n"));
  return "done";
}
