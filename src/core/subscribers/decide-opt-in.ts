import type { Newsletter, ProviderSettings } from "../settings/settings.ts";
import type { Subscriber } from "./subscriber.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** A pending signup and its link end a week after the mail was submitted. */
export const SIGNUP_LIFETIME_MS = 7 * DAY_MS;

/** Mails to one address: one in ten minutes, three a day. What comes sooner waits. */
export const SIGNUP_THROTTLE = { gapMs: 10 * MINUTE_MS, perDay: 3 } as const;

/** What a signup leads to. Whoever asked sees none of it. */
export type OptIn = "ask-to-confirm" | "say-already-in" | "stay-silent";

export function decideOptIn(facts: {
  readonly record: Subscriber | null;
  readonly suppressed: string | null;
}): OptIn {
  if (facts.suppressed !== null) return "stay-silent";
  return facts.record?.status === "active" ? "say-already-in" : "ask-to-confirm";
}

/** How much confirmation mail may leave to everybody together; the day's is null where there is no quota. */
export interface ConfirmationAllowance {
  readonly perHour: number;
  readonly everybodyPerDay: number | null;
}

/** An hourly cap; never more than half of a daily quota. */
export const deriveConfirmationAllowance = (
  newsletter: Pick<Newsletter, "confirmationsPerHour">,
  provider: Pick<ProviderSettings, "dailyQuota">,
): ConfirmationAllowance => ({
  perHour: newsletter.confirmationsPerHour,
  everybodyPerDay: provider.dailyQuota === 0 ? null : Math.floor(provider.dailyQuota / 2),
});
