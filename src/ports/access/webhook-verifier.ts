import type { WebhookHeaders } from "../../core/access/webhook-headers.ts";

/** Was exactly this body signed with the secret, less than five minutes ago? Never throws. */
export interface WebhookVerifier {
  verify(body: string, headers: WebhookHeaders): boolean;
}
