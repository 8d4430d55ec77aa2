import type { Instant } from "../../../src/core/ids.ts";
import type { Language } from "../../../src/core/language.ts";
import type { PostImage } from "../../../src/core/posts/post.ts";

/** One story of an issue in the language that its reader gets. */
export interface DigestStory {
  readonly title: string;
  readonly description: string;
  readonly url: string;
  readonly publishedAt: Instant;
  /** Names of its topics, as the author wrote them. */
  readonly tags: readonly string[];
  readonly image: PostImage | null;
  readonly words: number;
  readonly language: Language;
}
