import type { Cadence, IssueCadence } from "../cadence.ts";
import {
  asEditionKey,
  type EditionKey,
  type Instant,
  type IssueId,
  type PostId,
  type StoryKey,
} from "../ids.ts";
import type { Language } from "../language.ts";
import type { Article } from "../posts/article.ts";
import type { Post } from "../posts/post.ts";
import { deriveShortHash } from "../short-hash.ts";
import type { CadenceEnd } from "../subscribers/preferences/decide-preferences.ts";
import type { TopicNumber } from "../topic.ts";

/** Everything that the mails of an issue are made of, frozen by compose: no later edit of a post reaches it. */
export interface IssueContent {
  readonly issue: IssueId;
  readonly cadence: IssueCadence;
  readonly slotAt: Instant;
  /**
   * Readers who came to a cadence when its windows ended at one of these catch up with this issue; with a special, they
   * had not caught up when it was planned.
   */
  readonly catchUps: readonly CadenceEnd[];
  /** In the order of the issue. */
  readonly stories: readonly IssueStory[];
  readonly envelope: Envelope;
}

export interface IssueStory {
  readonly key: StoryKey;
  readonly posts: readonly IssuePost[];
  /** Languages of this story that were released by the end of this window, in it or not; none for a special. */
  readonly earlier: readonly EarlierRelease[];
  /**
   * For a special: earlier issues that held the story, whose readers may have got it already. For other issues: earlier
   * specials.
   */
  readonly mailed: readonly EarlierMailing[];
}

/** One language of a story that was released. Readers who came from another cadence may have had it there. */
export interface EarlierRelease {
  readonly language: Language;
  readonly releasedAt: Instant;
  /**
   * Present if an earlier issue of this cadence brought it: to readers of that language who read none of `passedOver`.
   */
  readonly brought?: { readonly passedOver: readonly Language[] };
}

/** One language of a story in one earlier issue. */
export interface EarlierMailing {
  readonly language: Language;
  readonly releasedAt: Instant;
  readonly cadence: IssueCadence;
  readonly plannedAt: Instant;
  /** End of that issue's window. */
  readonly through: Instant;
}

export interface IssuePost extends Post {
  /** The whole body, where the issue is this one story; absent where a digest announces the post. */
  readonly article?: Article;
  /** Set for a post of an earlier window, which only readers who catch up get. */
  readonly isCatchUp?: true;
  readonly topicNumbers: readonly TopicNumber[];
}

/** The frozen outside of a mail. Addresses are strings: the content is stored as JSON. */
export interface Envelope {
  readonly from: string;
  readonly replyTo: string | null;
  readonly publicUrl: string;
  readonly siteUrl: string;
  readonly title: string;
  readonly description: string;
  readonly postalAddress: string;
  readonly timeZone: string;
  /** Offered languages, the first is the default. */
  readonly languages: readonly Language[];
  /** Offered cadences, the first is the default. */
  readonly cadences: readonly Cadence[];
  /** Issue time of every link token in these mails, so that a retry repeats them byte for byte. */
  readonly tokenAt: Instant;
  /** What the placeholders of these mails derive from; no author knows it. */
  readonly placeholderKey: string;
}

/** The variant of an issue that readers with the same choices share. */
export interface Edition {
  readonly key: EditionKey;
  readonly language: Language;
  readonly posts: readonly PostId[];
}

export function deriveEdition(language: Language, posts: readonly PostId[]): Edition {
  return { key: asEditionKey(`${language}.${deriveShortHash(posts)}`), language, posts };
}

/** Derives each edition once: readers share few, and a name by hash costs as much as all else about a reader. */
export function rememberEditions(): typeof deriveEdition {
  const known = new Map<string, Edition>();
  return (language, posts) => {
    const name = [language, ...posts].join(" ");
    const edition = known.get(name) ?? deriveEdition(language, posts);
    known.set(name, edition);
    return edition;
  };
}

/** A rendered mail. In an edition's html and text placeholders stand for the personal parts (`placeholders.ts`). */
export interface Mail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}
