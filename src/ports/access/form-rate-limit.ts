/** A first, approximate brake for each client on public forms; the throttle in the store stands behind it. */
export interface FormRateLimit {
  admits(client: string): Promise<boolean>;
}
