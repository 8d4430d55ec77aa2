import { findPostsPlace, isDated } from "../links/posts-place.ts";
import { deriveStem } from "../post-path.ts";

/** What builds the blog, as far as it changes what a file means. */
export type Generator = "jekyll" | "hexo" | "astro" | "docusaurus" | "zola" | "hugo" | "next";

const ASTRO = /(?:^|\/)src\/(?:content|pages|data)\//;
const DOCUSAURUS =
  /^(?:website\/)?(?:i18n\/[^/]+\/docusaurus-plugin-content-blog\/|blog\/\d{4}[-/]\d{1,2}[-/]\d{1,2})/;
const CONTENT = /(?:^|\/)content\//;
/** Keys that no other generator gives this meaning. */
const ZOLA_KEYS = new Set(["taxonomies", "in_search_index", "insert_anchor_links", "page_template"]);
const HUGO_KEYS = new Set(
  "lastmod params url slug weight publishdate expirydate markup linktitle featuredimage showtoc toc series iscjklanguage".split(
    " ",
  ),
);

/** By where the file lies below the root of its repository, and by its keys; null: either does not tell. */
export function deriveGenerator(
  pathInRepository: string,
  data: Readonly<Record<string, unknown>>,
): Generator | null {
  const place = findPostsPlace(deriveStem(pathInRepository));
  if (place?.dialect === "hexo") return "hexo";
  if (place !== null) return isDated(place.below.split("/").at(-1) ?? "") ? "jekyll" : "next";
  if (/(?:^|\/)_drafts\//.test(pathInRepository)) return "jekyll";
  if (ASTRO.test(pathInRepository)) return "astro";
  if (DOCUSAURUS.test(pathInRepository)) return "docusaurus";
  const keys = Object.keys(data).map((key) => key.toLowerCase());
  if (keys.some((key) => ZOLA_KEYS.has(key))) return "zola";
  return CONTENT.test(pathInRepository) && keys.some((key) => HUGO_KEYS.has(key)) ? "hugo" : null;
}
