import type { Instant } from "./ids.ts";
import type { Post } from "./post.ts";

/** Why a post is not released at a moment. */
export type NotDueReason =
  | "draft"
  | "future"
  | "newsletter-false"
  | "too-old"
  | "already-released"
  | "in-a-special";

const DAY_MS = 86_400_000;

/**
 * Why a post is not due at `t`, or null where it is. Age is counted at that moment, so that importing a blog mails
 * nobody its back catalogue. `maximumAgeDays` 0 = no limit. `ageAt`: where age is counted at another moment, as for a
 * tick whose own time is behind the latest that was planned with.
 */
export function explainNotDue(
  post: Post,
  t: Instant,
  maximumAgeDays: number,
  ageAt: Instant = t,
): NotDueReason | null {
  if (post.special !== null) return "in-a-special";
  if (post.draft) return "draft";
  if (post.publishedAt > t) return "future";
  if (!post.newsletter) return "newsletter-false";
  if (post.releasedAt !== null) return "already-released";
  return maximumAgeDays > 0 && ageAt - post.publishedAt > maximumAgeDays * DAY_MS ? "too-old" : null;
}
