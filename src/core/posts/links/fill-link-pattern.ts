import { defaultLanguage } from "../../language.ts";
import { composeSiteUrl } from "../post-url.ts";
import { fillGoLayout } from "./go-layout.ts";
import { deriveLinkFacts, type LinkedPost, type LinkFacts, type LinkRules } from "./link-facts.ts";
import { asToken, type LinkPattern, type PatternToken } from "./link-pattern.ts";
import { LINK_TOKENS, type LinkToken } from "./link-tokens.ts";
import { cutSections } from "./section-slice.ts";

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
  const saysLanguage = pattern.parts.some((part) => asToken(part)?.token === "lang");
  const facts = deriveLinkFacts(post, rules, saysLanguage);
  const meant = { ...facts, dialect: facts.dialect ?? pattern.dialect };
  const isDefault = post.language === defaultLanguage(rules.languages);
  const filled = pattern.parts
    .map((part) => {
      if (typeof part === "string") return decodeText(part);
      if ("layout" in part) return fillGoLayout(part.layout, meant.date);
      return part.isOptional && isDefault ? "" : fillToken(part, meant);
    })
    .join("");
  const isPrefixed = !isWhole && !saysLanguage && !isDefault && facts.isPlacedByLanguage;
  return composeSiteUrl(rules.siteUrl, isPrefixed ? `${post.language}/${filled}` : filled);
}

const FALL_BACK = new Set<LinkToken>(["title", "slug", "post_title", "abbrlink", "urlname"]);

/** A title without a letter makes no address: the file's name stands in. */
function fillToken({ token, slice }: PatternToken, facts: LinkFacts): string {
  const meant = slice === null ? facts : { ...facts, sections: cutSections(facts.sections, slice) };
  return LINK_TOKENS[token](meant) || (FALL_BACK.has(token) ? facts.name : "");
}

/** The author may have written it encoded or not. */
export function decodeText(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a bare "%" is a sign of the text
  }
}
