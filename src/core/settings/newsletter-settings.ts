import { optional, required, type SettingValues } from "./parse-each-setting.ts";
import { locateTopicFaults, parseLanguages, parseOrigins, parseTopics } from "./setting-lists.ts";
import {
  parseBaseUrl,
  parseFlag,
  parseLine,
  parseMailbox,
  parsePositive,
  parseText,
} from "./setting-values.ts";
import type { Newsletter } from "./settings.ts";

/** What the newsletter is, who it comes from, and who may join it. */
export const NEWSLETTER_READERS = {
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
  ALLOWED_ORIGINS: optional(
    parseOrigins,
    null,
    'Give a JSON array of origins, such as ["https://blog.example.com"].',
  ),
  CONFIRMATIONS_PER_HOUR: optional(parsePositive, 1000, "Give a whole number, 1 or more."),
  WELCOME_MAIL: optional(parseFlag, false, "Give true or false."),
};

export const deriveIdentity = (values: SettingValues<typeof NEWSLETTER_READERS>) =>
  ({
    publicUrl: values.PUBLIC_URL,
    siteUrl: values.SITE_URL,
    title: values.SITE_TITLE,
    description: values.SITE_DESCRIPTION,
    languages: values.LANGUAGES,
    topics: values.TOPICS,
    mailFrom: values.MAIL_FROM,
    mailReplyTo: values.MAIL_REPLY_TO,
    postalAddress: values.POSTAL_ADDRESS,
    authorEmail: values.AUTHOR_EMAIL ?? values.MAIL_REPLY_TO,
    allowedOrigins: values.ALLOWED_ORIGINS ?? [values.SITE_URL.origin],
    confirmationsPerHour: values.CONFIRMATIONS_PER_HOUR,
    welcomeMail: values.WELCOME_MAIL,
  }) satisfies Partial<Newsletter>;
