import type { ProviderTerms } from "../../core/provider/terms.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

export const RESEND_TERMS: ProviderTerms = {
  /** resend.com/docs/api-reference/emails/send-batch-emails */
  batchSize: 100,
  /** resend.com/docs/dashboard/emails/idempotency-keys */
  keyLifeMs: DAY_MS,
  /** Mails are kept for 30 days, of which one is left to clocks; nothing says how soon an accepted one is listed. */
  listing: { delayMs: 10 * MINUTE_MS, keptMs: 29 * DAY_MS },
};
