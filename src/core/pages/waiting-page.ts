import type { Instant, PostId } from "../ids.ts";
import type { PublicView } from "../posts/public-post.ts";

/** A post that is to be public once its page answers. */
export interface WaitingPage {
  readonly post: PostId;
  readonly url: string;
  /** How often this very address was asked. */
  readonly tries: number;
}

/** A page that did not answer, for its author. */
export interface MissingPage {
  readonly post: PostId;
  readonly path: string;
  readonly title: string;
  readonly url: string;
  /** As a verb with what follows it: `answers 404`. */
  readonly problem: string;
  /** When this address was asked first. */
  readonly since: Instant;
}

/** What became of asking for a page. */
export type PageFinding =
  | { readonly isThere: true }
  | { readonly isThere: false; readonly problem: string; readonly retryAfterSeconds: number | null };

/** Which of them are wanted. */
export interface WaitingFilter {
  /** Whose date has come, and which nothing else keeps at home. */
  readonly view: PublicView;
  /** Only what is due to be asked by then. */
  readonly until: Instant;
  /** First come those that were published later, for they may be released. */
  readonly publishedFrom: Instant;
  readonly limit: number;
}

/** Of several that would ask for a page at once, one does. */
export interface PageClaim {
  readonly now: Instant;
  /** Nobody else asks until then. */
  readonly until: Instant;
  /** Only where it is due to be asked by then. */
  readonly dueBy: Instant;
}
