import type { Instant } from "../../core/ids.ts";
import type { IssueOutcome } from "../../core/schedule/issue-outcome.ts";

/** What became of a webhook: a repeated `webhook-id` is told it again. */
export interface WebhookOutcome {
  readonly id: string;
  readonly at: Instant;
  readonly outcome: IssueOutcome;
}

export interface WebhookOutcomes {
  find(id: string): Promise<WebhookOutcome | null>;
  /** The first outcome of an id wins; answers the one that stands. */
  claim(outcome: WebhookOutcome): Promise<WebhookOutcome>;
}
