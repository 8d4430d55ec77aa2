/** The three headers of Standard Webhooks 1.0.0, null where the request lacks one. */
export interface WebhookHeaders {
  readonly id: string | null;
  readonly timestamp: string | null;
  readonly signature: string | null;
}
