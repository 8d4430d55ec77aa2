import type { PublicView } from "../../../core/posts/public-post.ts";

/** A view as one parameter of a statement. */
export const bindView = ({ at, languages }: PublicView): string => JSON.stringify({ at, languages });

/**
 * SQL: a row of `posts` that anybody may see; `view` names the parameter that `bindView` made. The same rule as
 * `isPublicPost`, held to it by tests/contracts/public-post.
 */
export const isPublicRow = (view: string): string => `(posts.deleted_at IS NULL AND posts.home IS NULL
  AND posts.published_at <= MAX((SELECT ${view} ->> '$.at'), COALESCE(posts.released_at, 0))
  AND (posts.expires_at IS NULL OR posts.expires_at > (SELECT ${view} ->> '$.at'))
  AND posts.language IN (SELECT value FROM json_each(${view}, '$.languages')))`;
