import { z } from "zod";
import { foldLine } from "./clean-text.ts";
import { parseSiteUrl, selectWebUrl } from "./post-url.ts";

const MAXIMUM_URL_LENGTH = 2_000;
/** `/:year/:title/` (Jekyll, Hugo) and `{{ page.fileSlug }}` (Eleventy): only the site generator can fill these in. */
const PLACEHOLDER = /(^|\/):[a-z]|\{\{|\{%/i;
/** A file of the source tree (`../../assets/hero.jpg`, `@/hero.jpg`): only the site generator knows its address. */
const SOURCE_FILE = /^(\.\.\/|[~@]|src\/)/;

/** The article's address, absolute or relative to the site; null for Eleventy's `permalink: false`, "write no page". */
export function createAddressSchema(siteUrl: URL) {
  return z
    .union([z.literal(false), z.string()], { error: "Write an address." })
    .transform((value, context) => {
      if (value === false) return null;
      const url = parseSiteUrl(foldLine(value), siteUrl);
      const reason = findAddressFault(value, url);
      if (reason === null) return url;
      context.addIssue({ code: "custom", message: reason });
      return z.NEVER;
    });
}

function findAddressFault(text: string, url: URL | null): string | null {
  if (PLACEHOLDER.test(text)) return "This has a placeholder in it: write the finished address, or a slug.";
  if (url === null) return "Write an http or https address, or a path on the site.";
  return url.href.length > MAXIMUM_URL_LENGTH
    ? `An address may have at most ${MAXIMUM_URL_LENGTH} characters.`
    : null;
}

/** Source and words of a picture as given; null where its public address cannot be known. */
export interface GivenImage {
  readonly source: string;
  readonly alt: string;
}

/** A text, a group with `src` and `alt`, or a list, whose first counts (Hugo's `images`). */
export function createImageSchema(siteUrl: URL) {
  return z.unknown().transform((value, context): GivenImage | null => {
    const first = Array.isArray(value) ? value[0] : value;
    if (first === undefined || first === null) return null;
    const image = selectImage(first);
    if (image === null || selectWebUrl(URL.parse(image.source, siteUrl.href)) === null) {
      context.addIssue({
        code: "custom",
        message: "Write the picture's http or https address, or a path on the site.",
      });
      return z.NEVER;
    }
    return SOURCE_FILE.test(image.source) || image.source.length > MAXIMUM_URL_LENGTH ? null : image;
  });
}

const textOf = z.string().transform(foldLine);
const groupSchema = z.object({
  src: textOf.optional(),
  url: textOf.optional(),
  image: textOf.optional(),
  alt: textOf.nullish(),
});

function selectImage(value: unknown): GivenImage | null {
  if (typeof value === "string") return { source: foldLine(value), alt: "" };
  const group = groupSchema.safeParse(value);
  const source = group.success ? (group.data.src ?? group.data.url ?? group.data.image) : undefined;
  return source === undefined ? null : { source, alt: group.data?.alt ?? "" };
}
