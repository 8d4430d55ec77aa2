import type { ExpectedStory } from "./read-corpus.ts";

/** A story as its site's feed shows it: whole, with its author's words about it. */
export type ShownStory = Omit<ExpectedStory, "path" | "pictures" | "text"> & { readonly html: string };

export const FEED_KINDS = ["RSS", "Atom"] as const;
export type FeedKind = (typeof FEED_KINDS)[number];

const escapeMarkup = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** The feed that a generator writes of a site. */
export const writeSiteFeed = (kind: FeedKind, siteUrl: URL, stories: readonly ShownStory[]): string =>
  kind === "RSS" ? writeRss(siteUrl.href, stories) : writeAtom(siteUrl.href, stories);

const writeRss = (site: string, stories: readonly ShownStory[]) =>
  `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>A blog</title><link>${site}</link><language>en</language>
${stories.map(writeItem).join("\n")}
</channel></rss>`;

const writeItem = ({ title, url, date, language, tags, teaser, html }: ShownStory) =>
  `<item><title>${escapeMarkup(title)}</title><link>${escapeMarkup(url)}</link><guid>${escapeMarkup(url)}</guid>
<pubDate>${new Date(date).toUTCString()}</pubDate><dc:language>${language}</dc:language>
${tags.map((tag) => `<category>${escapeMarkup(tag)}</category>`).join("")}
<description>${escapeMarkup(teaser)}</description>
<content:encoded><![CDATA[${html.replaceAll("]]>", "]]]]><![CDATA[>")}]]></content:encoded></item>`;

const writeAtom = (site: string, stories: readonly ShownStory[]) =>
  `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>A blog</title><id>${site}</id><link href="${site}"/>
${stories.map(writeEntry).join("\n")}
</feed>`;

const writeEntry = ({ title, url, date, language, tags, teaser, html }: ShownStory) =>
  `<entry xml:lang="${language}"><title>${escapeMarkup(title)}</title><id>${escapeMarkup(url)}</id><link href="${escapeMarkup(url)}"/>
<published>${date}</published><updated>${date}</updated>
${tags.map((tag) => `<category term="${escapeMarkup(tag)}"/>`).join("")}
<summary>${escapeMarkup(teaser)}</summary><content type="html">${escapeMarkup(html)}</content></entry>`;
