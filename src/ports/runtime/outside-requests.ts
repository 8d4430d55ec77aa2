/** What this invocation has asked of feeds and pages so far: a tick has 25 requests for both. */
export interface OutsideRequests {
  count(): number;
}
