import type { Instant } from "../../core/ids.ts";
import type { MissingPage, PageClaim, WaitingFilter, WaitingPage } from "../../core/pages/waiting-page.ts";
import type { PublicView } from "../../core/posts/public-post.ts";

/** Which posts wait for their page on the blog (D1). A link that changed begins anew. */
export interface PageStore {
  listWaiting(filter: WaitingFilter): Promise<readonly WaitingPage[]>;
  /**
   * Says that it is being asked for, until then at most: whoever stops on the way keeps nobody from asking later. False:
   * somebody else is asking, or has asked, so that it is not due by then; or it waits no more. Atomic.
   */
  claim(page: Pick<WaitingPage, "post" | "url">, claim: PageClaim): Promise<boolean>;
  /** From now on this post is public, and due. Nothing where its link is another by now. Idempotent. */
  saveAnswered(page: Pick<WaitingPage, "post" | "url">, now: Instant): Promise<void>;
  /** Nothing where its page has answered meanwhile, or its link is another by now. */
  saveMissing(
    page: Pick<WaitingPage, "post" | "url">,
    found: { readonly problem: string; readonly nextAt: Instant },
    now: Instant,
  ): Promise<void>;
  /** Posts that would be released but for their page, which has been asked since before then. Oldest first. */
  listMissing(view: PublicView, publishedFrom: Instant, before: Instant): Promise<readonly MissingPage[]>;
}
