import type { IssueId } from "../../core/ids.ts";
import type { ArchiveContent, ArchiveQuery, FoundIssue, IssueQuery } from "../../core/issues/archive.ts";
import type { PublicReading } from "../../core/site/answer.ts";

/** What the pages of the archive show, and no more: each answer is one round trip, and only `find` reads a body. */
export interface ArchiveStore {
  /** Started issues that were the first to bring at least one post that can be shown; newest first. */
  list(query: ArchiveQuery): Promise<PublicReading<ArchiveContent>>;
  /** An issue with its posts that can be shown, and the issues before and after it in the archive (null at its ends). */
  find(id: IssueId, query: IssueQuery): Promise<PublicReading<{ readonly found: FoundIssue | null }>>;
}
