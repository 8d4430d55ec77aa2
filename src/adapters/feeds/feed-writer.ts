import { Feed, type Item } from "feed";
import { foldLine } from "../../core/clean-text.ts";
import type { FeedFormat } from "../../core/posts/feed.ts";
import type { FeedDocument, FeedItem } from "../../core/posts/feed-document.ts";
import type { FeedWriter } from "../../ports/posts/feed-writer.ts";
import { toAtomItem, toJsonItem, toRssItem } from "./feed-item.ts";
import { fillPlaces } from "./feed-places.ts";
import { upgradeJsonFeed } from "./json-feed.ts";

/** RSS 2.0, Atom 1.0 and JSON Feed 1.1 by `feed`, with what it leaves out. */
export const feedWriter: FeedWriter = {
  write: (document, format) => WRITERS[format](document),
};

const WRITERS = {
  rss: (document) => fillPlaces(createFeed(document, "rss", toRssItem).rss2()),
  atom: (document) =>
    declareLanguage(fillPlaces(createFeed(document, "atom", toAtomItem).atom1()), document.language),
  json: (document) => upgradeJsonFeed(createFeed(document, "json", toJsonItem).json1(), document),
} satisfies Record<FeedFormat, (document: FeedDocument) => string>;

function createFeed(document: FeedDocument, format: FeedFormat, toItem: (post: FeedItem) => Item): Feed {
  const title = foldLine(document.title);
  const feed = new Feed({
    id: document.selfUrl.href,
    title,
    description: foldLine(document.description),
    link: document.siteUrl.href,
    language: document.language,
    updated: new Date(document.updatedAt),
    author: { name: title, link: document.siteUrl.href },
    generator: "Gazette",
    feedLinks: { [format]: document.selfUrl.href },
  });
  for (const post of document.posts) feed.addItem(toItem(post));
  return feed;
}

const ATOM_ROOT = '<feed xmlns="http://www.w3.org/2005/Atom">';

/** `feed` has no option for it. Its root is written before anything that an author wrote, so the first match is it. */
const declareLanguage = (xml: string, language: string) =>
  xml.replace(ATOM_ROOT, () => `${ATOM_ROOT.slice(0, -1)} xml:lang="${language}">`);
