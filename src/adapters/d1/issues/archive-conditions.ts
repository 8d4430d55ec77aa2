import { isPublicRow } from "../posts/public-post.ts";
import { WAS_TAKEN_BACK } from "./issue-row.ts";

/**
 * SQL: at least one of the posts can be shown and is in no earlier issue. The archive shows a post in the first
 * issue that has it.
 */
const isFirstOfAPost = (view: string) => `EXISTS (
  SELECT 1 FROM issue_posts AS mine JOIN posts ON posts.id = mine.post
  WHERE mine.issue = issues.id AND ${isPublicRow(view)} AND NOT EXISTS (
    SELECT 1 FROM issue_posts AS other JOIN issues AS earlier ON earlier.id = other.issue
    WHERE other.post = mine.post AND NOT (earlier.cancelled_at IS NOT NULL AND earlier.started_at IS NULL)
      AND (earlier.planned_at, earlier.rowid) < (issues.planned_at, issues.rowid)))`;

/** SQL: an issue that the archive lists; `view` names a parameter, as in `isPublicRow`. */
export const isArchived = (view: string) =>
  `(started_at IS NOT NULL OR closed_at IS NOT NULL) AND NOT ${WAS_TAKEN_BACK} AND ${isFirstOfAPost(view)}`;

/** SQL: newest first; of one planning in the order of the plan. */
export const NEWEST_FIRST = "planned_at DESC, rowid";
