import { type Language, matchLanguage } from "../language.ts";
import type { Post } from "./post.ts";
import { groupStories } from "./story.ts";

/** Which posts a feed holds; an empty list holds nothing back. */
export interface FeedFilter {
  /** In order of preference: a story comes once, in the first of them that it has. */
  readonly languages: readonly Language[];
  /** Slugs; any of them. */
  readonly topics: readonly string[];
}

const EXTENSIONS = { rss: "xml", atom: "atom", json: "json" } as const;
const WHOLE = { rss: "/feed.xml", atom: "/atom.xml", json: "/feed.json" } as const;

/**
 * What the bodies of a feed may come to: the newest are whole while they fit, the others their openings. Readers and
 * services that fetch feeds give up between half a megabyte and two.
 */
export const MAX_FEED_BODY_BYTES = 512 * 1024;

export type FeedFormat = keyof typeof EXTENSIONS;

/** The address of a feed, such as `/feeds/es,en/mail,systems.xml`. Topics need a language before them. */
export function deriveFeedPath({ languages, topics }: FeedFilter, format: FeedFormat): string {
  if (languages.length === 0) return WHOLE[format];
  const parts = [languages, topics].filter((part) => part.length > 0);
  return `/feeds/${parts.map(joinNames).join("/")}.${EXTENSIONS[format]}`;
}

/** Of the translations of a story the first language's, as a reader of these languages would get it. */
export function selectFeedPosts<P extends Post>(
  posts: readonly P[],
  languages: readonly Language[],
): readonly P[] {
  if (languages.length < 2) return posts;
  const chosen = groupStories(posts).flatMap((story) =>
    languages
      .flatMap((language) =>
        story.posts.filter((post) => matchLanguage(post.language, languages) === language),
      )
      .slice(0, 1),
  );
  return posts.filter((post) => chosen.includes(post));
}

/** Neither language tags nor slugs have a comma in them (topic-slug.ts). */
const joinNames = (names: readonly string[]) => names.map(encodeURIComponent).join(",");
