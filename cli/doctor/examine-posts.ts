import { setTimeout as delay } from "node:timers/promises";
import type { ListedPost, PostList } from "../../src/contract/posts/posts.ts";
import type { SubscriberCounts } from "../../src/contract/subscribers/subscriber.ts";
import { blame, type Check, pass, warn } from "../../src/core/settings/checks.ts";
import type { Connection } from "../connection.ts";
import type { DeploymentVars } from "../deployment/settings-file.ts";

const TOKEN = "Give AUTHOR_TOKEN in the environment to have this looked at.";
/** Bounded and polite: the newest links, one after the other, each asked for once. */
const MOST_LINKS = 5;
const PAUSE_MS = 300;
const PATIENCE_MS = 8_000;

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
  const shown = list.posts.filter(({ draft }) => !draft).slice(0, MOST_LINKS);
  const dead: string[] = [];
  for (const post of shown) {
    if (dead.length > 0 || post !== shown[0]) await delay(PAUSE_MS);
    const fault = await findLinkFault(post);
    if (fault !== null) dead.push(fault);
  }
  if (dead.length === 0) return pass("post-links");
  const say = dead.some((one) => /: 4/.test(one)) ? blame : warn;
  return say(
    "post-links",
    `Links of posts lead nowhere: ${dead.join("; ")}.`,
    "Give each post its link in the front matter (url, permalink, slug), or look at SITE_URL.",
  );
}

/** 401, 403, 405 and 429 count as there: somebody answers who does not like to be asked. */
const IS_THERE = [401, 403, 405, 429];

async function findLinkFault({ url }: ListedPost): Promise<string | null> {
  const response = await fetch(url, {
    headers: { "User-Agent": "gazette-doctor" },
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
  if (response instanceof Error) return `${url}: no answer`;
  await response.body?.cancel();
  return response.ok || IS_THERE.includes(response.status) ? null : `${url}: ${response.status}`;
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
