import type { Instant } from "../ids.ts";
import { explainPage } from "../pages/explain-page.ts";
import { KNOWN_BEFORE, type Post } from "../posts/post.ts";
import { explainHome } from "../posts/public-post.ts";
import type { Newsletter } from "../settings/settings.ts";

const DAY_MS = 86_400_000;

export type ReleaseRules = Pick<Newsletter, "maximumAgeDays" | "languages" | "requirePage">;

/** Posts of before are never released any more. */
export const deriveOldest = (
  { maximumAgeDays }: Pick<Newsletter, "maximumAgeDays">,
  now: Instant,
): Instant => (maximumAgeDays === 0 ? 0 : now - maximumAgeDays * DAY_MS);

/**
 * Why a post is not due at `t`, or null where it is: why it stays home (`draft`, `private (visibility: members)`…),
 * `known-before` (on the blog before its feed was polled first), `in-a-special`, `future`, `newsletter-false`, `already-released`, `too-old` or, last, `no-page (answers 404)`. Age is counted at that moment, so that
 * importing a blog mails nobody its back catalogue. `maximumAgeDays` 0 = no limit. `ageAt`: where age is counted at another
 * moment, as for a tick whose own time is behind the latest that was planned with.
 */
export function explainNotDue(
  post: Post,
  t: Instant,
  { maximumAgeDays, languages, requirePage }: ReleaseRules,
  ageAt: Instant = t,
): string | null {
  const home = explainHome(post, { at: t, languages });
  if (home !== null) return home;
  if (post.special === KNOWN_BEFORE) return "known-before";
  if (post.special !== null) return "in-a-special";
  if (post.publishedAt > t) return "future";
  if (!post.newsletter) return "newsletter-false";
  if (post.releasedAt !== null) return "already-released";
  if (post.copyOf !== undefined) return `copy (of ${post.copyOf})`;
  if (maximumAgeDays > 0 && ageAt - post.publishedAt > maximumAgeDays * DAY_MS) return "too-old";
  return explainPage(post, { requirePage });
}
