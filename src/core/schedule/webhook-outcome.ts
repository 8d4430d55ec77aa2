import type { Instant } from "../ids.ts";
import type { IssueOutcome } from "./issue-outcome.ts";

/** What became of a webhook: a repeated `webhook-id` is told it again. */
export interface WebhookOutcome {
  readonly id: string;
  readonly at: Instant;
  readonly outcome: IssueOutcome;
}
