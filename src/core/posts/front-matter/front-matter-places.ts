import * as z from "zod";
import { foldLine } from "../../clean-text.ts";
import { hasTokens, type LinkPattern, parseLinkPattern } from "../links/link-pattern.ts";
import { LINK_TOKENS } from "../links/link-tokens.ts";
import { parseSiteUrl, selectWebUrl } from "../post-url.ts";

const MAX_URL_LENGTH = 2_000;
/** Eleventy's name of a file, which is a token's value. */
const FILE_SLUG = /\{\{-?\s*(?:page\.fileSlug|slug)\s*-?\}\}/g;
/** `{{ title | slugify }}`, `{% if x %}`: only the site generator can fill this in. */
const PLACEHOLDER = /\{\{|\{%/;
const WITH_SCHEME = /^[a-z][a-z0-9+.-]*:/i;
/** A file of the source tree (`../../assets/hero.jpg`, `@/hero.jpg`): only the site generator knows its address. */
const SOURCE_FILE = /^(\.\.\/|[~@]|src\/)/;

/**
 * The article's address, absolute or relative to the site, or a pattern with tokens (`/:year/:title/`: Jekyll, Hugo); null
 * for Eleventy's `permalink: false`, "write no page".
 */
export function createAddressSchema(siteUrl: URL) {
  return z
    .union([z.literal(false), z.string()], { error: "Write an address." })
    .transform((value, context): URL | LinkPattern | null => {
      if (value === false || value === "false") return null;
      const text = foldLine(value).replace(FILE_SLUG, ":slug");
      if (isPattern(text)) {
        const pattern = parseLinkPattern(text, text === foldLine(value) ? null : "eleventy");
        if (pattern.ok) return pattern.value;
        context.addIssue({ code: "custom", message: explainUnknown(pattern.problem) });
        return z.NEVER;
      }
      const url = parseSiteUrl(foldLine(value), siteUrl);
      const reason = findAddressFault(value, url);
      if (reason === null) return url;
      context.addIssue({ code: "custom", message: reason });
      return z.NEVER;
    });
}

const isPattern = (text: string) =>
  !PLACEHOLDER.test(text) && !WITH_SCHEME.test(text.trim()) && hasTokens(text);

const listTokens = (names: readonly string[]) => names.map((name) => `:${name}`).join(" ");

const explainUnknown = (unknown: readonly string[]) =>
  `There is no token ${listTokens(unknown)}: write the finished address, a slug, or one of ${listTokens(Object.keys(LINK_TOKENS))}.`;

function findAddressFault(text: string, url: URL | null): string | null {
  if (PLACEHOLDER.test(text) || /\/:[a-z]/i.test(text))
    return "This has a placeholder in it: write the finished address, or a slug.";
  if (url === null) return "Write an http or https address, or a path on the site.";
  return url.href.length > MAX_URL_LENGTH
    ? `An address may have at most ${MAX_URL_LENGTH} characters.`
    : null;
}

/** Source and words of a picture as given; null where its public address cannot be known. */
export interface GivenImage {
  readonly source: string;
  readonly alt: string;
}

/** Under which key of a group its source stands: Astro, Gatsby; Hugo (PaperMod); Jekyll (SEO tag, Minimal Mistakes). */
const SOURCE_KEYS = ["src", "url", "image", "path", "overlay_image", "teaser", "og_image"];
const WORDS_KEYS = ["alt", "image_description"];

/**
 * A text, a group with a source and its words, or a list, whose first counts (Hugo's `images`). What is no address on the
 * web (`data:…`, a number) is no picture, and no reason to refuse a post.
 */
export function createImageSchema(siteUrl: URL) {
  return z.unknown().transform((value): GivenImage | null => {
    const given = findImage(Array.isArray(value) ? value[0] : value);
    if (given === null) return null;
    const image = imageSchema.safeParse(given);
    if (!image.success || selectWebUrl(URL.parse(image.data.source, siteUrl.href)) === null) return null;
    const { source } = image.data;
    return SOURCE_FILE.test(source) || source.length > MAX_URL_LENGTH ? null : image.data;
  });
}

const imageSchema = z.object({
  source: z.string().transform(foldLine),
  alt: z.string().transform(foldLine).catch(""),
});

/** Null: no picture is named. A group may be there for something else (`cover: {hidden: true}`), or `false`. */
function findImage(value: unknown): { readonly source: unknown; readonly alt: unknown } | null {
  if (isNothing(value)) return null;
  if (typeof value !== "object" || value === null) return { source: value, alt: "" };
  const group = new Map<string, unknown>(Object.entries(value)); // front matter may be named `__proto__`
  const find = (keys: readonly string[]) => keys.map((key) => group.get(key)).find((one) => !isNothing(one));
  const source = find(SOURCE_KEYS);
  return source === undefined ? null : { source, alt: find(WORDS_KEYS) };
}

const isNothing = (value: unknown) =>
  value === undefined ||
  value === null ||
  value === false ||
  (typeof value === "string" && value.trim() === "");
