import type { IssueId } from "../ids.ts";
import type { Language } from "../language.ts";
import type { Post } from "../posts/post.ts";
import { isPublicPost, type PublicView } from "../posts/public-post.ts";
import { groupStories } from "../posts/story.ts";
import type { NumberedTopic } from "../topic.ts";
import type { Reader } from "./subscriber.ts";

/** The reader to whom a welcome mail goes, as they confirmed, whatever they change before it leaves. */
export type WelcomedReader = Pick<Reader, "address" | "languages" | "topics">;

/** What a welcome mail shows. Chosen once, so that a retry repeats it whatever has come out or was edited since. */
export interface WelcomeContent {
  readonly language: Language;
  /** Null: there is no issue yet, or none in the reader's languages and on their topics. */
  readonly latest: LatestIssue | null;
}

export interface LatestIssue {
  readonly issue: IssueId;
  /** One of each story, newest first; never empty. */
  readonly posts: readonly Post[];
}

export interface WelcomeFacts {
  /** The reader's, as the newsletter offers them; the first is the mail's. */
  readonly languages: readonly Language[];
  readonly topics: WelcomedReader["topics"];
  readonly latest: LatestIssue;
  readonly known: readonly NumberedTopic[];
  readonly view: PublicView;
}

/**
 * What this reader gets of an issue: each story once, in the first of their languages that has it. Only public posts.
 */
export function selectLatest({ languages, topics, latest, known, view }: WelcomeFacts): LatestIssue | null {
  const slugs = known.filter(({ number }) => topics.includes(number)).map(({ slug }) => slug);
  const isFor = (post: Post) =>
    isPublicPost(post, view) && (topics.length === 0 || post.tags.some(({ slug }) => slugs.includes(slug)));
  const posts = groupStories(latest.posts.filter(isFor)).flatMap(
    (story) =>
      languages
        .map((language) => story.posts.find((post) => post.language === language))
        .find((post) => post !== undefined) ?? [],
  );
  return posts.length === 0 ? null : { issue: latest.issue, posts };
}
