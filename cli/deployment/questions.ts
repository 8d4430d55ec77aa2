import { parseSettings } from "../../src/core/settings/parse-settings.ts";
import type { Flag } from "../command.ts";
import type { DeploymentVars } from "./settings-file.ts";

/** One setting that set-up asks for: by a flag, else by a question. */
export interface Question {
  readonly flag: string;
  readonly setting: string;
  readonly example: string;
  readonly summary: string;
  readonly isOptional?: true;
  readonly isList?: true;
}

export const QUESTIONS: readonly Question[] = [
  {
    ...{ flag: "public-url", setting: "PUBLIC_URL", example: "https://news.example.com" },
    summary:
      "where the newsletter will live: a host name of your zone at Cloudflare, or gazette.<yours>.workers.dev",
  },
  { flag: "site-url", setting: "SITE_URL", example: "https://blog.example.com", summary: "your blog" },
  { flag: "site-title", setting: "SITE_TITLE", example: "Example Notes", summary: "the newsletter's name" },
  {
    ...{ flag: "site-description", setting: "SITE_DESCRIPTION", example: "Notes on things" },
    ...{ summary: "what it is about, in one line", isOptional: true },
  },
  {
    ...{ flag: "mail-from", setting: "MAIL_FROM", example: "Example <news@example.com>" },
    summary: "the sender, of a domain that Resend has verified",
  },
  {
    ...{ flag: "postal-address", setting: "POSTAL_ADDRESS", example: "1 Example Street, City" },
    summary: "the postal address that the law asks for in every mail",
  },
  {
    ...{ flag: "languages", setting: "LANGUAGES", example: "en,es" },
    ...{ summary: "of your posts, the first is the default", isOptional: true, isList: true },
  },
  {
    ...{ flag: "feed", setting: "FEED_URLS", example: "https://blog.example.com/feed.xml" },
    ...{
      summary: "a feed of your blog (RSS, Atom, JSON Feed), or the blog that has it; several with commas",
    },
    ...{ isOptional: true, isList: true },
  },
  {
    ...{ flag: "require-page", setting: "REQUIRE_PAGE", example: "true" },
    ...{ summary: "true: a post goes out once its page on the blog answers", isOptional: true },
  },
];

export const SETTING_FLAGS: Readonly<Record<string, Flag>> = Object.fromEntries(
  QUESTIONS.map(({ flag, example, summary }) => [flag, { example, summary }]),
);

/** What was given goes before what is kept; all that is not asked about stays. */
export function mergeVars(kept: DeploymentVars, given: Readonly<Record<string, string>>): DeploymentVars {
  const asked = QUESTIONS.flatMap(({ flag, setting, isList }) => {
    const value = given[flag];
    if (value === undefined) return [];
    return [[setting, isList ? splitList(value) : value.trim()] as const];
  });
  return { ...kept, ...Object.fromEntries(asked) };
}

/** A comma inside of an address is no separator: an address begins with its scheme. */
const splitList = (value: string): readonly string[] =>
  value
    .split(/:\/\//.test(value) ? /,(?=\s*https?:)/ : ",")
    .map((one) => one.trim())
    .filter((one) => one !== "");

export const listUnanswered = (vars: DeploymentVars): readonly Question[] =>
  QUESTIONS.filter(({ setting, isOptional }) => isOptional !== true && (vars[setting] ?? "") === "");

const FLAGS = new Map(QUESTIONS.map(({ setting, flag }) => [setting, `--${flag}`]));

/** What is wrong with the settings by the rules of the Worker itself, each by its flag; secrets are looked at elsewhere. */
export function listFaults(vars: DeploymentVars): readonly string[] {
  const secrets = { SECRET_KEY: "-".repeat(64), AUTHOR_TOKEN: "-".repeat(64), RESEND_API_KEY: "re_unknown" };
  const parsed = parseSettings({ ...vars, ...secrets });
  if (parsed.ok) return listUnreachable(parsed.value.newsletter.publicUrl);
  return parsed.problem
    .filter(({ setting }) => !(setting in secrets))
    .map(({ setting, fault }) => `${FLAGS.get(setting) ?? setting}: ${fault}`);
}

/** Every address of the Worker begins at the root of its host: below a path it would find no page of its own. */
function listUnreachable({ origin, pathname }: URL): readonly string[] {
  if (pathname === "/") return [];
  return [
    `--public-url: A newsletter lives at the root of its host name: give ${origin}, without ${pathname}`,
  ];
}
