import type { Instant } from "../../../core/ids.ts";

/**
 * SQL for `UPDATE schedule SET …`: notes when posts changed, for the Last-Modified of feeds; `parameter` names
 * `bindChange(now)`.
 */
export const noteChange = (parameter: string): string =>
  `posts_changed_at = MAX(posts_changed_at, ${parameter})`;

/** HTTP dates have whole seconds (RFC 9110, section 5.6.7). */
export const bindChange = (now: Instant): number => Math.floor(now / 1000) * 1000;
