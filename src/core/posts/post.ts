import { asIssueId, type Instant, type IssueId, type PostId, type StoryKey } from "../ids.ts";
import type { Language } from "../language.ts";
import type { Topic } from "../topic.ts";

/** In the place of a special: the post was on the blog before its feed was polled first, and is in no window. */
export const KNOWN_BEFORE = asIssueId("known-before");

export interface PostImage {
  readonly url: string;
  readonly alt: string;
}

/** One article of the blog, in one language, as stored. */
export interface Post {
  readonly id: PostId;
  readonly path: string;
  readonly story: StoryKey;
  readonly language: Language;
  readonly title: string;
  readonly description: string;
  /** Absolute address of the article on the blog. */
  readonly url: string;
  readonly publishedAt: Instant;
  readonly tags: readonly Topic[];
  readonly image: PostImage | null;
  /** Why its file keeps it from the public, in plain words; null: nothing in it does (decide-home.ts). */
  readonly home: string | null;
  /** Not for the public from then on; null: for good. */
  readonly expiresAt: Instant | null;
  /** False: never in a mail of a cadence (front matter `newsletter: false`). */
  readonly newsletter: boolean;
  /** How long it is to read, in words (core/posts/count-words.ts). */
  readonly words: number;
  readonly addedAt: Instant;
  readonly changedAt: Instant;
  readonly releasedAt: Instant | null;
  /** The special that took this post out of all windows, or `KNOWN_BEFORE`. */
  readonly special: IssueId | null;
  /** Another post that stands with the same bytes in the same language: while both do, this one is not released. */
  readonly copyOf?: PostId;
  /** Does its page on the blog answer? Absent: it was never asked at this address. */
  readonly page?: PostPage;
}

export interface PostPage {
  /** It answered once, or its author let the post go without. */
  readonly isThere: boolean;
  /** What was found instead, as a verb with what follows it. */
  readonly problem: string | null;
}

/** The body of a post as a page or a feed shows it. */
export interface Body {
  /** Safe HTML, links absolute. */
  readonly html: string;
  /** False: these are the first blocks alone, maybe none; the post goes on. */
  readonly isWhole: boolean;
}

/** A post with its whole body, as it is stored; pages, lists and plans do without. */
export interface RenderedPost extends Post {
  /** Safe HTML, links absolute. */
  readonly html: string;
  readonly text: string;
}
