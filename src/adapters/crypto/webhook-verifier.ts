import { Webhook } from "standardwebhooks";
import type { WebhookVerifier } from "../../ports/access/webhook-verifier.ts";

/** Standard Webhooks 1.0.0 by its own library: `v1` signatures, five minutes of tolerance. No secret, no entry. */
export function createWebhookVerifier(secret: string | null): WebhookVerifier {
  return {
    verify(body, { id, timestamp, signature }) {
      if (secret === null || id === null || timestamp === null || signature === null) return false;
      const headers = { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature };
      try {
        new Webhook(secret).verify(body, headers, { jsonParse: false });
        return true;
      } catch {
        return false; // the library throws for whatever is wrong, and a caller learns no more than that
      }
    },
  };
}
