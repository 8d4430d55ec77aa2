import { defaultLanguage, type Language } from "../../language.ts";
import { derivePathLanguage } from "../language/post-language.ts";
import { composeSiteUrl } from "../post-url.ts";
import { derivePathInRepository } from "../posts-folder.ts";
import { fillLinkPattern } from "./fill-link-pattern.ts";
import type { LinkedPost, LinkRules } from "./link-facts.ts";
import { type LinkPattern, parseLinkPattern } from "./link-pattern.ts";
import { findPostsPlace, isDated } from "./posts-place.ts";

/** Jekyll's styles, which are patterns by name. */
export const JEKYLL_STYLES: Readonly<Record<string, string>> = {
  date: "/:categories/:year/:month/:day/:title:output_ext",
  pretty: "/:categories/:year/:month/:day/:title/",
  ordinal: "/:categories/:year/:y_day/:title:output_ext",
  weekdate: "/:categories/:year/W:week/:short_day/:title:output_ext",
  none: "/:categories/:title:output_ext",
};

const JEKYLL = createPattern(JEKYLL_STYLES.date ?? "");
const HEXO = createPattern("/:year/:month/:day/:title/");
/** What lies in `_posts` without a date is not Jekyll's: the starter of Next.js keeps its posts there. */
const NEXT = createPattern("/posts/:path");

/** Docusaurus keeps a blog in `blog/`, its translations here. */
const DOCUSAURUS = /^(?:website\/)?(?:i18n\/([^/]+)\/docusaurus-plugin-content-blog|blog)\/(.+)$/;
const DOCUSAURUS_NAME = /^(.*?)(\d{4})[-/](\d{1,2})[-/](\d{1,2})[-/](.+?)(?:\/index)?$/i;

/** The address that the generator gives a post unless it is told another; null where the path does not tell one. */
export function deriveGeneratorUrl(post: LinkedPost, rules: LinkRules): URL | null {
  const stem = derivePathInRepository(
    derivePathLanguage(post.path, rules.languages).stem,
    rules.postsFolder ?? "",
  );
  const place = findPostsPlace(stem);
  if (place?.dialect === "hexo") return fillLinkPattern(HEXO, post, rules);
  if (place !== null) {
    const isJekyll = isDated(place.below.split("/").at(-1) ?? "");
    return fillLinkPattern(isJekyll ? JEKYLL : NEXT, post, rules);
  }
  return deriveDocusaurusUrl(stem, post, rules);
}

/** `blog/2026-11-20-hello.md` is `/blog/2026/11/20/hello`, by the name alone; a slug is always below `/blog`. */
function deriveDocusaurusUrl(stem: string, post: LinkedPost, { siteUrl, languages }: LinkRules): URL | null {
  const [, locale, name = ""] = DOCUSAURUS.exec(stem) ?? [];
  const dated = DOCUSAURUS_NAME.exec(name);
  if (dated === null && locale === undefined) return null;
  const [, folder = "", year, month, day, title] = dated ?? [];
  const byName = dated === null ? name.replace(/\/index$/i, "") : `${year}/${month}/${day}/${folder}${title}`;
  return composeSiteUrl(siteUrl, `${prefixLanguage(locale, languages)}blog/${post.slug ?? byName}`);
}

const prefixLanguage = (locale: string | undefined, languages: readonly Language[]) =>
  locale === undefined || locale === defaultLanguage(languages) ? "" : `${locale}/`;

function createPattern(text: string): LinkPattern {
  const pattern = parseLinkPattern(text, null);
  return pattern.ok ? pattern.value : { parts: [text], dialect: null };
}
