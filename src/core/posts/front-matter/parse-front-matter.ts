import { asPostId, asStoryKey, type Instant, type PostId, type StoryKey } from "../../ids.ts";
import type { Language } from "../../language.ts";
import type { Fault, Problem } from "../../problem.ts";
import { fail, type Result, succeed } from "../../result.ts";
import type { Topic } from "../../topic.ts";
import { findPossibleTranslation, type PossibleTranslation } from "../language/possible-translation.ts";
import { derivePathLanguage } from "../language/post-language.ts";
import { derivePostLink } from "../links/derive-post-link.ts";
import { selectGivenAddress } from "../links/given-address.ts";
import type { AddressKeys } from "../links/link-facts.ts";
import type { LinkPattern } from "../links/link-pattern.ts";
import { findPostsPlace } from "../links/posts-place.ts";
import { readAddressKeys } from "../links/read-address-keys.ts";
import { readCategories } from "../links/read-categories.ts";
import { type PictureOrigin, resolveNamedPicture } from "../links/resolve-body-address.ts";
import { deriveGenerator, type Generator } from "../origin/generator.ts";
import { derivePathStory } from "../path-story.ts";
import type { PostImage } from "../post.ts";
import { derivePathDate, derivePostName, deriveStem } from "../post-path.ts";
import { deriveBaseUrl, selectWebUrl } from "../post-url.ts";
import { derivePathInRepository } from "../posts-folder.ts";
import { decideHome, type HomeVerdict } from "../visibility/decide-home.ts";
import { foldTopics, MAX_POST_TOPICS } from "./fold-topics.ts";
import { type FieldName, type FoundFields, selectFields } from "./front-matter-keys.ts";
import {
  createFrontMatterSchema,
  type FrontMatterFields,
  type FrontMatterRules,
} from "./front-matter-schema.ts";

/** What a post says about itself, trusted. */
export interface FrontMatter {
  readonly id: PostId;
  /** What it shares with its translations: `translationKey`, else what their paths have in common. */
  readonly story: StoryKey;
  readonly pathStory: string;
  readonly language: Language;
  readonly title: string;
  /** Null: the author left it to the body. */
  readonly description: string | null;
  readonly url: URL;
  /** What relative links in the body are relative to. */
  readonly baseUrl: URL;
  readonly publishedAt: Instant;
  readonly tags: readonly Topic[];
  readonly image: PostImage | null;
  /** What it may be the translation of; absent: its path names nothing like that, or the file says its language. */
  readonly mayTranslate?: PossibleTranslation;
  /** Why it is not for the public; null: nothing in the file says so. */
  readonly home: string | null;
  readonly expiresAt: Instant | null;
  readonly newsletter: boolean;
}

/**
 * Front matter in any of the usual spellings to what we trust: read leniently, judged strictly. A failure names every
 * fault at once, each by the key that the author wrote.
 */
export function parseFrontMatter(
  data: Readonly<Record<string, unknown>>,
  path: string,
  rules: FrontMatterRules,
): Result<FrontMatter, Problem> {
  const found = selectFields(data);
  const parsed = createFrontMatterSchema(rules, partsCategories(found, path, rules)).safeParse(
    toValues(found, path),
  );
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => toFault(found, issue.path[0], issue.message));
    return fail({ kind: "post-invalid", faults });
  }
  const given = foldTopics([...(parsed.data.tags ?? []), ...(parsed.data.categories ?? [])]);
  const tags = given.slice(0, MAX_POST_TOPICS);
  const home = decideHome(data, path, rules.timeZone);
  const speaks = parsed.data.lang !== undefined;
  const mayTranslate = speaks ? null : findPossibleTranslation(path, rules.languages);
  return succeed({
    ...deriveFrontMatter(parsed.data, tags, path, rules, {
      categories: readCategories(data),
      keys: readAddressKeys(data),
      generator: deriveGenerator(derivePathInRepository(path, rules.postsFolder ?? ""), data),
      given: selectGivenAddress(parsed.data.url ?? null, found.url.key, rules.siteUrl),
    }),
    ...derivePublicTimes(parsed.data, home),
    ...(mayTranslate === null ? {} : { mayTranslate }),
    home: home.home ?? (speaks ? null : derivePathLanguage(path, rules.languages).doubt),
  });
}

