import { isLoopback } from "../loopback.ts";
import { locatePostUrlFault, parsePostUrl } from "../posts/links/post-url-setting.ts";
import { parsePostsFolder } from "../posts/posts-folder.ts";
import { parseBranch, parseRepository } from "../repository/repository.ts";
import { fail, type Result, succeed } from "../result.ts";
import { parseTimeZone } from "../time-zone.ts";
import { isUnset, optional, parseEachSetting, required } from "./parse-each-setting.ts";
import {
  locateTopicFaults,
  parseCadences,
  parseFeedUrls,
  parseLanguages,
  parseOrigins,
  parseSecretKeys,
  parseTopics,
} from "./setting-lists.ts";
import {
  parseApiKey,
  parseBaseUrl,
  parseDeliverIn,
  parseFlag,
  parseGithubBaseUrl,
  parseLine,
  parseMailbox,
  parsePositive,
  parseRate,
  parseShards,
  parseSharedSecret,
  parseText,
  parseTimeOfDay,
  parseToken,
  parseTurnstileKey,
  parseWebhookSecret,
  parseWeekday,
  parseWholeNumber,
} from "./setting-values.ts";
import type {
  GithubSettings,
  Newsletter,
  PollingSettings,
  ProviderSettings,
  Secrets,
  SettingFault,
  Settings,
  TurnstileKeys,
} from "./settings.ts";

/** Beyond so many requests a second one object cannot keep the provider busy. */
const ONE_SHARD_RATE = 15;

