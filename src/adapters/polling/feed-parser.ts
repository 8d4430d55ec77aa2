import { parseFeed } from "@rowanmanning/feed-parser";
import { type BlogFeed, type FeedEntry, MAX_ENTRIES } from "../../core/polling/feed-entry.ts";
import { type Category, findTranslationKey, listTags } from "../../core/polling/translation-key.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import type { FeedParser } from "../../ports/polling/feed-parser.ts";
import { toAbsoluteAddress } from "./absolute-address.ts";
import { parseJsonFeed } from "./parse-json-feed.ts";
import { readMarkup } from "./read-markup.ts";
import { readText } from "./read-text.ts";
import { readTitle } from "./read-title.ts";

type XmlFeed = ReturnType<typeof parseFeed>;
type XmlItem = XmlFeed["items"][number];

/**
 * Feeds by `@rowanmanning/feed-parser`, which is lenient where blogs are careless, and JSON Feed beside it. Bodies are read
 * from the elements themselves: the library decodes them once too often, and code that shows a tag would become one.
 */
export const feedParser: FeedParser = {
  parse(body, url) {
    const text = body.replace(/^\uFEFF/, "").trimStart();
    if (text === "") return fail("The feed is empty.");
    if (text.startsWith("{")) return parseJsonFeed(text, url);
    if (/^<!doctype html|^<html/i.test(text))
      return fail("This address answers a web page. Give the address of the feed itself.");
    if (/<(?:\w+:)?(?:rss|feed|rdf)[\s>]/i.test(text) && !ROOT_END.test(text))
      return fail("The feed ends in the middle: its last lines are missing.");
    return parseXml(text, url);
  },
};

/** Half a document would be taken for all of it, and half a post for a whole one. */
const ROOT_END = /<\/(?:\w+:)?(?:rss|feed|rdf)\s*>/i;

function parseXml(text: string, url: string): Result<BlogFeed, string> {
  try {
    const feed = parseFeed(text);
    return succeed({
      language: feed.language,
      entries: feed.items.slice(0, MAX_ENTRIES).map((item) => toEntry(feed, item, url)),
    });
  } catch (error) {
    // A parser of other people meets every text that a server can answer: what it cannot read is the author's news.
    const reason = error instanceof Error ? error.message : String(error);
    return fail(`This is no RSS, Atom or JSON Feed that can be read: ${reason.slice(0, 200)}`);
  }
}

function toEntry(feed: XmlFeed, item: XmlItem, feedUrl: string): FeedEntry {
  const site = toAbsoluteAddress(feed.url, feedUrl) ?? feedUrl;
  const page = item.url ?? (isPermalink(item) ? item.id : null);
  const body = readMarkup(item.element, ["encoded", "content", "summary", "description"]);
  const url = toAbsoluteAddress(page, site);
  const categories = readCategories(item);
  return {
    guid: item.id,
    url,
    title: readTitle(item.element, feed.meta.type === "atom"),
    summary: describe(item),
    publishedAt: (item.published ?? item.updated)?.getTime() ?? null,
    language:
      item.element.getAttribute("xml:lang") ??
      item.element.findElementWithName("language")?.textContentNormalized ??
      null,
    tags: listTags(categories),
    translationKey: findTranslationKey(categories),
    html: body?.html ?? "",
    baseUrl: toAbsoluteAddress(body?.baseUrl ?? null, site) ?? url ?? site,
    imageUrl: toAbsoluteAddress(item.image?.url ?? null, url ?? site),
    translations: item.element
      .findElementsWithName("link")
      .filter((link) => link.getAttribute("rel") === "alternate" && link.getAttribute("hreflang") !== null)
      .flatMap((link) => toAbsoluteAddress(link.getAttributeAsUrl("href"), site) ?? []),
  };
}

/** The library's own words for them, beside the kind that it does not tell. Those of the feed as a whole say nothing of an item. */
function readCategories({ element, categories }: XmlItem): readonly Category[] {
  const own = element.findElementsWithName("category");
  if (own.length === 0) return [];
  const kinds = new Map(
    own.map((one) => [
      one.getAttribute("term") ?? one.textContentNormalized,
      one.getAttribute("domain") ?? one.getAttribute("scheme"),
    ]),
  );
  return categories.map(({ label, term }) => ({ kind: kinds.get(term) ?? null, text: label ?? term }));
}

function describe({ element }: XmlItem): string | null {
  const summary = readMarkup(element, ["summary", "description"]);
  return summary === null ? null : readText(summary.html);
}

/** RSS: a guid is the page's address unless it says otherwise. */
const isPermalink = ({ element }: XmlItem) =>
  element.findElementWithName("guid")?.getAttribute("ispermalink")?.toLowerCase() === "true" ||
  /^https?:/.test(element.findElementWithName("guid")?.textContent.trim() ?? "");
