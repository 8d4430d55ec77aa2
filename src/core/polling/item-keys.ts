import type { FeedEntry } from "./feed-entry.ts";

/** What is added to an address to see who came by it. */
const TRACKING =
  /^(utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|mkt_tok|igshid|ref_src|_hsenc|_hsmi|yclid|wt_mc)$/i;
const INDEX = /\/index\.(html?|php)$/i;

/**
 * A page's address as what it is known by on its blog: without scheme, host, slash at the end and tracking. An
 * anchor stays: a page of changes has one for each of them. Empty:
 * it names no page of its own, as the front page does.
 */
export function deriveLinkKey(address: string): string {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol)) return "";
  const path = decode(url.pathname).replace(INDEX, "/").replace(/\/+$/, "").normalize("NFC");
  const query = [...url.searchParams].filter(([name]) => !TRACKING.test(name)).map((pair) => pair.join("="));
  return `${[path, ...(query.length === 0 ? [] : [query.sort().join("&")])].join("?")}${url.hash}`;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // a stray percent sign is part of its name
  }
}

/** Unique in the world by itself, as an address, a tag or a UUID is; `1` is unique within its feed at most. */
const isGlobal = (guid: string) =>
  /^[a-z][a-z0-9+.-]*:/i.test(guid) || /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(guid);

/** Whose pages these are: a host's, with or without `www`. Empty: nobody's. */
export const deriveBlog = (address: string): string => {
  const url = URL.parse(address);
  return url === null || !/^https?:$/.test(url.protocol) ? "" : url.host.replace(/^www\./, "");
};

/** A page of its host; null: it names none. */
export function namePage(address: string): string | null {
  const link = deriveLinkKey(address);
  return link === "" ? null : `${deriveBlog(address)}${link}`;
}

/**
 * All that an item is known by, whatever feed shows it: its guid, and its page. A new guid under the same address is the same
 * item, and so is a new address under the same guid. Empty: nothing tells it from another.
 */
export function deriveItemKeys(
  { guid, url }: Pick<FeedEntry, "guid" | "url">,
  feed: string,
): readonly string[] {
  const page = url === null ? null : namePage(url);
  const named = guid?.trim() ?? "";
  const name = isGlobal(named) ? (namePage(named) ?? named) : `${feed} ${named}`;
  return [...(named === "" ? [] : [`guid:${name}`]), ...(page === null ? [] : [`link:${page}`])];
}

/**
 * Where an item stands on its blog, whatever the blog's host: what a blog that moves as a whole leaves the same. Two blogs
 * may both have such a place, so that it says something within one feed alone, or within one that took its place.
 */
export const deriveItemPlaces = ({ guid, url }: Pick<FeedEntry, "guid" | "url">): readonly string[] =>
  [
    ["guid", guid?.trim() ?? ""],
    ["link", url ?? ""],
  ].flatMap(([kind, address = ""]) => {
    const link = deriveLinkKey(address);
    return link === "" ? [] : [`${kind}:${link}`];
  });

/** A place as it is kept with the feed that showed it. */
export const keepPlace = (feed: string, place: string): string => `at:${feed} ${place}`;

/**
 * Of many generators the guid is the address, so that another slug changes both. Then the item that this feed no longer
 * shows, with the same title and the very same moment, is the one. Null: it says too little for that.
 */
export const deriveDatedKey = (
  { title, publishedAt }: Pick<FeedEntry, "title" | "publishedAt">,
  feed: string,
): string | null =>
  publishedAt === null || title.trim() === "" ? null : `dated:${feed} ${publishedAt} ${title.trim()}`;
