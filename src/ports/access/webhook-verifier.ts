/** The three headers of Standard Webhooks 1.0.0, null where the request lacks one. */
export interface WebhookHeaders {
  readonly id: string | null;
  readonly timestamp: string | null;
  readonly signature: string | null;
}

/** Was exactly this body signed with the secret, less than five minutes ago? Never throws. */
export interface WebhookVerifier {
  verify(body: string, headers: WebhookHeaders): boolean;
}
