import { isBlank } from "../../clean-text.ts";

/**
 * How static site generators spell what we read, in the order that wins where several are given: Astro, Hugo, Jekyll,
 * Eleventy, Gatsby and their starters. Compared without case, `-` and `_`: Hugo's keys know no case.
 * What keeps a post from the public is in home-spellings.ts.
 */
const SPELLINGS = {
  title: ["title"],
  description: ["description", "summary", "excerpt"],
  pubDate: ["pubDate", "pubDatetime", "publishDate", "publishedAt", "datePublished", "date"],
  lang: ["lang", "language", "locale"],
  tags: ["tags", "tag"],
  categories: ["categories", "category"],
  newsletter: ["newsletter"],
  id: ["id"],
  translationKey: ["translationKey"],
  url: ["permalink", "url", "canonicalUrl", "canonical"],
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

/** Finds every field under any of its spellings, at the top level first, then in Hugo's `params`. */
export function selectFields(data: Readonly<Record<string, unknown>>): FoundFields {
  const top = foldKeys(data);
  const params = foldKeys(top.get("params")?.value);
  const find = (names: readonly string[]): FoundField => {
    const candidates = [top, params].flatMap((level) =>
      names.flatMap((name) => level.get(foldKey(name)) ?? []),
    );
    return candidates[0] ?? { key: names[0] ?? "", value: undefined };
  };
  // Object.fromEntries forgets the keys' names; they are those of SPELLINGS.
  return Object.fromEntries(
    Object.entries(SPELLINGS).map(([name, names]) => [name, find(names)]),
  ) as unknown as FoundFields;
}

/** Own keys alone, in a Map: front matter may be named `__proto__` or `constructor`. */
function foldKeys(data: unknown): ReadonlyMap<string, FoundField> {
  if (typeof data !== "object" || data === null || Array.isArray(data)) return new Map();
  const given = Object.entries(data).filter(([, value]) => !isAbsent(value));
  return new Map(given.map(([key, value]) => [foldKey(key), { key, value }]));
}

const foldKey = (key: string) => key.toLowerCase().replace(/[-_]/g, "");

const isAbsent = (value: unknown) =>
  value === undefined || value === null || (typeof value === "string" && isBlank(value));
