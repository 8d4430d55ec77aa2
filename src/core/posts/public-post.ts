import { formatInstant, type Instant } from "../ids.ts";
import { type Language, matchLanguage } from "../language.ts";
import { hasPage } from "../pages/explain-page.ts";
import type { Newsletter } from "../settings/settings.ts";
import type { Post } from "./post.ts";

/** For whom a post is public or not: everybody, at a moment, in the languages that the newsletter offers by then. */
export interface PublicView {
  readonly at: Instant;
  readonly languages: readonly Language[];
  /** A post that was never released is public once its page on the blog has answered. */
  readonly requirePage: boolean;
}

/** What the settings say of it. */
export const derivePublicView = (
  { languages, requirePage }: Pick<Newsletter, "languages" | "requirePage">,
  at: Instant,
): PublicView => ({ at, languages, requirePage });

/** Why a post stays home at that moment, whatever its date; null where it does not. */
export function explainHome(
  post: Pick<Post, "home" | "expiresAt" | "language">,
  { at, languages }: Pick<PublicView, "at" | "languages">,
): string | null {
  if (post.home !== null) return post.home;
  if (post.expiresAt !== null && post.expiresAt <= at) {
    return `expired (since ${formatInstant(post.expiresAt)})`;
  }
  return matchLanguage(post.language, languages) === null ? `language not offered (${post.language})` : null;
}

/**
 * May anybody see this post? Not while it stays home, is dated in the future, or waits for its page. The clock that released
 * it counts too: a tick may be a little ahead of ours.
 */
export const isPublicPost = (post: Post, view: PublicView): boolean =>
  explainHome(post, view) === null &&
  post.publishedAt <= Math.max(view.at, post.releasedAt ?? view.at) &&
  (!view.requirePage || hasPage(post));
