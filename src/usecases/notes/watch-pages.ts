import { type Occasion, PAGE_PATIENCE_MS } from "../../core/notes/occasion.ts";
import { derivePublicView } from "../../core/posts/public-post.ts";
import { deriveOldest } from "../../core/schedule/explain-not-due.ts";
import type { Newsletter } from "../../core/settings/settings.ts";
import type { PageStore } from "../../ports/pages/page-store.ts";
import type { Clock } from "../../ports/runtime/clock.ts";

export interface WatchPagesDependencies {
  readonly newsletter: Pick<Newsletter, "requirePage" | "languages" | "maximumAgeDays">;
  readonly pages: Pick<PageStore, "listMissing">;
  readonly tellAuthor: (occasions: readonly Occasion[]) => Promise<void>;
  readonly clock: Pick<Clock, "now">;
}

/** With every tick: tells the author of posts that have waited for their page for a day. Idempotent. */
export async function watchPages({
  newsletter,
  pages,
  tellAuthor,
  clock,
}: WatchPagesDependencies): Promise<void> {
  if (!newsletter.requirePage) return;
  const now = clock.now();
  const view = derivePublicView(newsletter, now);
  const missing = await pages.listMissing(view, deriveOldest(newsletter, now), now - PAGE_PATIENCE_MS);
  await tellAuthor(
    missing.map(({ problem, ...page }) => ({ kind: "page-missing", ...page, because: problem })),
  );
}
