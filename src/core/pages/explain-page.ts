import type { Post } from "../posts/post.ts";

type PagedPost = Pick<Post, "releasedAt" | "page">;

/** Nothing leads to a dead link: its page has answered once, or it went out without, by its author's word. */
export const hasPage = (post: PagedPost): boolean => post.releasedAt !== null || post.page?.isThere === true;

/** Why a post that is due but for its page waits for it; null: it need not. */
export function explainPage(
  post: PagedPost,
  { requirePage }: { readonly requirePage: boolean },
): string | null {
  if (!requirePage || hasPage(post)) return null;
  return `no-page (${post.page?.problem ?? "not asked yet"})`;
}
