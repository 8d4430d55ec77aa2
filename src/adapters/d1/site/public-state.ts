import type { PublicState } from "../../../core/site/answer.ts";

/** SQL: posts that come or go by their date; those that stay home do neither. */
const ABROAD = "FROM posts WHERE deleted_at IS NULL AND home IS NULL AND";

/** SQL: the extreme one of these moments, each found in an index of its own. */
const extreme = (function_: "MIN" | "MAX", comparison: string) => `(SELECT ${function_}(moment) FROM (
    SELECT ${function_}(published_at) AS moment ${ABROAD} published_at ${comparison}
    UNION ALL SELECT ${function_}(expires_at) ${ABROAD} expires_at IS NOT NULL AND expires_at ${comparison}))`;

/** SQL: what the public is shown now, as one number; a restored newsletter never meets one of before its loss. */
const REVISION = "(SELECT revision + archive_revision + COALESCE(restored_at, 0) FROM schedule)";

/** SQL: in which state everything public is at the moment ?1; what came or went by its date counts from the second it did. */
const STATE = `SELECT ${REVISION} AS revision,
    MAX(posts_changed_at, COALESCE((${extreme("MAX", "<= ?1")} + 999) / 1000 * 1000, 0)) AS modifiedAt,
    ${extreme("MIN", "> ?1")} AS freshUntil
  FROM schedule`;

export const stateStatement = (db: D1Database, at: number) => db.prepare(STATE).bind(at);

/** Of the one row that the migration made. */
export function toPublicState(result: D1Result | undefined): PublicState {
  const [row] = (result?.results ?? []) as unknown as PublicState[];
  const { revision, modifiedAt, freshUntil } = row as PublicState;
  return { revision, modifiedAt, freshUntil };
}

/** SQL: not the revision that this parameter names. Where it is, the statement reads nothing. */
export const isNews = (parameter: string) => `(${parameter} IS NULL OR ${parameter} <> ${REVISION})`;
