import { Parser } from "htmlparser2";

/** A feed as a page names it. */
export interface NamedFeed {
  readonly url: string;
  readonly title: string;
  /** Of its items, where the page says so. */
  readonly language: string | null;
}

/** RFC 4287, RSS 2.0 and JSON Feed; older pages call theirs by the plain type of its syntax. */
const FEED_TYPE = /^(application|text)\/((rss|atom|rdf)\+xml|feed\+json|x-rss\+xml)$/;
const PLAIN_TYPE = /^(application|text)\/(xml|json)$/;
const LOOKS_LIKE_FEED = /feed|rss|atom/i;
/** Of a single post or of all comments: nobody wants these in a digest. */
const OF_COMMENTS = /comment|commentaires|kommentare|comentarios/i;

/**
 * The feeds that a page names by `rel=alternate`, wherever in it and in whatever spelling, each once and with its whole
 * address. Links that come later than others of the same address add nothing.
 */
export function listNamedFeeds(html: string, pageUrl: string): readonly NamedFeed[] {
  const found = new Map<string, NamedFeed>();
  let base = pageUrl;
  const parser = new Parser({
    onopentag(name, { rel = "", type = "", href = "", title = "", hreflang = "" }) {
      if (name === "base") base = URL.parse(href, pageUrl)?.href ?? base;
      if (name !== "link" && name !== "a") return;
      if (!rel.toLowerCase().split(/\s+/).includes("alternate")) return;
      const kind = (type.split(";")[0] ?? "").trim().toLowerCase();
      const isFeed =
        FEED_TYPE.test(kind) || (PLAIN_TYPE.test(kind) && LOOKS_LIKE_FEED.test(`${href} ${title}`));
      const url = URL.parse(href.trim(), base);
      if (!isFeed || href.trim() === "" || url === null || !/^https?:$/.test(url.protocol)) return;
      if (OF_COMMENTS.test(url.pathname) || OF_COMMENTS.test(title)) return;
      url.hash = "";
      if (!found.has(url.href))
        found.set(url.href, { url: url.href, title: title.trim(), language: hreflang.trim() || null });
    },
  });
  parser.end(html);
  return [...found.values()];
}
