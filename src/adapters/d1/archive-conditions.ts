import { WAS_TAKEN_BACK } from "./issue-row.ts";

/** SQL: a post that anybody may see. */
export const IS_SHOWN = "posts.deleted_at IS NULL AND posts.draft = 0";

/** Of its posts at least one can be shown and is in no earlier issue: such an issue is where the archive shows it. */
const IS_FIRST_OF_A_POST = `EXISTS (
  SELECT 1 FROM issue_posts AS mine JOIN posts ON posts.id = mine.post
  WHERE mine.issue = issues.id AND ${IS_SHOWN} AND NOT EXISTS (
    SELECT 1 FROM issue_posts AS other JOIN issues AS earlier ON earlier.id = other.issue
    WHERE other.post = mine.post AND NOT (earlier.cancelled_at IS NOT NULL AND earlier.started_at IS NULL)
      AND (earlier.planned_at, earlier.rowid) < (issues.planned_at, issues.rowid)))`;

/** SQL: an issue that the archive lists. */
export const IS_ARCHIVED = `(started_at IS NOT NULL OR closed_at IS NOT NULL) AND NOT ${WAS_TAKEN_BACK} AND ${IS_FIRST_OF_A_POST}`;

/** SQL: newest first; of one planning in the order of the plan. */
export const NEWEST_FIRST = "planned_at DESC, rowid";
