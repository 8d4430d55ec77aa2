import { JEKYLL_STYLES } from "./generator-url.ts";
import { type LinkPattern, parseLinkPattern } from "./link-pattern.ts";
import { LINK_TOKENS, namesThePost } from "./link-tokens.ts";

const MAX_LENGTH = 500;
/**
 * A whole address, a query, a step upwards, or another language of templates (`:sections[1:]`, `{slug}`): no path below a
 * site is written so. `:lang?` is a token.
 */
const NO_PATH = /^[a-z][a-z0-9+.-]*:\/\/|[\p{Cc}\\#\s[\]{}<>"|]|(?<!:lang)\?|(?:^|\/)\.\.?(?:\/|$)/iu;

/** The setting POST_URL: a path below the site with tokens, or the name of a style of Jekyll's; null where it is none. */
export function parsePostUrl(raw: unknown): LinkPattern | null {
  if (typeof raw !== "string") return null;
  const text = raw.trim().normalize("NFC");
  if (text.length > MAX_LENGTH || NO_PATH.test(text)) return null;
  if (Object.hasOwn(JEKYLL_STYLES, text)) return parse(JEKYLL_STYLES[text] ?? "", "jekyll");
  const pattern = parse(text, null);
  return pattern?.parts.some((part) => typeof part !== "string" && namesThePost(part.token)) ? pattern : null;
}

/** Which tokens there are none of, and which there are; else that nothing tells two posts apart. */
export function locatePostUrlFault(raw: unknown): string {
  const text = typeof raw === "string" ? raw : "";
  const parsed = parseLinkPattern(text, null, true);
  const names = (list: readonly string[]) => list.map((name) => `:${name}`).join(" ");
  if (!parsed.ok)
    return `There is no token ${names(parsed.problem.map(shorten))}. Tokens: ${names(Object.keys(LINK_TOKENS))}.`;
  const named = parsed.value.parts.some((part) => typeof part !== "string" && namesThePost(part.token));
  return named ? "" : "Without a token such as :slug all posts of a day would have one address.";
}

const shorten = (name: string) => (name.length > 40 ? `${name.slice(0, 40)}…` : name);

function parse(text: string, dialect: LinkPattern["dialect"]): LinkPattern | null {
  const pattern = parseLinkPattern(text, dialect, true);
  return pattern.ok ? pattern.value : null;
}
