import type { WebhookOutcome } from "../../core/schedule/webhook-outcome.ts";

export interface WebhookOutcomes {
  find(id: string): Promise<WebhookOutcome | null>;
  /** The first outcome of an id wins; answers the one that stands. */
  claim(outcome: WebhookOutcome): Promise<WebhookOutcome>;
}