/** Jekyll parts `categories: systems mail`; words in capitals are a name, `Web Dev`, as everywhere else. */
function partsCategories(
  { categories }: FoundFields,
  path: string,
  { postsFolder = "" }: FrontMatterRules,
): boolean {
  const place = findPostsPlace(derivePathInRepository(deriveStem(path), postsFolder));
  const { key, value } = categories;
  return (
    place?.dialect === "jekyll" && /^categories$/i.test(key) && String(value) === String(value).toLowerCase()
  );
}

/** A post that two dates speak of is published at the later one: nothing of it shows before. */
const derivePublicTimes = ({ pubDate }: FrontMatterFields, { notBefore, expiresAt }: HomeVerdict) => ({
  publishedAt: Math.max(pubDate, notBefore ?? pubDate),
  expiresAt,
});

function toValues(found: FoundFields, path: string): Readonly<Record<string, unknown>> {
  const values = Object.fromEntries(Object.entries(found).map(([name, field]) => [name, field.value]));
  return { ...values, pubDate: found.pubDate.value ?? findPathDate(found, path) };
}

/** The day in the path of the file or, where the file itself names its place (Zola's `path`), in that. */
function findPathDate({ url, slug }: FoundFields, path: string): string | undefined {
  const places = [path, url.value, slug.value].filter((place) => typeof place === "string");
  return places.map(derivePathDate).find((date) => date !== null) ?? undefined;
}

function toFault(found: FoundFields, name: PropertyKey | undefined, reason: string): Fault {
  const field =
    typeof name === "string" && Object.hasOwn(found, name) ? found[name as FieldName].key : "front matter";
  return { field, reason };
}

/** What an address is made of besides the fields. */
interface LinkSources {
  readonly categories: readonly string[];
  readonly keys: AddressKeys;
  readonly given: URL | LinkPattern | null;
  readonly generator: Generator | null;
}

function deriveFrontMatter(
  fields: FrontMatterFields,
  tags: readonly Topic[],
  path: string,
  rules: FrontMatterRules,
  { categories, keys, given, generator }: LinkSources,
): Omit<FrontMatter, "publishedAt" | "home" | "expiresAt" | "mayTranslate"> {
  const { languages, siteUrl, postsFolder = "" } = rules;
  const byPath = derivePathLanguage(path, languages);
  const language = fields.lang ?? byPath.language;
  const id = fields.id === undefined ? deriveStem(path) : derivePostName(fields.id, postsFolder);
  const pathStory = derivePathStory(path, language, languages);
  const { title, slug = null, pubDate: date } = fields;
  const url = derivePostLink({ path, language, slug, title, id, date, categories, keys }, given, rules);
  const baseUrl = deriveBaseUrl(path, url);
  return {
    id: asPostId(id),
    story: asStoryKey(fields.translationKey ?? pathStory),
    pathStory,
    language,
    title,
    description: fields.description ?? null,
    url,
    baseUrl,
    tags,
    image: deriveImage(fields, baseUrl, {
      generator,
      path: derivePathInRepository(path, postsFolder),
      siteUrl,
    }),
    newsletter: fields.newsletter ?? true,
  };
}

function deriveImage(
  { image, imageAlt }: FrontMatterFields,
  baseUrl: URL,
  origin: PictureOrigin,
): PostImage | null {
  const source = image === undefined || image === null ? null : resolveNamedPicture(image.source, origin);
  const url = source === null ? null : selectWebUrl(URL.parse(source, baseUrl.href));
  return url === null ? null : { url: url.href, alt: image?.alt || imageAlt || "" };
}
