import type { IssueId } from "../../core/ids.ts";
import type { FoundIssue, ListedIssue } from "../../core/issues/archive.ts";
import type { Language } from "../../core/language.ts";
import type { PublicView } from "../../core/posts/public-post.ts";

/** What the pages of the archive show, and no more: each answer is one round trip, and only `find` reads a body. */
export interface ArchiveStore {
  /** Started issues that were the first to bring at least one post that can be shown; newest first. */
  list(page: {
    readonly limit: number;
    readonly offset: number;
    readonly view: PublicView;
  }): Promise<readonly ListedIssue[]>;
  /**
   * An issue with its posts that can be shown, and the issues before and after it in the archive (null at its ends).
   * Null where there is no such issue. `languages`: which translation's body is wanted, the best first.
   */
  find(
    id: IssueId,
    wanted: { readonly languages: readonly Language[]; readonly view: PublicView },
  ): Promise<FoundIssue | null>;
}
