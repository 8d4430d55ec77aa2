import type { Check } from "../../src/core/settings/checks.ts";
import { askFirst, isTerminal } from "../ask.ts";
import type { Call, Command, Outcome } from "../command.ts";
import { awaitHealth, isSameVersion, readHealth } from "../deployment/ask-health.ts";
import { deriveVersion } from "../deployment/build.ts";
import { collectSecrets, type KeyAccess } from "../deployment/collect-secrets.ts";
import { publish, wasPublished, writeConfig } from "../deployment/publish.ts";
import { SETTING_FLAGS } from "../deployment/questions.ts";
import { DATABASE, ensureResources, NAMESPACE, WORKER } from "../deployment/resources.ts";
import {
  listSecrets,
  NEEDED_SECRETS,
  SECRETS_FILE,
  type Secrets,
  withSecretsFile,
} from "../deployment/secrets.ts";
import { type DeploymentVars, SETTINGS_FILE, writeSettingsFile } from "../deployment/settings-file.ts";
import { findLeft, settleKey } from "../deployment/settle-key.ts";
import { settleVars } from "../deployment/settle-vars.ts";
import type { Workshop } from "../deployment/workshop.ts";
import { examine } from "../doctor/examine.ts";
import { findPatient } from "../doctor/find-patient.ts";
import { describeChecks, sayChecks, sayVerdict } from "../doctor/say-checks.ts";
import type { Patient } from "../doctor/surroundings.ts";

/** From nothing to a newsletter that answers. Idempotent: what is there is found, and no secret is ever written over. */
export const setUp = (workshop: Workshop): Command => ({
  name: "setup",
  summary: "set the newsletter up at Cloudflare and Resend, or change its settings; safe to repeat",
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

  const existing = deploys ? await listSecrets(wrangler) : [];
  const access = deploys
    ? await settleKey(workshop, call, { vars, existing, leaves: findLeft(root, vars) })
    : null;
  tell(call, `Settings: ${SETTINGS_FILE}`);
  writeSettingsFile(root, vars);
  tell(call, `Stores: D1 ${DATABASE}, KV ${NAMESPACE}`);
  writeConfig(root, vars, await ensureResources(workshop));
  if (!deploys) return report(call, { vars, steps: listSteps(false), dryRun: false });

  const publicUrl = String(vars.PUBLIC_URL);
  const secrets = await collectSecrets({ root, publicUrl, existing, access });
  await deployChanges(workshop, call, { vars, secrets });
  const found = await awaitHealth(publicUrl, deriveVersion(root, vars), workshop.patienceMs);
  if (found.is === "faulty") throw new Error(`It is deployed, but:\n${found.fault}\n${AGAIN}`);
  const checks = await examine(findNewborn(workshop, access, [...existing, ...Object.keys(secrets)]));
  return report(call, { vars, steps: listSteps(true), dryRun: false, checks });
}

/** What was just set up, with what is known of its account by now. */
function findNewborn(workshop: Workshop, access: KeyAccess | null, secrets: readonly string[]): Patient {
  const here = { ...workshop.environment, GAZETTE_URL: undefined, RESEND_API_KEY: access?.key };
  const patient = findPatient(workshop, here);
  const view = { hasDatabase: true, hasNamespace: true, pendingMigrations: [], secrets };
  return {
    ...patient,
    isNew: true,
    folder: patient.folder && { ...patient.folder, viewAccount: async () => view },
  };
}

/** Nothing is uploaded where this very build answers already, and no secret is new. */
async function deployChanges(
  { root, wrangler }: Workshop,
  call: Call,
  { vars, secrets }: { readonly vars: DeploymentVars; readonly secrets: Secrets },
): Promise<void> {
  const names = Object.keys(secrets);
  if (names.length === 0 && wasPublished(root, vars) && (await answersAs(vars, deriveVersion(root, vars))))
    return tell(call, `Worker: ${WORKER} is as it should be`);
  tell(call, `Worker: ${WORKER}${names.length === 0 ? "" : `, with new secrets: ${names.join(", ")}`}`);
  if (names.length === 0) return publish(wrangler, { root, vars, secretsFile: null });
  return withSecretsFile(secrets, (secretsFile) => publish(wrangler, { root, vars, secretsFile }));
}

/** Nobody says otherwise: a host name that does not lead anywhere yet says nothing. */
async function answersAs(vars: DeploymentVars, version: string): Promise<boolean> {
  const health = await readHealth(String(vars.PUBLIC_URL));
  if (!health.answers) return health.isSilent;
  return health.said.ok && isSameVersion(health.said.version, version);
}

const AGAIN = "Mend it, then run npm run setup again: what is done stays done.";

const listSteps = (deploys: boolean): readonly string[] => [
  `write the settings to ${SETTINGS_FILE}`,
  `find or make the D1 database ${DATABASE} and the KV namespace ${NAMESPACE}`,
  ...(deploys
    ? [
        `make the secrets that are missing (${NEEDED_SECRETS.join(", ")}), and keep our own in ${SECRETS_FILE}`,
        "register the webhook by which Resend reports, with its six events, unless it is there",
        "bring the database up to date",
        `deploy the Worker ${WORKER}`,
        "ask its /health, and look everything over (npm run gazette -- doctor)",
      ]
    : []),
];

/** What goes on, for people who look on. */
const tell = ({ json }: Call, line: string) => {
  if (!json) console.error(line);
};

interface Report {
  readonly vars: DeploymentVars;
  readonly steps: readonly string[];
  readonly dryRun: boolean;
  readonly checks?: readonly Check[];
}

function report({ json }: Call, { vars, steps, dryRun, checks = [] }: Report): Outcome {
  const said = { publicUrl: vars.PUBLIC_URL, steps, dryRun, ...describeChecks(checks) };
  console.log(json ? JSON.stringify(said, null, 2) : sayReport({ vars, steps, dryRun, checks }));
  return checks.some(({ isSerious }) => isSerious) ? "refused" : "done";
}

function sayReport({ vars, steps, dryRun, checks = [] }: Report): string {
  const done = [
    dryRun ? "Would be done:" : `Done for ${vars.PUBLIC_URL}:`,
    ...steps.map((step) => `  ${step}`),
  ];
  if (checks.length === 0) return done.join("\n");
  return [
    ...done,
    "",
    sayChecks(checks),
    "",
    sayVerdict(checks),
    "",
    "The command line speaks to it with these two:",
    `  export GAZETTE_URL=${vars.PUBLIC_URL}`,
    `  export AUTHOR_TOKEN=$(node -p "require('./${SECRETS_FILE}').AUTHOR_TOKEN")`,
  ].join("\n");
}
