import type { PublicView } from "../../../core/posts/public-post.ts";

/** SQL: the page of a row of `posts` has answered at the link that it has now. */
export const HAS_PAGE = "(posts.page_url = posts.url AND posts.page_answered_at IS NOT NULL)";

/** A view as one parameter of a statement. */
export const bindView = ({ at, languages, requirePage }: PublicView): string =>
  JSON.stringify({ at, languages, requirePage });

/** SQL: `pt` of `pt-BR`. A language is offered where one of its base is, as in `matchLanguage`. */
const baseOf = (tag: string) => `substr(${tag}, 1, instr(${tag} || '-', '-') - 1)`;

/**
 * SQL: the language of a row of `posts` as the newsletter spells it, before the next tick has written that down. The same
 * order as in `matchLanguage`.
 */
export const spelledLanguage = (
  view: string,
): string => `COALESCE((SELECT value FROM json_each(${view}, '$.languages')
  WHERE ${baseOf("value")} = ${baseOf("posts.language")}
  ORDER BY value <> posts.language, value <> ${baseOf("posts.language")}, key LIMIT 1), posts.language)`;

/**
 * SQL: a row of `posts` that anybody may see; `view` names the parameter that `bindView` made. The same rule as
 * `isPublicPost`, held to it by tests/contracts/public-post.
 */
export const isPublicRow = (view: string): string => `(posts.deleted_at IS NULL AND posts.home IS NULL
  AND posts.published_at <= MAX((SELECT ${view} ->> '$.at'), COALESCE(posts.released_at, 0))
  AND (posts.expires_at IS NULL OR posts.expires_at > (SELECT ${view} ->> '$.at'))
  AND ${baseOf("posts.language")} IN (SELECT ${baseOf("value")} FROM json_each(${view}, '$.languages'))
  AND (posts.released_at IS NOT NULL OR (SELECT ${view} ->> '$.requirePage') = 0 OR ${HAS_PAGE}))`;
