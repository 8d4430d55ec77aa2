import { defaultLanguage } from "../../language.ts";
import { composeSiteUrl } from "../post-url.ts";
import { deriveLinkFacts, type LinkedPost, type LinkFacts, type LinkRules } from "./link-facts.ts";
import type { LinkPattern } from "./link-pattern.ts";
import { LINK_TOKENS } from "./link-tokens.ts";

/**
 * A post's address by a pattern, each part encoded once. A translation that a suffix names has its language before all
 * else where nothing in the pattern says it. `isWhole`: front matter gave it, so nothing is added.
 */
export function fillLinkPattern(
  pattern: LinkPattern,
  post: LinkedPost,
  rules: LinkRules,
  isWhole = false,
): URL {
  const saysLanguage = pattern.parts.some((part) => typeof part !== "string" && part.token === "lang");
  const facts = deriveLinkFacts(post, rules, saysLanguage);
  const meant = { ...facts, dialect: facts.dialect ?? pattern.dialect };
  const isDefault = post.language === defaultLanguage(rules.languages);
  const filled = pattern.parts
    .map((part) => {
      if (typeof part === "string") return decodeText(part);
      return part.isOptional && isDefault ? "" : fillToken(part.token, meant);
    })
    .join("");
  const isPrefixed = !isWhole && !saysLanguage && !isDefault && facts.isPlacedByLanguage;
  return composeSiteUrl(rules.siteUrl, isPrefixed ? `${post.language}/${filled}` : filled);
}

/** A title without a letter makes no address: the file's name stands in. */
function fillToken(token: keyof typeof LINK_TOKENS, facts: LinkFacts): string {
  const value = LINK_TOKENS[token](facts);
  return value === "" && (token === "title" || token === "slug" || token === "post_title")
    ? facts.name
    : value;
}

/** The author may have written it encoded or not. */
export function decodeText(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a bare "%" is a sign of the text
  }
}
