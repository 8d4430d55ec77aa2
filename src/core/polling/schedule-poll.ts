import type { Instant } from "../ids.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** A tick comes that often; a little less, so that one that is early counts. */
const TICK_MS = 14 * MINUTE_MS;
/** A blog that lets its feed be kept for a day is asked every hour all the same. */
const MOST_KEPT_MS = 60 * MINUTE_MS;

/** After a poll that succeeded: not before the answer may be stale (RFC 9111, section 4.2). */
export const scheduleNext = (now: Instant, maxAgeSeconds: number | null): Instant =>
  now + Math.min(Math.max((maxAgeSeconds ?? 0) * 1000, TICK_MS), MOST_KEPT_MS);

/** One that is gone for good (RFC 9110, section 15.5.11) is asked once a day all the same: servers have said so by mistake. */
export const scheduleAfterGone = (now: Instant): Instant => now + DAY_MS;

/** After one that failed: twice as long each time up to a day, or when the blog says (RFC 9110, section 10.2.3). */
export const scheduleRetry = (now: Instant, failures: number, retryAfterSeconds: number | null): Instant =>
  now +
  Math.min(
    retryAfterSeconds === null
      ? TICK_MS * 2 ** Math.min(failures - 1, 10)
      : Math.max(retryAfterSeconds * 1000, TICK_MS),
    DAY_MS,
  );
