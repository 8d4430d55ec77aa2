import type { Instant } from "../ids.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** A tick comes that often; a little less, so that one that is early counts. */
const TICK_MS = 14 * MINUTE_MS;
/** A site is built and deployed within two hours, if at all. */
const EAGER_TRIES = 8;
const MOST_MS = 4 * HOUR_MS;
/** After about three days nobody waits for it any more. */
const PATIENT_TRIES = 24;
const DAY_MS = 24 * HOUR_MS;

/** When a page that did not answer is asked again: with every tick at first, then ever more seldom, or when the blog says. */
export function schedulePage(now: Instant, tries: number, retryAfterSeconds: number | null): Instant {
  if (retryAfterSeconds !== null) return now + Math.min(Math.max(retryAfterSeconds * 1000, TICK_MS), DAY_MS);
  if (tries > PATIENT_TRIES) return now + DAY_MS;
  return now + Math.min(TICK_MS * 2 ** Math.max(0, tries - EAGER_TRIES), MOST_MS);
}
