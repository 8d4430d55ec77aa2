import type { Cadence } from "../cadence.ts";
import type { Instant } from "../ids.ts";
import type { Language } from "../language.ts";

/** What the mails of a pull request's posts would be, were it merged now. */
export interface Preview {
  /** Nobody can guess it. */
  readonly id: string;
  readonly repository: string;
  readonly number: number;
  readonly title: string;
  readonly head: string;
  readonly madeAt: Instant;
  readonly posts: readonly PreviewedPost[];
  /** Files of posts that are not shown, because there are so many. */
  readonly leftOut: number;
  /** Paths of posts that it takes away. */
  readonly removed: readonly string[];
  readonly mails: readonly PreviewedMail[];
  readonly audiences: readonly PreviewedAudience[];
}

export interface PreviewedPost {
  readonly path: string;
  /** Null: the file cannot be read. */
  readonly title: string | null;
  readonly language: Language | null;
  readonly url: string | null;
  /** What is wrong with the file, with lines where they are known; empty: nothing. */
  readonly faults: readonly string[];
  /** Why nobody would be mailed about it; null: somebody would. */
  readonly reason: string | null;
  /** Addresses of pictures that say nothing to whoever does not see them. */
  readonly unsaid: readonly string[];
  readonly deadLinks: readonly DeadLink[];
}

export interface DeadLink {
  readonly url: string;
  /** As a verb with what follows it: `answers 404`. */
  readonly problem: string;
}

/** One mail, without its HTML. */
export interface PreviewedMail {
  /** A digest of all, or one post whole. */
  readonly kind: "digest" | "post";
  readonly language: Language;
  readonly subject: string;
  /** Of its HTML. */
  readonly bytes: number;
}

export interface PreviewMail extends PreviewedMail {
  readonly html: string;
}

/** Who would get it, in numbers alone. */
export interface PreviewedAudience {
  readonly cadence: Cadence;
  readonly readers: number;
  /** Null: as soon as the posts are there. */
  readonly nextAt: Instant | null;
}

/** Gmail cuts off a mail whose HTML is longer. */
export const CLIP_BYTES = 102 * 1024;

/** Is there something that its author has to mend before it is merged? */
export const hasFaults = ({ posts }: Pick<Preview, "posts">): boolean =>
  posts.some(({ faults }) => faults.length > 0);
