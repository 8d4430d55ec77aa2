import { isBlank } from "../../clean-text.ts";

/**
 * How static site generators spell what we read, in the order that wins where several are given: Astro, Hugo, Jekyll,
 * Eleventy, Gatsby and their starters. Compared without case, `-`, `_` and blanks: Hugo's keys know no case. `newsTitle`: Eleventy's own blog.
 * What keeps a post from the public is in home-spellings.ts.
 */
const SPELLINGS = {
  title: ["title", "newsTitle", "headline"],
  description: ["description", "summary", "excerpt", "spoiler", "abstract", "metaDescription"],
  pubDate: [
    ..."pubDate pubDatetime publishDate publishedAt publishedOn publishedDate datePublished publicationDate".split(
      " ",
    ),
    ..."date datetime published postDate postedAt postedOn postedDate datePosted releaseDate".split(" "),
    ..."created createdAt createdOn createdDate creationDate dateCreated firstPublished writtenAt".split(" "),
    ..."posted timestamp fecha datum".split(" "),
  ],
  lang: ["lang", "language", "locale"],
  tags: ["tags", "tag"],
  categories: ["categories", "category"],
  newsletter: ["newsletter"],
  id: ["id"],
  translationKey: ["translationKey"],
  url: ["permalink", "url", "path", "canonicalUrl", "canonical"],
  slug: ["slug", "postSlug"],
  image: [
    ..."heroImage featuredImage featureImage coverImage image images cover header thumbnail".split(" "),
    ..."ogImage socialImage".split(" "),
  ],
  imageAlt: [
    ..."heroImageAlt heroAlt featuredImageAlt featureImageAlt coverImageAlt coverAlt imageAlt".split(" "),
    ..."thumbnailAlt ogImageAlt".split(" "),
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type FieldName = keyof typeof SPELLINGS;

export interface FoundField {
  /** As the author wrote it, for faults; the first spelling where there is none. */
  readonly key: string;
  /** `undefined` where the field is absent, `null` or an empty text. */
  readonly value: unknown;
}

export type FoundFields = Readonly<Record<FieldName, FoundField>>;

/** Groups that hold fields of the post, inner to outer: Hugo's `params`, Zola's `taxonomies` and `extra`. */
const GROUPS = ["params", "taxonomies", "extra"];

/** Finds every field under any of its spellings, at the top level first, then in the groups of Hugo and Zola. */
export function selectFields(data: Readonly<Record<string, unknown>>): FoundFields {
  const top = foldKeys(data);
  const levels = [top, ...GROUPS.map((group) => foldKeys(top.get(group)?.value))];
  const list = (names: readonly string[]) =>
    levels.flatMap((level) => names.flatMap((name) => level.get(foldKey(name)) ?? []));
  // Object.fromEntries forgets the keys' names; they are those of SPELLINGS.
  return Object.fromEntries(
    Object.entries(SPELLINGS).map(([name, names]) => {
      const candidates = list(names);
      const found = name === "pubDate" ? selectDate(candidates) : candidates[0];
      return [name, found ?? { key: names[0] ?? "", value: undefined }];
    }),
  ) as unknown as FoundFields;
}

/** `published: true` is no date, and `date: {created: 2026-11-20}` holds one: the first that looks like one counts. */
function selectDate(candidates: readonly FoundField[]): FoundField | undefined {
  const dated = candidates.map(({ key, value }) => ({ key, value: findWithin(value) }));
  const isFlag = ({ key, value }: FoundField) =>
    /^(?:published|posted)$/i.test(key) && !LOOKS_DATED.test(String(value));
  const rest = dated.filter((field) => !isFlag(field));
  return rest.find(({ value }) => LOOKS_DATED.test(String(value))) ?? rest[0];
}

const LOOKS_DATED = /\d{4}|\d{1,2}[./-]\d{1,2}/;

/** MkDocs writes `date: {created: …, updated: …}`. */
function findWithin(value: unknown): unknown {
  const group = foldKeys(value);
  return ["created", "published", "date"].flatMap((name) => group.get(name)?.value ?? [])[0] ?? value;
}

/** Own keys alone, in a Map: front matter may be named `__proto__` or `constructor`. */
function foldKeys(data: unknown): ReadonlyMap<string, FoundField> {
  if (typeof data !== "object" || data === null || Array.isArray(data)) return new Map();
  const given = Object.entries(data).filter(([, value]) => !isAbsent(value));
  return new Map(given.map(([key, value]) => [foldKey(key), { key, value }]));
}

const foldKey = (key: string) => key.toLowerCase().replace(/[-_\s]/g, "");

const isAbsent = (value: unknown) =>
  value === undefined || value === null || (typeof value === "string" && isBlank(value));
