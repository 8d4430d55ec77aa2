import { derivePostUrl } from "../post-url.ts";
import { derivePathInRepository, type PostsFolder } from "../posts-folder.ts";
import { decodeText, fillLinkPattern } from "./fill-link-pattern.ts";
import { deriveGeneratorUrl } from "./generator-url.ts";
import type { LinkedPost, LinkRules } from "./link-facts.ts";
import type { LinkPattern } from "./link-pattern.ts";

/** Hugo's section: it is shown, whether the posts folder cuts it or not. */
const HUGO_SECTION = /^content\/posts?(\/|$)/;

export interface PostLinkRules extends LinkRules {
  /** The setting POST_URL; null: each generator's own way. */
  readonly postUrl?: LinkPattern | null;
}

/**
 * Where the article stands on the blog, as its own generator would say: the address or the pattern of front matter, a
 * slug that is a whole path, the setting POST_URL, what the generator does unless told otherwise, else the path.
 */
export function derivePostLink(
  written: LinkedPost,
  given: URL | LinkPattern | null,
  rules: PostLinkRules,
): URL {
  if (given instanceof URL) return given;
  const post = { ...written, slug: written.slug === null ? null : decodeText(written.slug) };
  if (given !== null) return fillLinkPattern(given, post, rules, true);
  const byPath = () =>
    derivePostUrl(
      { ...post, path: deriveShownPath(post.path, rules.postsFolder ?? "") },
      rules.siteUrl,
      rules.languages,
    );
  const isWholePath = post.slug?.startsWith("/") && /[^/]/.test(post.slug);
  if (rules.postUrl) return isWholePath ? byPath() : fillLinkPattern(rules.postUrl, post, rules);
  return deriveGeneratorUrl(post, rules) ?? byPath();
}

const deriveShownPath = (path: string, postsFolder: PostsFolder) =>
  HUGO_SECTION.test(postsFolder) ? derivePathInRepository(path, postsFolder) : path;
