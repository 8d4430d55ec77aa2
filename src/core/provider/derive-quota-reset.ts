import type { Instant } from "../ids.ts";

/**
 * A quota counts by UTC days and months, of the provider's own clock. By our clock a day begins this much later: a
 * refusal or a count that comes just after midnight still speaks of the day before, and a request at the very stroke is refused once
 * more. Taken for the new day, either would cost a whole day, or a month.
 */
export const CLOCK_SLACK_MS = 60_000;

/** The UTC day (`2026-11-23`) and month (`2026-11`) that an instant counts in. */
export const dayOf = (at: Instant) => toCounted(at).toISOString().slice(0, 10);
export const monthOf = (at: Instant) => toCounted(at).toISOString().slice(0, 7);

/** When a used-up quota is new: a minute after the next UTC midnight, or after that of the next month's first day. */
export function deriveQuotaReset(quota: "daily-quota" | "monthly-quota", now: Instant): Instant {
  const day = toCounted(now);
  const [year, month] = [day.getUTCFullYear(), day.getUTCMonth()];
  const midnight =
    quota === "daily-quota" ? Date.UTC(year, month, day.getUTCDate() + 1) : Date.UTC(year, month + 1, 1);
  return midnight + CLOCK_SLACK_MS;
}

const toCounted = (at: Instant) => new Date(at - CLOCK_SLACK_MS);
