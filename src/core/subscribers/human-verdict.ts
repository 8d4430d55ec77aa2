export interface HumanVerdict {
  /** `unknown`: nobody could say; the form may be sent again. */
  readonly outcome: "passed" | "refused" | "unknown";
  /** The service's own words, for the log; empty where there are none. */
  readonly reason: string;
}
