import type { Instant } from "../ids.ts";
import type { Language } from "../language.ts";
import type { Post } from "./post.ts";

/** `html`: safe, links absolute. */
export type FeedItem = Post & { readonly html: string };

export interface FeedDocument {
  readonly title: string;
  readonly description: string;
  readonly siteUrl: URL;
  readonly selfUrl: URL;
  readonly language: Language;
  readonly updatedAt: Instant;
  readonly posts: readonly FeedItem[];
}
