import type { Item } from "feed";
import { cleanText, foldLine } from "../../core/clean-text.ts";
import type { PostId } from "../../core/ids.ts";
import type { FeedItem } from "../../core/posts/feed-document.ts";
import { toAttributeText, toCdataText } from "./feed-places.ts";

/**
 * A post's name in feeds, from its id alone: neither a new address nor a new domain makes it unread again (RFC 4287,
 * section 4.2.6). An address in form, since `atom1()` takes nothing else.
 */
export const deriveFeedId = (id: PostId) => `urn:x-gazette:post:${encodeURIComponent(foldLine(id))}`;

/** For RSS, where a title is text and a description HTML. */
export const toRssItem = (post: FeedItem): Item => ({
  ...toBase(post),
  title: toCdataText(foldLine(post.title)),
  description: toCdataText(escapeHtml(foldLine(post.description))),
  content: toCdataText(cleanText(post.html)),
  category: post.tags.map((tag) => ({ name: foldLine(tag.name) })),
});

/** For Atom, where `feed` declares title and summary as HTML. */
export const toAtomItem = (post: FeedItem): Item => ({
  ...toRssItem(post),
  title: toCdataText(escapeHtml(foldLine(post.title))),
  category: post.tags.map((tag) => ({
    term: toAttributeText(foldLine(tag.slug)),
    name: toAttributeText(foldLine(tag.name)),
  })),
});

/** For JSON Feed, which needs no escaping and has room for a picture and a language. */
export const toJsonItem = (post: FeedItem): Item => ({
  ...toBase(post),
  title: foldLine(post.title),
  description: foldLine(post.description),
  content: cleanText(post.html),
  category: post.tags.map((tag) => ({ name: foldLine(tag.name) })),
  ...(post.image === null ? {} : { image: post.image.url }),
});

const toBase = (post: FeedItem) => ({
  id: deriveFeedId(post.id),
  link: post.url,
  published: new Date(post.publishedAt),
  date: new Date(Math.max(post.publishedAt, post.changedAt)),
});

const escapeHtml = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
