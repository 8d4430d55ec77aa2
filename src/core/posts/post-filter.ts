import type { Language } from "../language.ts";
import type { PublicView } from "./public-post.ts";

export interface PostFilter {
  readonly limit: number;
  readonly offset?: number;
  /** Any of them. */
  readonly languages?: readonly Language[];
  /** By slug; any of them. */
  readonly topics?: readonly string[];
  /** Only what anybody may see (core/posts/public-post.ts). */
  readonly publicIn?: PublicView;
}
