import type { Instant } from "../../core/ids.ts";

/** What a webhook was answered: a repeated `webhook-id` gets it again. */
export interface WebhookOutcome {
  readonly id: string;
  readonly at: Instant;
  readonly status: number;
  readonly body: unknown;
}

export interface WebhookOutcomes {
  find(id: string): Promise<WebhookOutcome | null>;
  /** The first outcome of an id wins; answers the one that stands. */
  claim(outcome: WebhookOutcome): Promise<WebhookOutcome>;
}
