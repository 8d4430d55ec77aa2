import type { Instant } from "../ids.ts";
import type { HostFailure } from "./comparison.ts";

const SECOND_MS = 1000;
const FIRST_MS = 2 * SECOND_MS;
/** A host that is down is asked again within five minutes of its being back. */
const LONGEST_MS = 300 * SECOND_MS;
/** What it refuses takes somebody who changes a token or a setting. */
const LONGEST_REFUSED_MS = 3600 * SECOND_MS;
/** A limit of the host lasts an hour at most; whatever it says, nothing waits longer than two. */
const LONGEST_WAIT_MS = 7200 * SECOND_MS;

/** When to try again: when the host says, else twice as long after each failure in a row. */
export function scheduleAttempt(now: Instant, failures: number, { kind, retryAt }: HostFailure): Instant {
  if (retryAt !== null) return Math.min(Math.max(retryAt, now + SECOND_MS), now + LONGEST_WAIT_MS);
  const longest = ["refused", "missing"].includes(kind) ? LONGEST_REFUSED_MS : LONGEST_MS;
  return now + Math.min(FIRST_MS * 2 ** Math.min(failures - 1, 20), longest);
}
