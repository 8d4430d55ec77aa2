import type { PostList } from "../../src/contract/posts/posts.ts";
import type { SubscriberCounts } from "../../src/contract/subscribers/subscriber.ts";
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
): Promise<readonly Check[]> {
  if (author === null) return ["post-links", "quota"].map((name) => pass(name, TOKEN));
  return [await checkLinks(author), await checkQuota(author, vars)];
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

async function checkQuota(author: Connection, vars: DeploymentVars): Promise<Check> {
  const daily = Number(vars.RESEND_DAILY_QUOTA ?? 0);
  const counts = await author.call<SubscriberCounts>("GET", "api/subscribers").catch(readFailure);
  if (typeof counts === "string") return pass("quota", counts);
  if (daily === 0 || counts.active <= daily) return pass("quota");
  const days = Math.ceil(counts.active / daily);
  return warn(
    "quota",
    `An issue to ${counts.active} readers takes ${days} days at ${daily} mails a day.`,
    "Take a plan of Resend without a daily quota, then set RESEND_DAILY_QUOTA to 0.",
  );
}

/** Refused or silent: then it is not known, and why is said by another line or here. */
const readFailure = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split("\n").join(" ");
