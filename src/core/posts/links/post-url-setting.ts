import { JEKYLL_STYLES } from "./generator-url.ts";
import { asToken, type LinkPattern, parseLinkPattern } from "./link-pattern.ts";
import { LINK_TOKENS, namesThePost } from "./link-tokens.ts";

const MAX_LENGTH = 500;
/**
 * A whole address, a query, a step upwards, or another language of templates (`{slug}`): no path below a
 * site is written so. `:lang?` is a token.
 */
const NO_PATH = /^[a-z][a-z0-9+.-]*:\/\/|[\p{Cc}#\s[\]{}<>"|]|\\(?!:)|(?<!:lang)\?|(?:^|\/)\.\.?(?:\/|$)/iu;

/** Hugo's, behind a token. */
const SLICE = /(?<=:\w+)\[[\w:]*\]/g;

/** The setting POST_URL: a path below the site with tokens, or the name of a style of Jekyll's; null where it is none. */
export function parsePostUrl(raw: unknown): LinkPattern | null {
  if (typeof raw !== "string") return null;
  const text = raw.trim().normalize("NFC");
  if (text.length > MAX_LENGTH || NO_PATH.test(text.replace(SLICE, ""))) return null;
  if (Object.hasOwn(JEKYLL_STYLES, text)) return parse(JEKYLL_STYLES[text] ?? "", "jekyll");
  const pattern = parse(text, null);
  return pattern !== null && namesPosts(pattern) ? pattern : null;
}

/** Which tokens there are none of, and which there are; else that nothing tells two posts apart. */
export function locatePostUrlFault(raw: unknown): string {
  const text = typeof raw === "string" ? raw : "";
  const parsed = parseLinkPattern(text, null, true);
  const names = (list: readonly string[]) => list.map((name) => `:${name}`).join(" ");
  if (!parsed.ok)
    return `There is no token ${names(parsed.problem.map(shorten))}. Tokens: ${names(Object.keys(LINK_TOKENS))}.`;
  return namesPosts(parsed.value)
    ? ""
    : "Without a token such as :slug all posts of a day would have one address.";
}

const namesPosts = ({ parts }: LinkPattern) =>
  parts.map(asToken).some((part) => part !== null && namesThePost(part.token));

const shorten = (name: string) => (name.length > 40 ? `${name.slice(0, 40)}…` : name);

function parse(text: string, dialect: LinkPattern["dialect"]): LinkPattern | null {
  const pattern = parseLinkPattern(text, dialect, true);
  return pattern.ok ? pattern.value : null;
}
