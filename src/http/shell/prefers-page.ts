import { parseAccept } from "hono/utils/accept";

/** What feed readers ask for by name, beside or before a page. */
const FEED_TYPES = [
  "application/rss+xml",
  "application/atom+xml",
  "application/feed+json",
  "application/rdf+xml",
  "application/json",
  "application/xml",
  "text/xml",
];

/**
 * Would whoever asks for a feed rather have a page about it (RFC 9110, section 12.5.1)? Browsers name `text/html` and
 * want it most; feed readers name a feed as much or more, programs name nothing: those get the feed.
 */
export function prefersPage(accept: string | undefined): boolean {
  const wanted = parseAccept(accept ?? "").map(({ type, q }) => ({ type: type.toLowerCase(), q }));
  const most = (types: readonly string[]) =>
    Math.max(0, ...wanted.filter(({ type }) => types.includes(type)).map(({ q }) => q));
  return most(["text/html"]) > most(FEED_TYPES);
}
