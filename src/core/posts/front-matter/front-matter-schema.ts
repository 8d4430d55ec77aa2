import * as z from "zod";
import type { Language } from "../../language.ts";
import type { TimeZone } from "../../time-zone.ts";
import type { LinkPattern } from "../links/link-pattern.ts";
import type { PostsFolder } from "../posts-folder.ts";
import {
  createCutLineSchema,
  createDateSchema,
  createLanguageSchema,
  createLineSchema,
  createTagsSchema,
  createTitleSchema,
  flagSchema,
} from "./front-matter-fields.ts";
import { createAddressSchema, createImageSchema } from "./front-matter-places.ts";

/** What front matter is judged by; the newsletter's settings have all of it. */
export interface FrontMatterRules {
  readonly siteUrl: URL;
  /** Offered languages, the first is the default. */
  readonly languages: readonly Language[];
  readonly timeZone: TimeZone;
  /** Where posts lie in the repository; absent or empty: paths are as given. */
  readonly postsFolder?: PostsFolder;
  /** How the blog builds the addresses of posts; absent or null: as its generator does by itself. */
  readonly postUrl?: LinkPattern | null;
}

/**
 * The fields of front matter, each strictly what it means; their spellings are settled before (front-matter-keys.ts).
 * `partsCategories`: a text names several, with blanks between them.
 */
export function createFrontMatterSchema(
  { siteUrl, languages, timeZone }: FrontMatterRules,
  partsCategories: boolean,
) {
  return z.object({
    title: createTitleSchema(300, "Give the post a title."),
    description: createCutLineSchema(1_000).optional(),
    pubDate: createDateSchema(timeZone),
    lang: createLanguageSchema(languages).optional(),
    tags: createTagsSchema("several").optional(),
    categories: createTagsSchema(partsCategories ? "several" : "one").optional(),
    newsletter: flagSchema.optional(),
    id: createLineSchema(300).optional(),
    translationKey: createLineSchema(300).optional(),
    url: createAddressSchema(siteUrl).optional(),
    slug: createLineSchema(300).optional(),
    image: createImageSchema(siteUrl).optional(),
    imageAlt: createCutLineSchema(1_000).optional(),
  });
}

export type FrontMatterFields = z.infer<ReturnType<typeof createFrontMatterSchema>>;
