import { resolveTxt } from "node:dns/promises";
import manifest from "../../package.json" with { type: "json" };
import { type Author, chooseAuthor, isThisMachine } from "../choose-author.ts";
import { connectTo, readDevVars } from "../connection.ts";
import { viewAccount } from "../deployment/account-view.ts";
import { deriveVersion } from "../deployment/build.ts";
import { readKeptSecrets } from "../deployment/secrets.ts";
import { type DeploymentVars, readSettingsFile } from "../deployment/settings-file.ts";
import type { Workshop } from "../deployment/workshop.ts";
import { createProviderAccount, type ProviderAccount } from "../provider/provider-account.ts";
import type { Patient } from "./surroundings.ts";

const RESEND = "https://api.resend.com";

/** Who is meant: what the environment says, else what was set up in this folder, else `.dev.vars` and `npm run dev`. */
export function findPatient(workshop: Workshop | null, environment: Workshop["environment"]): Patient {
  const vars = workshop === null ? null : readSettingsFile(workshop.root);
  if (workshop === null || vars === null) return findElsewhere(environment);
  const { AUTHOR_TOKEN } = readKeptSecrets(workshop.root);
  const author = chooseAuthor(environment, { GAZETTE_URL: String(vars.PUBLIC_URL), AUTHOR_TOKEN });
  const key = environment.RESEND_API_KEY ?? "";
  return {
    ...toPatient(author, key === "" ? null : connectProvider(key, vars, environment)),
    githubToken: readToken(environment),
    folder: { root: workshop.root, vars, viewAccount: () => viewAccount(workshop) },
    version: deriveVersion(workshop.root, vars),
  };
}

function findElsewhere(environment: Workshop["environment"]): Patient {
  const file = readDevVars();
  const key = environment.RESEND_API_KEY ?? file.RESEND_API_KEY ?? "";
  const provider = key === "" ? null : connectProvider(key, file, environment);
  const patient = toPatient(chooseAuthor(environment, file), provider);
  return { ...patient, githubToken: readToken(environment), folder: null, version: manifest.version };
}

/** `RESEND_BASE_URL` of the environment goes before the setting: a trial against a stand-in changes no setting. */
export const connectProvider = (
  key: string,
  vars: DeploymentVars | Workshop["environment"],
  environment: Workshop["environment"],
): ProviderAccount =>
  createProviderAccount({
    key,
    baseUrl: environment.RESEND_BASE_URL ?? String(vars.RESEND_BASE_URL ?? RESEND),
  });

const readToken = ({ GITHUB_TOKEN = "" }: Workshop["environment"]) =>
  GITHUB_TOKEN === "" ? null : GITHUB_TOKEN;

const toPatient = (author: Author, provider: ProviderAccount | null) => ({
  publicUrl: author.base,
  author: author.token === null ? null : connectTo(author),
  provider,
  isNew: false,
  resolveTxt: isThisMachine(author.base) ? refuseToResolve : resolveRows,
  now: Date.now,
});

/** A row may be cut into strings of 255 bytes each (RFC 1035, section 3.3.14). */
const resolveRows = async (name: string) => (await resolveTxt(name)).map((parts) => parts.join(""));

/** A newsletter on this machine is a trial: nobody beyond it is asked. */
const refuseToResolve = () => Promise.reject(new Error("DNS is not asked for a newsletter on this machine."));
