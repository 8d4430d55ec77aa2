import type { IssueId } from "../../core/ids.ts";
import type { Issue } from "../../core/issues/issue.ts";
import type { Language } from "../../core/language.ts";
import type { Headline } from "../../core/posts/headline.ts";
import type { Body, Post } from "../../core/posts/post.ts";
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

export interface ListedIssue {
  readonly issue: Issue;
  /** One for each language that it has, the first story first. */
  readonly headlines: readonly Headline[];
}

export interface FoundIssue {
  readonly issue: Issue;
  readonly posts: readonly Post[];
  /** Of the translation that is wanted most, where the issue is one story; else null. */
  readonly body: (Body & Pick<Post, "id">) | null;
  readonly newer: ListedIssue | null;
  readonly older: ListedIssue | null;
}