const READERS = {
  PUBLIC_URL: required(
    parseBaseUrl,
    "Give the address of this Worker, such as https://news.example.com, without a query.",
  ),
  SITE_URL: required(
    parseBaseUrl,
    "Give the address of the blog, such as https://blog.example.com, without a query.",
  ),
  SITE_TITLE: required(parseLine, "Give the name of the newsletter, in one line."),
  SITE_DESCRIPTION: optional(parseLine, "", "Describe the newsletter in one line, or leave it out."),
  LANGUAGES: optional(
    parseLanguages,
    ["en"],
    'Give a JSON array of language tags, such as ["en","es"]; the first is the default.',
  ),
  POSTS_FOLDER: optional(
    parsePostsFolder,
    "",
    "Give the folder that the posts lie in, from the root of their repository, such as src/content/blog.",
  ),
  POST_URL: optional(
    parsePostUrl,
    null,
    "Give the address of a post below SITE_URL, such as /:year/:month/:day/:slug/, or leave it out.",
    locatePostUrlFault,
  ),
  TOPICS: optional(
    parseTopics,
    [],
    'Give a JSON array of at most 20 topics, such as ["design","code"], or leave it out. No two may differ in letter case, blanks and hyphens alone.',
    locateTopicFaults,
  ),
  MAIL_FROM: required(parseMailbox, "Give the sender, such as Example Gazette <gazette@example.com>."),
  MAIL_REPLY_TO: optional(
    parseMailbox,
    null,
    "Give one address, such as hello@example.com, or leave it out.",
  ),
  POSTAL_ADDRESS: required(
    parseText,
    "Give the postal address of the sender: the law asks for it in every mail.",
  ),
  AUTHOR_EMAIL: optional(
    parseMailbox,
    null,
    "Give the author's address, such as ada@example.com, or leave it out.",
  ),
  CADENCES: optional(
    parseCadences,
    ["weekly", "daily", "monthly", "instant"] as const,
    'Give a JSON array of "instant", "daily", "weekly" and "monthly"; the first is the default.',
  ),
  TIME_ZONE: optional(parseTimeZone, "UTC", "Give an IANA time zone, such as Europe/Madrid."),
  SEND_AT: optional(parseTimeOfDay, "09:00", "Give a time of day as HH:MM, from 00:00 to 23:59."),
  WEEKLY_ON: optional(parseWeekday, 1, "Give an English weekday, such as monday."),
  DELIVER_IN: optional(
    parseDeliverIn,
    "newsletter" as const,
    "Give newsletter (one hour for all) or reader (each at their own hour).",
  ),
  HOLD_MINUTES: optional(parseWholeNumber, 0, "Give whole minutes, 0 or more."),
  MAXIMUM_AGE_DAYS: optional(parseWholeNumber, 30, "Give whole days, 0 or more; 0 means no limit."),
  REQUIRE_PAGE: optional(parseFlag, false, "Give true or false."),
  ALLOWED_ORIGINS: optional(
    parseOrigins,
    null,
    'Give a JSON array of origins, such as ["https://blog.example.com"].',
  ),
  CONFIRMATIONS_PER_HOUR: optional(parsePositive, 1000, "Give a whole number, 1 or more."),
  WELCOME_MAIL: optional(parseFlag, false, "Give true or false."),
  SHARDS: optional(parseShards, null, "Give 1 or 16, or leave it out."),
  FEED_URLS: optional(
    parseFeedUrls,
    [],
    'Give a JSON array of the addresses of feeds, such as ["https://blog.example.com/feed.xml"], or leave it out.',
  ),
  ALLOW_LOCAL_FEEDS: optional(parseFlag, false, "Give true or false."),
  GITHUB_REPOSITORY: optional(
    parseRepository,
    null,
    "Give the repository whose pushes bring posts, as owner/name, or leave it out.",
  ),
  GITHUB_BRANCH: optional(parseBranch, null, "Give the name of a branch, such as main, or leave it out."),
  GITHUB_API_BASE_URL: optional(
    parseGithubBaseUrl,
    new URL("https://api.github.com/"),
    "Leave it out: it is for tests, whose GitHub is on this machine.",
  ),
  RESEND_BASE_URL: optional(
    parseBaseUrl,
    new URL("https://api.resend.com/"),
    "Give an http or https address without a query.",
  ),
  RESEND_RATE: optional(
    parseRate,
    5,
    "Give the requests a second that Resend allows your account, more than 0.",
  ),
  RESEND_DAILY_QUOTA: optional(parseWholeNumber, 0, "Give a whole number of mails, 0 for none."),
  RESEND_MONTHLY_QUOTA: optional(parseWholeNumber, 0, "Give a whole number of mails, 0 for none."),
  SECRET_KEY: required(
    parseSecretKeys,
    "Set the secret to at least 32 random characters, such as `openssl rand -hex 32` prints; several keys as a JSON array or separated by commas, the newest first, each as long; one that leaked stays in its place as retired:<key>, and never comes first.",
  ),
  AUTHOR_TOKEN: required(
    parseToken,
    "Set the secret to at least 32 random characters without blanks, such as `openssl rand -hex 32` prints.",
  ),
  RESEND_API_KEY: required(parseApiKey, "Set the secret to the API key that Resend gave you."),
  WEBHOOK_SECRET: optional(
    parseWebhookSecret,
    null,
    "Set the secret to whsec_ followed by 24 to 64 random bytes in base64, or leave it out.",
  ),
  RESEND_WEBHOOK_SECRET: optional(
    parseWebhookSecret,
    null,
    "Set the secret to the signing secret (whsec_…) that Resend shows for its webhook, or leave it out.",
  ),
  GITHUB_WEBHOOK_SECRET: optional(
    parseSharedSecret,
    null,
    "Set the secret to the one that you gave GitHub for its webhook, 8 characters at least, or leave it out.",
  ),
  GITHUB_TOKEN: optional(
    parseApiKey,
    null,
    "Set the secret to a fine-grained token of GitHub's, or leave it out.",
  ),
  TURNSTILE_SITE_KEY: optional(parseTurnstileKey, null, "Give the site key that Turnstile shows you."),
  TURNSTILE_SECRET_KEY: optional(parseTurnstileKey, null, "Set the secret to Turnstile's secret key."),
};

type Values = Extract<ReturnType<typeof parseEachSetting<typeof READERS>>, { ok: true }>["value"];

/**
 * Every setting of the deployment, validated all at once. List settings are JSON arrays, numbers may be text, an empty
 * text means unset. Faults name the setting, say what to do, and never quote a value.
 */
