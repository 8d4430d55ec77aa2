import { formatInstant } from "../ids.ts";
import { type Health, isStopping } from "./health.ts";
import type { SettingFault } from "./settings.ts";

/** One thing that can be wrong with the set-up. What cannot be known yet is no fault. */
export interface Check {
  /** Never changes once released: machines look for it. */
  readonly name: string;
  /** Null: nothing is wrong. */
  readonly fault: string | null;
  /** How to mend it; where nothing is wrong, what would have more known. */
  readonly remedy: string | null;
  /** It keeps the newsletter from its work, or from hearing what becomes of its mail. */
  readonly isSerious: boolean;
}

export const pass = (name: string, advice: string | null = null): Check => ({
  ...{ name, fault: null, remedy: advice, isSerious: false },
});

export const blame = (name: string, fault: string, remedy: string): Check => ({
  ...{ name, fault, remedy, isSerious: true },
});

/** Like `blame`, for what costs nobody a mail. */
export const warn = (name: string, fault: string, remedy: string): Check => ({
  ...blame(name, fault, remedy),
  isSerious: false,
});

const TICK_MS = 15 * 60 * 1000;
/** Two may be late or lost. */
const LATE_MS = 3 * TICK_MS;

/** What the Worker itself can know; no line holds a secret, an address or the value of a setting. */
export const deriveChecks = (health: Health): readonly Check[] => [
  checkSetUp("settings", health.problems),
  checkSetUp("bindings", health.lacking),
  checkCron(health),
  checkTick(health),
  checkRows(health),
  checkRepository(health),
  checkHearing(health),
];

function checkSetUp(name: string, faults: readonly SettingFault[]): Check {
  if (faults.length === 0) return pass(name);
  const said = faults.map(({ setting, fault }) => `${setting}: ${fault}`).join(" ");
  return blame(name, said, "Mend it, then run npm run deploy.");
}

function checkCron({ at, latestTickAt }: Health): Check {
  if (latestTickAt === null)
    return pass("cron", "No tick has come yet: look again a quarter of an hour after the deployment.");
  if (at - latestTickAt <= LATE_MS) return pass("cron");
  return blame(
    "cron",
    `The latest tick was at ${formatInstant(latestTickAt)}; one is due every 15 minutes.`,
    "Run npm run deploy, which sets the cron trigger, and look at the Worker's triggers in the dashboard.",
  );
}

function checkTick({ failing }: Health): Check {
  if (failing.length === 0) return pass("tick");
  const parts = failing.map(({ part, since }) => `${part} since ${formatInstant(since)}`).join(", ");
  return blame("tick", `Parts of the tick fail: ${parts}.`, "The Worker's log says why: tick.part-failed.");
}

function checkRows({ unreadable }: Health): Check {
  if (unreadable.length === 0) return pass("rows");
  const rows = unreadable.map(({ table, id }) => `${table} ${id}`).join(", ");
  const say = unreadable.some(isStopping) ? blame : warn;
  return say("rows", `These rows cannot be read: ${rows}.`, "docs/operations.md says how to mend a row.");
}

function checkRepository({ repositoryProblems }: Health): Check {
  if (repositoryProblems.length === 0) return pass("repository");
  return warn(
    "repository",
    `The blog's repository cannot be read: ${repositoryProblems.join(" ")}`,
    'It is tried again by itself; GET /api/repositories says when. README, "From GitHub, by itself", says what its token must be allowed.',
  );
}

function checkHearing({ canHear, hearing }: Health): Check {
  if (!canHear)
    return warn(
      "webhook-secret",
      "RESEND_WEBHOOK_SECRET is not set: bounces and complaints are not heard.",
      "Run npm run setup, which registers the webhook and keeps its secret.",
    );
  if (hearing?.isHeard !== false) return pass("webhook-secret");
  return warn(
    "webhook-secret",
    `Nothing was reported of the mails of ${hearing.issue}.`,
    "Look at the webhook in the provider's dashboard: does it lead to this Worker, and is RESEND_WEBHOOK_SECRET its very secret?",
  );
}
