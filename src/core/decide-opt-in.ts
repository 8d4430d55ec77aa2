import type { Newsletter, ProviderSettings } from "./settings.ts";
import type { Subscriber } from "./subscriber.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** A pending signup and its link end after a week. */
export const SIGNUP_LIFETIME_MS = 7 * DAY_MS;
/** A mail that was not submitted within the hour is given up: the next signup asks anew. */
export const OUTBOX_LIFETIME_MS = 60 * MINUTE_MS;

/** What a signup leads to. Whoever asked sees none of it. */
export type OptIn = "ask-to-confirm" | "say-already-in" | "stay-silent";

export function decideOptIn(facts: {
  readonly record: Subscriber | null;
  readonly suppressed: string | null;
}): OptIn {
  if (facts.suppressed !== null) return "stay-silent";
  return facts.record?.status === "active" ? "say-already-in" : "ask-to-confirm";
}

/** How much confirmation mail may leave. */
export interface ConfirmationAllowance {
  readonly gapMs: number;
  readonly perDay: number;
  readonly perHour: number;
  readonly everybodyPerDay: number | null;
}

/** One mail to an address in ten minutes, three a day; an hourly cap; never more than half of a daily quota. */
export function deriveConfirmationAllowance(
  newsletter: Pick<Newsletter, "confirmationsPerHour">,
  provider: Pick<ProviderSettings, "dailyQuota">,
): ConfirmationAllowance {
  return {
    gapMs: 10 * MINUTE_MS,
    perDay: 3,
    perHour: newsletter.confirmationsPerHour,
    everybodyPerDay: provider.dailyQuota === 0 ? null : Math.floor(provider.dailyQuota / 2),
  };
}

/** For a suppressed address the same work is done, so that timing tells nothing, and no mail can be claimed. */
export const NO_MAIL_ALLOWED: ConfirmationAllowance = { gapMs: 0, perDay: 0, perHour: 0, everybodyPerDay: 0 };