export function parseSettings(
  raw: Readonly<Record<string, unknown>>,
): Result<Settings, readonly SettingFault[]> {
  const read = parseEachSetting(READERS, raw);
  const unpaired = findUnpaired(raw);
  if (!read.ok || unpaired.length > 0) return fail([...(read.ok ? [] : read.problem), ...unpaired]);
  const values = read.value;
  return succeed({
    newsletter: deriveNewsletter(values),
    provider: deriveProvider(values),
    polling: derivePolling(values),
    github: deriveGithub(values),
    secrets: deriveSecrets(values),
    turnstile: deriveTurnstile(values),
  });
}

function deriveNewsletter(values: Values): Newsletter {
  return {
    publicUrl: values.PUBLIC_URL,
    siteUrl: values.SITE_URL,
    title: values.SITE_TITLE,
    description: values.SITE_DESCRIPTION,
    languages: values.LANGUAGES,
    postsFolder: values.POSTS_FOLDER,
    postUrl: values.POST_URL,
    topics: values.TOPICS,
    mailFrom: values.MAIL_FROM,
    mailReplyTo: values.MAIL_REPLY_TO,
    postalAddress: values.POSTAL_ADDRESS,
    authorEmail: values.AUTHOR_EMAIL ?? values.MAIL_REPLY_TO,
    cadences: values.CADENCES,
    timeZone: values.TIME_ZONE,
    sendAt: values.SEND_AT,
    weeklyOn: values.WEEKLY_ON,
    deliverIn: values.DELIVER_IN,
    holdMinutes: values.HOLD_MINUTES,
    maximumAgeDays: values.MAXIMUM_AGE_DAYS,
    requirePage: values.REQUIRE_PAGE,
    allowedOrigins: values.ALLOWED_ORIGINS ?? [values.SITE_URL.origin],
    confirmationsPerHour: values.CONFIRMATIONS_PER_HOUR,
    welcomeMail: values.WELCOME_MAIL,
    shards: values.SHARDS ?? (values.RESEND_RATE > ONE_SHARD_RATE ? 16 : 1),
  };
}

function deriveProvider(values: Values): ProviderSettings {
  return {
    baseUrl: values.RESEND_BASE_URL,
    ratePerSecond: values.RESEND_RATE,
    dailyQuota: values.RESEND_DAILY_QUOTA,
    monthlyQuota: values.RESEND_MONTHLY_QUOTA,
  };
}

/** A newsletter that runs on this machine may read a blog that does. */
const derivePolling = (values: Values): PollingSettings => ({
  feedUrls: values.FEED_URLS,
  allowLocalFeeds: values.ALLOW_LOCAL_FEEDS || isLoopback(values.PUBLIC_URL.hostname),
});

const deriveGithub = (values: Values): GithubSettings => ({
  repository: values.GITHUB_REPOSITORY,
  branch: values.GITHUB_BRANCH,
  apiBaseUrl: values.GITHUB_API_BASE_URL,
});

/** One key of Turnstile without the other would be a check that nobody passes, or one that nobody makes. */
function findUnpaired(raw: Readonly<Record<string, unknown>>): readonly SettingFault[] {
  const names = ["TURNSTILE_SITE_KEY", "TURNSTILE_SECRET_KEY"];
  const unset = names.filter((name) => isUnset(raw[name]));
  return unset.length !== 1
    ? []
    : unset.map((setting) => ({
        setting,
        fault: `It is missing. Set both of ${names.join(" and ")}, or none.`,
      }));
}

function deriveTurnstile(values: Values): TurnstileKeys | null {
  const { TURNSTILE_SITE_KEY: siteKey, TURNSTILE_SECRET_KEY: secretKey } = values;
  return siteKey === null || secretKey === null ? null : { siteKey, secretKey };
}

function deriveSecrets(values: Values): Secrets {
  return {
    secretKeys: values.SECRET_KEY.all,
    retiredKeys: values.SECRET_KEY.retired,
    authorToken: values.AUTHOR_TOKEN,
    providerKey: values.RESEND_API_KEY,
    webhookSecret: values.WEBHOOK_SECRET,
    providerWebhookSecret: values.RESEND_WEBHOOK_SECRET,
    githubWebhookSecret: values.GITHUB_WEBHOOK_SECRET,
    githubToken: values.GITHUB_TOKEN,
  };
}
