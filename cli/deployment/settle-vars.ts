import { confirm, isCancel, text } from "@clack/prompts";
import { isTerminal } from "../ask.ts";
import type { Call } from "../command.ts";
import { blameUsage } from "../usage-fault.ts";
import { readProvisioned, selectAnswered } from "./provisioned.ts";
import { listFaults, listUnanswered, mergeVars, type Question } from "./questions.ts";
import { type DeploymentVars, readSettingsFile } from "./settings-file.ts";
import { settleFeeds, suggestFeeds } from "./settle-feeds.ts";

/** The settings, all of them valid. Without a terminal nothing waits: each missing flag is named at once. */
export async function settleVars(root: string, { values, switches }: Call): Promise<DeploymentVars> {
  const kept = mergeVars(readSettingsFile(root) ?? selectAnswered(readProvisioned(root)?.vars ?? {}), values);
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
  if (values.feed !== undefined) return settleFeeds(vars, (line) => console.error(line));
  return canAsk && missing.length > 0 ? suggest(vars) : vars;
}

/** What a newcomer may not know of: neither is asked for again. */
async function suggest(vars: DeploymentVars): Promise<DeploymentVars> {
  const feeds = vars.FEED_URLS === undefined ? await suggestFeeds(String(vars.SITE_URL)) : [];
  const readsFeeds = feeds.length > 0 && (await agree(`Read your posts from ${feeds.join(" and ")}?`));
  const requires =
    vars.REQUIRE_PAGE === undefined &&
    (await agree("Let a post go out only once its page on your blog answers (REQUIRE_PAGE)?"));
  return {
    ...vars,
    ...(readsFeeds ? { FEED_URLS: feeds } : {}),
    ...(requires ? { REQUIRE_PAGE: true } : {}),
  };
}

async function agree(message: string): Promise<boolean> {
  const answer = await confirm({ message, output: process.stderr });
  if (isCancel(answer)) throw new Error("Nothing was done.");
  return answer;
}

async function ask({ summary, example }: Question): Promise<string> {
  const validate = (value: string | undefined) =>
    (value ?? "").trim() === "" ? "This is needed." : undefined;
  const answer = await text({ message: summary, placeholder: example, validate, output: process.stderr });
  if (isCancel(answer)) throw new Error("Nothing was done.");
  return answer;
}
