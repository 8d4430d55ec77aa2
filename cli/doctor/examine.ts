import type { Check } from "../../src/core/settings/checks.ts";
import { examineFeeds } from "./examine-feeds.ts";
import { examineFolder } from "./examine-folder.ts";
import { examineGithub } from "./examine-github.ts";
import { examineNewsletter } from "./examine-newsletter.ts";
import { examinePosts } from "./examine-posts.ts";
import { examineProvider } from "./examine-provider.ts";
import type { Patient } from "./surroundings.ts";

/** Every line, in the order in which a newsletter comes to life. Changes nothing; what cannot be known is no fault. */
export async function examine(patient: Patient): Promise<readonly Check[]> {
  const vars = patient.folder?.vars ?? {};
  const sender = typeof vars.MAIL_FROM === "string" ? vars.MAIL_FROM : null;
  const checks = [
    ...(await examineFolder(patient.folder)),
    ...(await examineNewsletter(patient)),
    ...(await examineProvider({ ...patient, sender })),
    ...(await examinePosts(patient.author, vars, patient.now())),
    ...(await examineGithub(vars, patient.githubToken)),
    ...(await examineFeeds(patient.author, typeof vars.SITE_URL === "string" ? vars.SITE_URL : null)),
  ];
  return mergeByName(checks);
}

/** Folder and newsletter may each know something of the same: a fault of either is the line. */
function mergeByName(checks: readonly Check[]): readonly Check[] {
  const lines = new Map<string, Check>();
  for (const check of checks) {
    const known = lines.get(check.name);
    if (known === undefined || rank(check) > rank(known)) lines.set(check.name, check);
  }
  return [...lines.values()];
}

/** What says most: a fault, then that nothing is wrong, then that it cannot be known. */
const rank = ({ fault, remedy }: Check) => (fault !== null ? 2 : remedy === null ? 1 : 0);
