import * as z from "zod";
import { parseJson } from "../../core/parse-json.ts";
import { type BlogFeed, type FeedEntry, MAX_ENTRIES } from "../../core/polling/feed-entry.ts";
import { findTranslationKey, listTags } from "../../core/polling/translation-key.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import { escapeText } from "../../core/text/escape-html.ts";
import { toAbsoluteAddress } from "./absolute-address.ts";

const text = z.string().nullish().catch(null);

const itemSchema = z.object({
  id: z.union([z.string(), z.number()]).nullish().catch(null),
  url: text,
  external_url: text,
  title: text,
  summary: text,
  content_html: text,
  content_text: text,
  date_published: text,
  date_modified: text,
  language: text,
  image: text,
  banner_image: text,
  tags: z.array(z.string().catch("")).nullish().catch(null),
});

/** JSON Feed 1 and 1.1, https://www.jsonfeed.org/version/1.1/ */
const feedSchema = z.object({
  version: z.string().startsWith("https://jsonfeed.org/version/"),
  home_page_url: text,
  language: text,
  items: z.array(z.unknown()),
});

export function parseJsonFeed(body: string, feedUrl: string): Result<BlogFeed, string> {
  const read = parseJson(body);
  const feed = feedSchema.safeParse(read.ok ? read.value : null);
  if (!feed.success)
    return fail("This JSON is no JSON Feed: it needs a version of https://jsonfeed.org and items.");
  const { language = null, items, home_page_url: home } = feed.data;
  const site = URL.parse(home ?? "", feedUrl)?.href ?? feedUrl;
  const entries = items.slice(0, MAX_ENTRIES).flatMap((item) => {
    const parsed = itemSchema.safeParse(item);
    return parsed.success ? [toEntry(parsed.data, site)] : [];
  });
  return succeed({ language, entries });
}

function toEntry(item: z.output<typeof itemSchema>, site: string): FeedEntry {
  const id = item.id === null || item.id === undefined ? null : String(item.id);
  const url = toAbsoluteAddress(
    item.url ?? item.external_url ?? (/^https?:/.test(id ?? "") ? id : null),
    site,
  );
  const categories = (item.tags ?? []).map((text) => ({ kind: null, text }));
  const date = Date.parse(item.date_published ?? item.date_modified ?? "");
  return {
    guid: id,
    url,
    title: item.title ?? "",
    summary: item.summary ?? null,
    publishedAt: Number.isNaN(date) ? null : date,
    language: item.language ?? null,
    tags: listTags(categories),
    translationKey: findTranslationKey(categories),
    html: item.content_html ?? toParagraphs(item.content_text ?? item.summary ?? ""),
    baseUrl: url ?? site,
    imageUrl: toAbsoluteAddress(item.image ?? item.banner_image ?? null, url ?? site),
    translations: [],
  };
}

const toParagraphs = (plain: string) =>
  plain
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${escapeText(paragraph.trim())}</p>`)
    .join("\n");
