import type { Instant } from "./ids.ts";

const DAY_MS = 86_400_000;

/** How long what nobody needs any more is kept (docs/storage.md says why). */
export interface Keeping {
  /** Answers to webhooks older than this go: nobody repeats one after a month. */
  readonly outcomesFrom: Instant;
  /** Rendered mails of issues that closed before go: a batch that is resolved later is rendered anew from the content. */
  readonly editionsFrom: Instant;
  /** Bodies of posts that were deleted before go; what says that they were mailed stays. */
  readonly bodiesFrom: Instant;
  /** Previews made before go: nobody told us that their pull request was closed. */
  readonly previewsFrom: Instant;
  /** Ledgers of issues that closed before are given up: who got what is kept for a year and a month. */
  readonly ledgersFrom: Instant;
}

export const deriveKeeping = (now: Instant): Keeping => ({
  outcomesFrom: now - 30 * DAY_MS,
  editionsFrom: now - 30 * DAY_MS,
  bodiesFrom: now - 30 * DAY_MS,
  previewsFrom: now - 90 * DAY_MS,
  ledgersFrom: now - 400 * DAY_MS,
});
