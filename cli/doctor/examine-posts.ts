import type { IssueList } from "../../src/contract/issues/issue.ts";
import type { PostList } from "../../src/contract/posts/posts.ts";
import type { SubscriberCounts } from "../../src/contract/subscribers/subscriber.ts";
import { monthOf } from "../../src/core/provider/derive-quota-reset.ts";
import { deriveRoom, EMPTY_QUOTA } from "../../src/core/provider/quota.ts";
import { blame, type Check, pass, warn } from "../../src/core/settings/checks.ts";
import type { Connection } from "../connection.ts";
import type { DeploymentVars } from "../deployment/settings-file.ts";
import { askLink, sleep } from "../links/ask-link.ts";
import { isOut } from "../links/is-out.ts";
import { createTurns } from "../links/take-turns.ts";

const TOKEN = "Give AUTHOR_TOKEN in the environment to have this looked at.";
/** Bounded and polite: the newest links, one after the other, each asked for once. */
const MOST_LINKS = 5;

/** What the author's API knows: whether links lead somewhere, and how far the quota reaches. */
export async function examinePosts(
  author: Connection | null,
  vars: DeploymentVars,
  now: number,
): Promise<readonly Check[]> {
  if (author === null) return ["post-links", "quota"].map((name) => pass(name, TOKEN));
  return [await checkLinks(author), await checkQuota(author, vars, now)];
}

async function checkLinks(author: Connection): Promise<Check> {
  const list = await author.call<PostList>("GET", `api/posts?limit=20`).catch(readFailure);
  if (typeof list === "string") return pass("post-links", list);
  const shown = list.posts.filter(isOut).slice(0, MOST_LINKS);
  const from = { siteUrl: list.siteUrl, turns: createTurns(sleep) };
  const dead: string[] = [];
  for (const { url } of shown) {
    const fault = await askLink(url, from);
    if (fault !== null) dead.push(`${url} ${fault}`);
  }
  if (dead.length === 0) return pass("post-links");
  const say = dead.some((one) => / answers 4/.test(one)) ? blame : warn;
  return say(
    "post-links",
    `Links of posts lead nowhere: ${dead.join("; ")}.`,
    "Give each post its link in the front matter (url, permalink, slug), or look at POST_URL and SITE_URL. posts check asks for all.",
  );
}

async function checkQuota(author: Connection, vars: DeploymentVars, now: number): Promise<Check> {
  const counts = await author.call<SubscriberCounts>("GET", "api/subscribers").catch(readFailure);
  if (typeof counts === "string") return pass("quota", counts);
  const monthly = Number(vars.RESEND_MONTHLY_QUOTA ?? 0);
  const used = monthly === 0 ? 0 : await countThisMonth(author, now).catch(readFailure);
  if (typeof used === "string") return pass("quota", used);
  return (
    checkMonth(counts.active, used, monthly) ??
    checkDay(counts.active, Number(vars.RESEND_DAILY_QUOTA ?? 0)) ??
    pass("quota")
  );
}

/** Of issues alone, by UTC months as the provider counts: what confirmations and others use is not known here. */
async function countThisMonth(author: Connection, now: number): Promise<number> {
  const { issues = [] } = await author.call<Partial<IssueList>>("GET", "api/issues?limit=100");
  return issues
    .filter(({ startedAt }) => startedAt !== null && monthOf(Date.parse(startedAt)) === monthOf(now))
    .reduce((sum, { counts }) => sum + counts.submitted, 0);
}

/** An issue that does not fit waits for the next month in the middle of its readers: worse than one that takes days. */
function checkMonth(readers: number, used: number, monthly: number): Check | null {
  const whole = deriveRoom(EMPTY_QUOTA, { dailyQuota: 0, monthlyQuota: monthly }, 0).eachMonth;
  if (whole === null || used + readers <= whole) return null;
  const remedy =
    "Take a larger plan of Resend, then set RESEND_MONTHLY_QUOTA to its quota, or to 0 for none.";
  if (readers > whole)
    return warn(
      "quota",
      `An issue to ${readers} readers takes ${Math.ceil(readers / whole)} months at ${monthly} mails a month.`,
      remedy,
    );
  return warn(
    "quota",
    `Of ${monthly} mails a month issues have used ${used}: the next one to ${readers} readers ends next month.`,
    remedy,
  );
}

function checkDay(readers: number, daily: number): Check | null {
  if (daily === 0 || readers <= daily) return null;
  return warn(
    "quota",
    `An issue to ${readers} readers takes ${Math.ceil(readers / daily)} days at ${daily} mails a day.`,
    "Take a plan of Resend without a daily quota, then set RESEND_DAILY_QUOTA to 0.",
  );
}

/** Refused or silent: then it is not known, and why is said by another line or here. */
const readFailure = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split("\n").join(" ");
