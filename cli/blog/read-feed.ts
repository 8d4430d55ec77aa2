import { parseFeed } from "@rowanmanning/feed-parser";
import * as z from "zod";
import { parseJson } from "../../src/core/parse-json.ts";

/** What a feed would bring, as far as its author needs to see it before it is read for good. */
export interface FeedView {
  readonly language: string | null;
  readonly items: readonly ItemView[];
}

export interface ItemView {
  readonly title: string;
  /** ISO date; null: none is given, or it cannot be read. */
  readonly date: string | null;
  /** As it is written; null: none. */
  readonly url: string | null;
  readonly guid: string | null;
  /** HTML or plain text, whichever is longest. */
  readonly body: string;
}

/** RSS, Atom and JSON Feed; null: this is no feed. */
export function readFeed(text: string): FeedView | null {
  const start = text.replace(/^\uFEFF/, "").trimStart();
  if (start.startsWith("{")) return readJsonFeed(start);
  if (!/<(?:\w+:)?(?:rss|feed|rdf)[\s>]/i.test(start.slice(0, 2_000))) return null;
  try {
    const { language, items } = parseFeed(start);
    return { language, items: items.map(toView) };
  } catch {
    return null; // a parser of other people meets every text that a server can answer: this one is no feed
  }
}

type XmlItem = ReturnType<typeof parseFeed>["items"][number];

const toView = ({
  title,
  published,
  updated,
  url,
  id,
  content,
  description,
  element,
}: XmlItem): ItemView => ({
  title: title ?? "",
  date: toDate((published ?? updated)?.toISOString()),
  url: element.findElementWithName("link")?.textContent.trim() || url,
  guid: id,
  body: [content ?? "", description ?? ""].reduce((longest, one) =>
    one.length > longest.length ? one : longest,
  ),
});

const text = z.string().nullish().catch(null);
const jsonFeedSchema = z.object({
  version: z.string().startsWith("https://jsonfeed.org/version/"),
  language: text,
  items: z.array(
    z.object({
      ...{ title: text, url: text, date_published: text, date_modified: text },
      ...{ content_html: text, content_text: text, summary: text },
      id: z.union([z.string(), z.number()]).nullish().catch(null),
    }),
  ),
});

function readJsonFeed(body: string): FeedView | null {
  const json = parseJson(body);
  const feed = jsonFeedSchema.safeParse(json.ok ? json.value : null);
  if (!feed.success) return null;
  const items = feed.data.items.map((item) => ({
    title: item.title ?? "",
    date: toDate(item.date_published ?? item.date_modified ?? undefined),
    url: item.url ?? null,
    guid: item.id === null || item.id === undefined ? null : String(item.id),
    body: item.content_html ?? item.content_text ?? item.summary ?? "",
  }));
  return { language: feed.data.language ?? null, items };
}

const toDate = (date: string | undefined) =>
  date === undefined || Number.isNaN(Date.parse(date)) ? null : new Date(date).toISOString().slice(0, 10);
