/** A first, approximate rate limit for each client of public forms; the throttle in the store stands behind it. */
export interface FormRateLimit {
  admits(client: string): Promise<boolean>;
}
